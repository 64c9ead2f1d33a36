button-events = 📅 Events
button-going = ✅ Going
button-maybe = 🤔 Maybe
button-declined = ❌ Not going
button-confirm = ✅ Yes, I am going
button-calendar = 📅 Calendar
button-pin = 📍 On the map
button-ticket = 🎫 My QR code
button-event = ℹ️ More
button-sign-up = ✅ Sign up
events = <b>Coming events</b>
events-none =
    No event is planned at present.

    To hear of new ones, subscribe: /subscribe
events-none-yet = No event is planned at present. We will tell you of new ones.
events-line =
    <b>{ $title }</b>
    { $when }
event-unknown = There is no such event. What is coming: /events
event-title = <b>{ $title }</b>
event-when = 📅 { $when }
event-where = 📍 { $where }
event-summary = { $summary }
event-speakers = 🎤 <b>Speakers:</b> { $speakers }
event-cancelled = 🚫 <b>This event is cancelled</b>
event-over = This event is over.
event-closed = Sign-up has ended.
event-places =
    { $waiting ->
        [0] { $free ->
            [0] 🪑 No places left. Tap “Going” to join the waiting list.
           *[other] 🪑 Places left: { $free }
        }
       *[other] 🪑 No places left, { $waiting } waiting. Tap “Going” to join the waiting list.
    }
event-deadline = ✍️ Sign-up ends: { $when }
answer-going = ✅ You are signed up. See you there!
answer-maybe = 🤔 You said “maybe”.
answer-declined = ❌ You said that you are not coming.
answer-waiting = ⏳ You are on the waiting list. We will write as soon as a place is free.
answer-offered = 🪑 A place is free for you. Please confirm by { $until }.
toast-going = You are signed up. See you there!
toast-maybe = Noted: maybe
toast-declined = Noted: not going
toast-waiting = No places left: you are on the waiting list
toast-closed = Sign-up has ended
event-invitation = 📣 <b>You are invited</b>
event-deadline-near = ⏰ <b>Sign-up ends soon: { $until }</b>
reminder-soon = ⏰ <b>Starting soon: at { $time }</b>
reminder-hours =
    { $hours ->
        [one] ⏰ <b>Today at { $time }, in { $hours } hour</b>
       *[other] ⏰ <b>Today at { $time }, in { $hours } hours</b>
    }
reminder-today = ⏰ <b>Today at { $time }</b>
reminder-tomorrow = ⏰ <b>Tomorrow at { $time }</b>
reminder-days =
    { $days ->
        [one] ⏰ <b>In { $days } day</b>
       *[other] ⏰ <b>In { $days } days</b>
    }
reminder-ask = See you there! If your plans have changed, say so below.
event-changed-time = 🔁 <b>The time has changed</b>
event-changed-place = 🔁 <b>The place has changed</b>
event-changed-both = 🔁 <b>Time and place have changed</b>
event-changed-when =
    📅 <s>{ $old }</s>
    → <b>{ $new }</b>
event-changed-where =
    📍 <s>{ $old }</s>
    → <b>{ $new }</b>
event-changed-pin = 📍 The point on the map has moved.
event-changed-ask = Your answer is kept. If your plans have changed, say so below.
event-called-off = 🚫 <b>We are sorry: this event is cancelled</b>
event-takes-place = ✅ <b>This event takes place after all</b>
event-place-freed =
    🪑 <b>A place is free for you!</b>
    Please confirm that you are coming, or it goes to the next person. Until: { $until }.
event-message =
    ✉️ <b>{ $title }</b>

    { $text }
event-feedback =
    Thank you for coming! How was <b>{ $title }</b>?

    1: not good, 5: very good.
event-thanks =
    Thank you, noted: { $score }.

    If you would like to add something, tap the button below.
event-thanks-words = Thank you very much for your words!
event-ticket =
    🎫 <b>{ $title }</b>

    Please show this QR code at the door.
event-report-late =
    { $people ->
        [one] ⚠️ <b>{ $title }</b>: a reminder could not go out in time, { $people } person did not get it. The bot was not running then. Please tell them yourselves where needed.
       *[other] ⚠️ <b>{ $title }</b>: a reminder could not go out in time, { $people } people did not get it. The bot was not running then. Please tell them yourselves where needed.
    }
event-calendar = 📅 <b>{ $title }</b>. Open the file to add it to your calendar.
event-calendar-new = 📅 <b>{ $title }</b>: a new calendar file. Open it to update your entry.
button-remark = ✍️ Add a comment
event-remark = Write what you think in one message. To stop: /cancel
event-remark-unfit = Please write your comment as text of { $limit } characters at most.
