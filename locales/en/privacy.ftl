button-privacy = 🔒 Privacy
button-my-data = 📄 My data
button-forget = 🗑 Erase my data
button-forget-yes = Yes, erase everything
button-forget-no = No, keep it
privacy =
    <b>Your data</b>

    <b>Who:</b> the office of the { $programme }; /contacts shows how to reach it.
    <b>What:</b> the number of your chat, your language, the regions and topics that you follow, what you tell about yourself (such as your council), your answers to events with your name, what your last question was about, questions that I could not answer, and which messages I sent you. I do not keep your phone number or your conversation.
    <b>Why:</b> to answer in your language, to bring you the news that you asked for, and to plan events. Nobody else gets it.
    <b>How long:</b> as long as you use the bot. If you block it, everything is erased { $blocked ->
        [one] after { $blocked } day
       *[other] after { $blocked } days
    }. Questions without an answer are kept for { $questions ->
        [one] { $questions } day
       *[other] { $questions } days
    }. What admins do is kept for { $audit ->
        [one] { $audit } day
       *[other] { $audit } days
    }.

    /mydata shows everything that is stored about you. /forget erases it.
my-data = <b>This is what is stored about you</b>
my-data-settings =
    Number of the chat: <code>{ $id }</code>
    Language: { $language }
    News: { $news ->
        [on] on
       *[off] off
    }
    Regions: { $regions }
my-data-table = <b>{ $name }: { $count }</b>
my-data-deliveries = Messages sent to you
my-data-registrations = Your answers to events
my-data-event_cards = Event cards in this chat
my-data-event_calendars = Calendar files sent to you
my-data-drafts = What you are writing
my-data-editors = Your role
my-data-watches = Reports that follow your announcements
my-data-subjects = What the conversation is about
my-data-unanswered_questions = Questions without an answer
my-data-audit = What you did as an admin (stays on record)
my-data-inbox = Messages in hand
my-data-rest = The rest stands in the file below.
my-data-file = The same for programs (JSON)
forget-ask =
    <b>Erase everything that is stored about you?</b>

    Your settings, registrations and questions will be gone, and no more news will come. This cannot be undone.
forgotten =
    Everything about you is erased.

    If you want to come back one day: /start
