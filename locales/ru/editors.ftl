button-admin = 🛠 Для сотрудников
button-editors = 👥 Редакторы
button-audit = 📜 Кто что делал
button-invite = ➕ Пригласить редактора
button-editor-remove = 🗑 Исключить
editors =
    <b>Редакторы</b>

    Они пишут объявления и ведут мероприятия. Чтобы исключить кого-то, нажмите на имя.
editors-none =
    <b>Редакторы</b>

    Пока их нет. Редактор пишет объявления и ведёт мероприятия.
editor-invitation =
    <b>Перешлите эту ссылку новому редактору:</b>

    { $link }

    Она сработает один раз в течение двух дней. Я сообщу, кто ею воспользовался.
editor-invitation-bad = Это приглашение уже использовано или устарело. Попросите, пожалуйста, новое.
editor-welcome = <b>Добро пожаловать!</b> Теперь вы редактор: можете писать объявления и вести мероприятия.
editor-joined = 👥 <b>{ $name }</b> (id { $id }) — теперь редактор. Если это не тот человек, сразу исключите его.
editor-remove-ask = Исключить из редакторов: <b>{ $name }</b>?
editor-removed = Готово.
audit = <b>Кто что делал</b>
audit-none = Пока ничего.
audit-line = { $at } · <b>{ $who }</b>: { $what }
audit-editor-invited = приглашение для редактора
audit-editor-joined = теперь редактор ({ $object })
audit-editor-removed = исключение редактора: { $object }
audit-announcement-sent = объявление { $object }: выпуск
audit-announcement-approved = объявление { $object }: согласие
audit-announcement-declined = объявление { $object }: возврат автору
audit-announcement-taken-back = объявление { $object }: возврат на доработку
audit-announcement-started = объявление { $object }: запуск
audit-announcement-paused = объявление { $object }: пауза
audit-announcement-resumed = объявление { $object }: продолжение
audit-announcement-stopped = объявление { $object }: остановка
audit-announcement-corrected = объявление { $object }: исправление
audit-announcement-withdrawn = объявление { $object }: отзыв
audit-event-published = мероприятие { $object }: публикация
audit-event-changed = мероприятие { $object }: изменение
audit-event-called-off = мероприятие { $object }: отмена
audit-event-put-back = мероприятие { $object }: восстановление
audit-event-message = мероприятие { $object }: сообщение участникам
audit-event-list = мероприятие { $object }: выгрузка списка участников
audit-event-door = мероприятие { $object }: отметка гостей на входе
audit-questions-done = удаление вопросов без ответа ({ $object })
audit-questions-taken = выгрузка вопросов без ответа
