button-announcements = 🗂 Все объявления
announcements =
    <b>🗂 Объявления</b>

    Выберите:
announcements-none = Объявлений пока нет.
announcement =
    <b>📣 №{ $number }</b> «{ $beginning }»

    { $icon } <b>{ $state }</b>
announcement-draft = Черновик
announcement-awaiting-approval = Ждёт согласия
announcement-scheduled = Запланировано
announcement-held = Задержано: в нужное время бот не работал
announcement-running = Отправляется
announcement-paused = На паузе
announcement-stopped = Остановлено
announcement-done = Отправлено
announcement-withdrawn = Отозвано
announcement-reason = ⚠️ Остановилось само. Ответ Телеграма: <i>{ $reason }</i>
announcement-of = { $done } из { $total }
announcement-rate = { $rate } в секунду, осталось примерно { $left }
announcement-quiet = 🌙 Тихие часы, ждут: { $count }. Отправка с { $time }.
announcement-pass-corrected = <b>✏️ Исправление</b>
announcement-pass-withdrawn = <b>🗑 Отзыв</b>
announcement-by-language = <b>По языкам</b>
announcement-by-region = <b>По регионам</b>
tally-sent = ✅ доставлено { $count }
tally-corrected = ✏️ исправлено { $count }
tally-withdrawn = 🗑 отозвано { $count }
tally-unreachable = 🚫 бот заблокирован { $count }
tally-rejected = ❌ не принято { $count }
tally-dropped = 🔕 отписались { $count }
tally-uncertain = ❔ неясно { $count }
duration-seconds = { $count } с
duration-minutes = { $count } мин
duration-hours = { $count } ч
announcement-do-start = ▶️ Отправить сейчас
announcement-do-pause = ⏸ Пауза
announcement-do-resume = ▶️ Продолжить
announcement-do-stop = ⏹ Остановить
announcement-do-withdraw = 🗑 Отозвать
announcement-do-approve = ✅ Дать согласие
announcement-do-decline = ❌ Вернуть автору
announcement-do-change = ✏️ Изменить
announcement-do-correct = ✏️ Исправить
announcement-ask-start =
    <b>Отправить сейчас?</b>

    «{ $beginning }»
announcement-ask-stop =
    <b>Остановить насовсем?</b> Остальные его не получат.

    «{ $beginning }»
announcement-ask-withdraw =
    <b>Отозвать?</b> Доставленные копии будут удалены; те, что старше 48 часов, заменит короткое сообщение.

    «{ $beginning }»
announcement-yes-start = ▶️ Да, отправить
announcement-yes-stop = ⏹ Да, остановить
announcement-yes-withdraw = 🗑 Да, отозвать
announcement-failures = 📄 Список недоставленных
announcement-refresh = 🔄 Обновить
announcement-to-list = 🗂 Список
announcement-open = Открыть ›
announcement-was-withdrawn = <i>Это объявление отозвано.</i>
announcement-wrong-state = Сейчас это невозможно. Состояние объявления: { $state }.
announcement-own = На ваше объявление согласие даёт другой сотрудник.
announcement-approval-notice =
    <b>🙋 Нужно ваше согласие</b>

    Готово большое объявление: «{ $beginning }»
announcement-approved =
    ✅ Другой сотрудник дал согласие.

    «{ $beginning }»
announcement-declined =
    ❌ Другой сотрудник вернул вам объявление. Его можно изменить.

    «{ $beginning }»
announcement-held-notice =
    <b>⚠️ Объявление не ушло вовремя</b>

    «{ $beginning }»

    Бот в это время не работал. Что делать дальше?
failures-sheet = Недоставленные
failures-caption = №{ $number }: не доставлено или неясно — { $count }
failures-chat = Чат
failures-language = Язык
failures-outcome = Что случилось
failures-detail = Ответ Телеграма
failures-at = Время
failure-unreachable = бот заблокирован
failure-rejected = не принято
failure-uncertain = неясно
