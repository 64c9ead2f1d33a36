button-announce = 📣 Send an announcement
announce-left =
    <b>There is an unfinished announcement</b>

    “{ $beginning }”

    Go on with it?
announce-left-correction =
    <b>There is an unfinished correction</b>

    “{ $beginning }”

    Go on with it?
announce-continue = ▶️ Go on
announce-new = 📝 Start a new one
announce-discard = 🗑 Delete
announce-discard-ask =
    Delete this announcement?

    “{ $beginning }”
announce-discard-yes = 🗑 Yes, delete
announce-discarded = The announcement is deleted.
announce-no-words = no text yet
announce-media-only = no text, only a file
announce-audience = <b>📣 Who should get it?</b>
announce-regions = 📍 Regions
announce-topics = 🏷 Topics
announce-roles = 👤 Who they are
announce-languages = 🌐 Languages
announce-everyone = 👥 Everyone
announce-done = Done ›
announce-to-text = ✍️ Write the text ›
announce-to-text-back = ✍️ Text
announce-to-review = Review ›
announce-to-audience = 👥 Audience
announce-all-regions = the whole country
announce-all-topics = all
announce-all-roles = everybody
announce-all-languages = all
announce-line-regions = 📍 Regions: { $chosen }
announce-line-topics = 🏷 Topics: { $chosen }
announce-line-roles = 👤 Who they are: { $chosen }
announce-line-languages = 🌐 Languages: { $chosen }
announce-to-everyone = 📍 Everyone, in the whole country
announce-readers =
    { $count ->
        [0] 👥 No readers at present.
        [one] 👥 <b>{ $count }</b> reader
       *[other] 👥 <b>{ $count }</b> readers
    }
announce-count = { $name } { $count }
announce-ask-regions = <b>📍 Which regions?</b> If you choose none, everyone gets it.
announce-ask-topics = <b>🏷 Which topics?</b> Only those who chose the topic get it. If you choose none, everyone gets it.
announce-ask-roles = <b>👤 For whom?</b> If you choose none, everyone gets it.
announce-ask-languages = <b>🌐 Readers of which language?</b> If you choose none, everyone gets it.
announce-write = <b>✍️ { $language }</b>: { $count ->
    [0] no readers at present
    [one] { $count } reader
   *[other] { $count } readers
}
announce-write-first = Send the text as an ordinary message. Formatting is kept; a photo, video, file or album may come along.
announce-write-next = Now send the text in this language.
announce-accept = ↪️ Another language: { $language }
announce-written =
    <b>✅ { $language }</b>: { $what }

    “{ $beginning }”

    To change it, edit your message or send a new one.
announce-what-text =
    { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }
announce-what-media =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
announce-what-buttons =
    { $count ->
        [one] { $count } button
       *[other] { $count } buttons
    }
announce-next = Next language: { $language } ›
announce-preview = 👁 Preview
announce-links = 🔗 Links
announce-remove = 🗑 Remove the text
announce-write-links =
    <b>🔗 Link buttons: { $language }</b>

    Write each on a line of its own, with the full address:
    <code>Read more - https://example.org</code>
announce-review = <b>📣 Is everything right?</b>
announce-has = ✅ { $language }, { $count ->
    [one] { $count } reader
   *[other] { $count } readers
}: “{ $beginning }”
announce-missing = ❗️ { $language }: no text. { $count ->
    [one] { $count } reader would
   *[other] { $count } readers would
} get another language: { $other }
announce-instead = ↪️ { $language }: no text. { $count ->
    [one] { $count } reader gets
   *[other] { $count } readers get
} another language: { $other }
announce-urgent = ⚡️ Urgent: arrives at once, even in quiet hours.
announce-at = 🕘 To be sent: { $when }
announce-send = ✅ Send
announce-schedule = ✅ Schedule
announce-test = 🧪 Test copy
announce-urgent-on = ⚡️ Urgent
announce-urgent-off = ⚡️ Not urgent
announce-later = 🕘 Send later
announce-at-once = 🕘 Send at once
announce-keep = 💾 Keep
announce-kept = 💾 Kept. To go on: /announce
announce-ask-time =
    <b>🕘 When shall it go out?</b>

    Write the time, for example <code>tomorrow 9:00</code> or <code>25 June 10:00</code>
announce-confirm =
    { $count ->
        [one] <b>Send to { $count } reader now?</b>
       *[other] <b>Send to { $count } readers now?</b>
    }
announce-confirm-at =
    { $count ->
        [one] <b>Schedule it for { $count } reader?</b>
       *[other] <b>Schedule it for { $count } readers?</b>
    }
    🕘 { $when }
announce-confirm-asks = 🙋 With so many readers, another admin's consent is asked for first.
announce-yes = ✅ Yes, send it
announce-nobody = Nobody would get this announcement at present. Please add somebody.
announce-nothing = Please write the text first.
announce-language-open = { $language }: there is no text. Write it, or choose another language for its readers.
announce-time-over = The time you set is over. Please choose another.
announce-tested = 🧪 A test copy went to all of the staff.
announce-test-note = 🧪 This is a test copy; it has not gone to the readers.
announce-preview-note = 👁 { $language }: this is what readers will see.
announce-use-buttons = Please press one of the buttons. To stop: /cancel
announce-change-how = To change a text, edit your message, or press ✍️ Text. To send it, press ✅.
announce-cannot-take = This cannot go into an announcement. Send a text, photo, video or file.
announce-text-too-long = The text is too long: { $length } characters, at most { $limit }. Please cut another { $over }.
announce-caption-too-long = The text under the file is too long: { $length } characters, at most { $limit }. Please cut another { $over }, or send it without the file.
announce-album-no-buttons = Telegram shows no buttons under an album. Send one picture, or put the link into the text.
announce-too-many-buttons = Too many buttons: { $limit } at most. Take some out and send them again.
announce-buttons-unreadable = I could not read the line “{ $line }”. Write it like this: <code>Read more - https://example.org</code>
announce-telegram-refuses = Telegram did not take this: { $reason }. Please correct it and send it again.
announce-no-second-admin = To send to more than { $count } readers takes a second admin's consent, but there is no second admin. Please ask an owner of the bot to invite an editor.
announce-correct =
    <b>✏️ Correct: { $language }</b>

    Now: “{ $beginning }” ({ $what })

    Send the new text. Every delivered copy changes; the files stay as they are.
announce-correct-leave = ❌ Leave it as it is
announce-correct-words-only = Only the text of a sent announcement can be corrected. Please send the new text.
announce-correct-send = ✅ Correct it
announce-correct-yes = ✅ Yes, correct it
announce-confirm-correct = <b>Correct every delivered copy?</b>
