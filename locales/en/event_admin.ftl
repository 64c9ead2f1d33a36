button-event-admin = 📅 Events (organise)
button-event-new = ➕ New event
button-event-continue = ✏️ Go on
button-event-picture = 📊 Picture
button-event-sheet = 📄 Spreadsheet
button-event-message = ✉️ Write to those going
button-event-edit = ✏️ Change
button-event-copy = 📑 Copy
button-event-off = 🚫 Cancel the event
button-event-off-sure = 🚫 Yes, cancel it
button-event-send =
    { $people ->
        [one] ✉️ Send to { $people } person
       *[other] ✉️ Send to { $people } people
    }
button-event-keep = Keep it ›
button-event-without = Skip ›
button-event-review = ‹ To the review
button-event-preview = 👁 Preview
button-event-publish = 📣 Publish
button-event-publish-sure = 📣 Yes, publish
button-event-save = 💾 Save
button-event-save-sure = 💾 Yes, save
button-event-discard = 🗑 Delete the draft
button-field-languages = Languages
button-field-title = Title
button-field-starts = Start
button-field-ends = End
button-field-venue = Venue
button-field-address = Address
button-field-location = On the map
button-field-summary = About
button-field-speakers = Speakers
button-field-capacity = Places
button-field-regions = Regions
button-field-reminders = Reminders
button-field-sign-up-until = Sign-up ends
button-field-publish-at = Publish when
event-admin-list =
    { $events ->
        [0] <b>Events</b>

            There is no event yet.
       *[other] <b>Events: { $events }</b>
    }
event-count-going = ✅ Going: { $count }
event-count-maybe = 🤔 Maybe: { $count }
event-count-declined = ❌ Not going: { $count }
event-count-waiting = ⏳ Waiting: { $count }
event-count-offered = 🎟 Offered a place: { $count }
event-count-capacity = 🪑 Places in all: { $count }
event-count-came = 🎫 Came: { $count }
event-count-score = ⭐️ Average score: { $score }, given by { $count }
event-by-region = <b>By region</b>
event-region-line = { $region }: ✅ { $going }, 🤔 { $maybe }
event-ask-off =
    🚫 <b>{ $title }</b>

    Cancel the event? Everybody who signed up ({ $people }) is told at once.
event-ask-message =
    ✉️ <b>{ $title }</b>

    What shall those going be told? Send the text in one message. To stop: /cancel
event-confirm-message = The message above goes only to those going: { $people }. Send it? To correct it, send a new text.
event-message-sent = ✉️ On its way.
event-preview = 👁 <i>{ $language }: what people will see</i>
event-step-languages = <b>New event</b>

    Which languages will you write in?
event-step-title = <b>Title of the event</b> ({ $language })
event-step-starts = <b>When does it start?</b>

    For example: <code>25.06.2018 10:00</code>, <code>tomorrow 3pm</code>, <code>25 June 10:00</code>
event-step-ends = <b>When does it end?</b>

    For example: <code>17:00</code>; on another day: <code>26.06.2018 17:00</code>
event-step-venue = <b>Where?</b> Name of the building or hall ({ $language })
event-step-address = <b>Address</b> ({ $language })
event-step-location = <b>Place on the map</b>

    Tap 📎 and send a “Location”.
event-step-summary = <b>What is it about?</b> One or two sentences ({ $language })
event-step-speakers = <b>Who speaks?</b> ({ $language })
event-step-capacity = <b>How many places?</b>

    Write the number. Without a limit, skip this.
event-step-regions = <b>For which regions?</b>

    With none chosen: for the whole country. Those who follow these regions are invited.
event-step-reminders = <b>When shall people be reminded?</b> Before the start:
event-step-sign-up-until = <b>When does sign-up end?</b>

    A day before, those who have not answered are asked once.
event-step-publish-at = <b>When to publish?</b>

    Skip this to publish at once.
event-step-now = Now: { $text }
event-offset-days =
    { $days ->
        [one] { $days } day before
       *[other] { $days } days before
    }
event-offset-hours =
    { $hours ->
        [one] { $hours } hour before
       *[other] { $hours } hours before
    }
event-offset-minutes =
    { $minutes ->
        [one] { $minutes } minute before
       *[other] { $minutes } minutes before
    }
event-link = 🔗 A link to share: { $link }
event-ask-on =
    ✅ <b>{ $title }</b>

    Does the event take place after all? Everybody who signed up is told at once.
button-event-on = ✅ It takes place after all
button-event-on-sure = ✅ Yes, it takes place
event-review-new = <b>New event</b>: check it and publish
event-review-change = <b>Changing an event</b>: check it and save
event-line-title = <b>{ $text }</b> ({ $languages })
event-line-venue = 📍 { $text } ({ $languages })
event-line-address = 🏠 { $text } ({ $languages })
event-line-summary = 📝 { $text } ({ $languages })
event-line-speakers = 🎤 { $text } ({ $languages })
event-line-starts = 📅 Start: { $when }
event-line-ends = 🏁 End: { $when }
event-line-sign-up-until = ✍️ Sign-up ends: { $when }
event-line-publish-at = 🕓 Published: { $when }
event-line-location = 🗺 Marked on the map
event-line-capacity = 🪑 Places: { $count }
event-line-regions = 👥 For: { $regions }
event-line-reminders = ⏰ Reminders: { $reminders }
event-confirm-now = The event is shown at once. Invitations at present: { $people }. Publish it?
event-confirm-later = The event is shown at: { $when }. Invitations at present: { $people }. Is that right?
event-confirm-change = Cards are updated. Where time or place has changed, everybody who signed up is told. Save it?
event-needs-title = A title is needed, in one language at least.
event-needs-start = Write when it starts, such as 25.06.2018 10:00.
event-needs-language = One language has to stay.
event-needs-location = Send the place as a location: 📎, then “Location”.
event-needs-text = Please send a text.
event-needs-number = Write the number of places, such as 80.
event-text-long = The text is too long: { $length } characters, at most { $limit }. Please cut it and send it again.
event-too-long = All texts together do not fit a card. Please shorten them.
event-ends-early = The end must be after the start. Please give another time.
event-time-late = This must be before the event starts. Please give another time.
event-start-over = The start has already passed. Please give another time.
event-sheet = Guests
event-sheet-name = Name
event-sheet-answer = Answer
event-sheet-regions = Regions
event-sheet-language = Language
event-sheet-answered = Answered
event-sheet-came = Came
event-sheet-score = Score
event-sheet-comment = Comment
event-sheet-going = Going
event-sheet-maybe = Maybe
event-sheet-declined = Not going
event-sheet-waiting = Waiting
event-sheet-offered = Offered a place
