button-more = ⚙️ Темы, тихие часы
preferences =
    <b>Что и когда присылать?</b>

    Нажмите на тему, чтобы добавить или убрать её.
topic-announcements = 📣 Объявления
topic-events = 📅 Конференции, мероприятия
topic-grants = 💰 Гранты
button-role = 👤 Я: { $role }
role-none = не указано
role-council = Член общественного совета
role-ngo = Представитель НПО
role-journalist = Журналист
role-citizen = Гражданин
role-ask =
    <b>О себе</b>

    Так мы точнее пришлём то, что вас касается. Указывать необязательно.
button-role-none = Не указывать
council-ask =
    <b>В каком общественном совете вы состоите?</b>

    Выберите из списка или напишите сами.
button-council-type = ✍️ Написать название
council-type = Напишите название вашего совета одним сообщением.
council-name-unfit = Напишите название совета текстом, не длиннее { $limit } знаков.
button-quiet = 🌙 Тихие часы: { $hours }
quiet-none = нет
quiet-hours =
    <b>🌙 Тихие часы: { $hours }</b>

    В это время новости ждут и приходят позже. Сразу приходит только срочное.
quiet-off =
    <b>🌙 Тихих часов нет</b>

    Новости приходят в любое время суток.
quiet-from = Начало { $time }
quiet-to = Конец { $time }
button-quiet-off = Присылать в любое время
button-quiet-on = 🌙 Тихие часы { $hours }
