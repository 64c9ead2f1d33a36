button-events = 📅 Мероприятия
button-going = ✅ Приду
button-maybe = 🤔 Возможно
button-declined = ❌ Не приду
button-confirm = ✅ Да, приду
button-calendar = 📅 В календарь
button-pin = 📍 На карте
button-ticket = 🎫 Мой QR-код
button-event = ℹ️ Подробнее
button-sign-up = ✅ Записаться
events = <b>Ближайшие мероприятия</b>
events-none =
    Пока мероприятий не намечено.

    Чтобы узнать о новых, подпишитесь: /subscribe
events-none-yet = Пока мероприятий не намечено. О новых мы вам сообщим.
events-line =
    <b>{ $title }</b>
    { $when }
event-unknown = Такого мероприятия нет. Ближайшие: /events
event-title = <b>{ $title }</b>
event-when = 📅 { $when }
event-where = 📍 { $where }
event-summary = { $summary }
event-speakers = 🎤 <b>Выступают:</b> { $speakers }
event-cancelled = 🚫 <b>Мероприятие отменено</b>
event-over = Это мероприятие уже прошло.
event-closed = Запись закончилась.
event-places =
    { $waiting ->
        [0] { $free ->
            [0] 🪑 Мест нет. Нажмите «Приду», чтобы встать в очередь.
           *[other] 🪑 Свободных мест: { $free }
        }
       *[other] 🪑 Мест нет, в очереди: { $waiting }. Нажмите «Приду», чтобы встать в очередь.
    }
event-deadline = ✍️ Запись до: { $when }
answer-going = ✅ Вы записаны. Ждём вас!
answer-maybe = 🤔 Вы отметили: «возможно».
answer-declined = ❌ Вы отметили, что не придёте.
answer-waiting = ⏳ Вы в очереди. Как только освободится место, напишем.
answer-offered = 🪑 Для вас освободилось место. Подтвердите до: { $until }.
toast-going = Вы записаны. Ждём вас!
toast-maybe = Отмечено: возможно
toast-declined = Отмечено: не придёте
toast-waiting = Мест нет — вы в очереди
toast-closed = Запись закончилась
event-invitation = 📣 <b>Приглашаем вас</b>
event-deadline-near = ⏰ <b>Запись скоро закончится: { $until }</b>
reminder-soon = ⏰ <b>Скоро начало: в { $time }</b>
reminder-hours =
    { $hours ->
        [one] ⏰ <b>Сегодня в { $time } — через { $hours } час</b>
        [few] ⏰ <b>Сегодня в { $time } — через { $hours } часа</b>
       *[many] ⏰ <b>Сегодня в { $time } — через { $hours } часов</b>
    }
reminder-today = ⏰ <b>Сегодня в { $time }</b>
reminder-tomorrow = ⏰ <b>Завтра в { $time }</b>
reminder-days =
    { $days ->
        [one] ⏰ <b>Через { $days } день</b>
        [few] ⏰ <b>Через { $days } дня</b>
       *[many] ⏰ <b>Через { $days } дней</b>
    }
reminder-ask = Ждём вас! Если планы поменялись, отметьте ниже.
event-changed-time = 🔁 <b>Изменилось время</b>
event-changed-place = 🔁 <b>Изменилось место</b>
event-changed-both = 🔁 <b>Изменились время и место</b>
event-changed-when =
    📅 <s>{ $old }</s>
    → <b>{ $new }</b>
event-changed-where =
    📍 <s>{ $old }</s>
    → <b>{ $new }</b>
event-changed-pin = 📍 Уточнено место на карте.
event-changed-ask = Ваш ответ сохранён. Если планы поменялись, отметьте ниже.
event-called-off = 🚫 <b>К сожалению, мероприятие отменено</b>
event-takes-place = ✅ <b>Мероприятие всё-таки состоится</b>
event-place-freed =
    🪑 <b>Для вас освободилось место!</b>
    Подтвердите, что придёте, иначе оно достанется следующему. Срок: { $until }.
event-message =
    ✉️ <b>{ $title }</b>

    { $text }
event-feedback =
    Спасибо, что пришли! Как вам <b>{ $title }</b>?

    1 — не понравилось, 5 — очень понравилось.
event-thanks =
    Спасибо, ваша оценка: { $score }.

    Если хотите что-то добавить, нажмите кнопку ниже.
event-thanks-words = Большое спасибо за отзыв!
event-ticket =
    🎫 <b>{ $title }</b>

    Покажите этот QR-код на входе.
event-report-late =
    { $people ->
        [one] ⚠️ <b>{ $title }</b>: напоминание не ушло вовремя, его не получил { $people } человек. Бот тогда не работал. Если нужно, сообщите людям сами.
        [few] ⚠️ <b>{ $title }</b>: напоминание не ушло вовремя, его не получили { $people } человека. Бот тогда не работал. Если нужно, сообщите людям сами.
       *[many] ⚠️ <b>{ $title }</b>: напоминание не ушло вовремя, его не получили { $people } человек. Бот тогда не работал. Если нужно, сообщите людям сами.
    }
event-calendar = 📅 <b>{ $title }</b>. Откройте файл, чтобы добавить в календарь.
event-calendar-new = 📅 <b>{ $title }</b>: новый файл для календаря. Откройте его, и запись обновится.
button-remark = ✍️ Написать отзыв
event-remark = Напишите, что думаете, одним сообщением. Передумали: /cancel
event-remark-unfit = Напишите отзыв текстом, не длиннее { $limit } знаков.
