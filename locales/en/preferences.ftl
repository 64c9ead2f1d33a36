button-more = ⚙️ Topics, quiet hours
preferences =
    <b>What would you like to get, and when?</b>

    Tap a topic to add or remove it.
topic-announcements = 📣 Announcements
topic-events = 📅 Conferences and events
topic-grants = 💰 Grants
button-role = 👤 I am: { $role }
role-none = not said
role-council = Public council member
role-ngo = NGO representative
role-journalist = Journalist
role-citizen = Citizen
role-ask =
    <b>About you</b>

    This helps us send you what concerns you. You need not say.
button-role-none = Rather not say
council-ask =
    <b>Which public council are you a member of?</b>

    Choose from the list, or type it yourself.
button-council-type = ✍️ Type it myself
council-type = Type the name of your council in one message.
council-name-unfit = Type the council's name as text, { $limit } characters at most.
button-quiet = 🌙 Quiet hours: { $hours }
quiet-none = none
quiet-hours =
    <b>🌙 Quiet hours: { $hours }</b>

    News waits during these hours and comes afterwards. Only urgent messages come at once.
quiet-off =
    <b>🌙 No quiet hours</b>

    News comes at any hour of day and night.
quiet-from = Start { $time }
quiet-to = End { $time }
button-quiet-off = Send at any hour
button-quiet-on = 🌙 Quiet hours { $hours }
