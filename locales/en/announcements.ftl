button-announcements = 🗂 All announcements
announcements =
    <b>🗂 Announcements</b>

    Choose one:
announcements-none = There are no announcements yet.
announcement =
    <b>📣 No. { $number }</b> “{ $beginning }”

    { $icon } <b>{ $state }</b>
announcement-draft = Draft
announcement-awaiting-approval = Waits for consent
announcement-scheduled = Scheduled
announcement-held = Held: the bot was not running at its time
announcement-running = Being sent
announcement-paused = Paused
announcement-stopped = Stopped
announcement-done = Sent
announcement-withdrawn = Withdrawn
announcement-reason = ⚠️ It paused by itself. Telegram said: <i>{ $reason }</i>
announcement-of = { $done } of { $total }
announcement-rate = { $rate } a second, about { $left } left
announcement-quiet = 🌙 { $count } in their quiet hours; theirs go out from { $time }.
announcement-pass-corrected = <b>✏️ Correction</b>
announcement-pass-withdrawn = <b>🗑 Withdrawal</b>
announcement-by-language = <b>By language</b>
announcement-by-region = <b>By region</b>
tally-sent = ✅ delivered { $count }
tally-corrected = ✏️ corrected { $count }
tally-withdrawn = 🗑 withdrawn { $count }
tally-unreachable = 🚫 blocked the bot { $count }
tally-rejected = ❌ rejected { $count }
tally-dropped = 🔕 unsubscribed { $count }
tally-uncertain = ❔ uncertain { $count }
duration-seconds = { $count } s
duration-minutes = { $count } min
duration-hours = { $count } h
announcement-do-start = ▶️ Send now
announcement-do-pause = ⏸ Pause
announcement-do-resume = ▶️ Resume
announcement-do-stop = ⏹ Stop
announcement-do-withdraw = 🗑 Withdraw
announcement-do-approve = ✅ Give consent
announcement-do-decline = ❌ Back to the author
announcement-do-change = ✏️ Change
announcement-do-correct = ✏️ Correct
announcement-ask-start =
    <b>Send it now?</b>

    “{ $beginning }”
announcement-ask-stop =
    <b>Stop it for good?</b> The others will not get it.

    “{ $beginning }”
announcement-ask-withdraw =
    <b>Withdraw it?</b> Delivered copies are deleted; those older than 48 hours are replaced by a short notice.

    “{ $beginning }”
announcement-yes-start = ▶️ Yes, send it
announcement-yes-stop = ⏹ Yes, stop it
announcement-yes-withdraw = 🗑 Yes, withdraw it
announcement-failures = 📄 List of failures
announcement-refresh = 🔄 Refresh
announcement-to-list = 🗂 List
announcement-open = Open ›
announcement-was-withdrawn = <i>This announcement was withdrawn.</i>
announcement-wrong-state = That cannot be done right now. State of the announcement: { $state }.
announcement-own = Another admin has to consent to your announcement.
announcement-approval-notice =
    <b>🙋 Your consent is needed</b>

    A large announcement is ready: “{ $beginning }”
announcement-approved =
    ✅ Another admin has consented.

    “{ $beginning }”
announcement-declined =
    ❌ Another admin gave the announcement back to you. You can change it.

    “{ $beginning }”
announcement-held-notice =
    <b>⚠️ An announcement did not go out in time</b>

    “{ $beginning }”

    The bot was not running then. What shall we do with it?
failures-sheet = Failures
failures-caption = No. { $number }: { $count } not delivered, or uncertain
failures-chat = Chat
failures-language = Language
failures-outcome = What happened
failures-detail = Telegram's answer
failures-at = Time
failure-unreachable = blocked the bot
failure-rejected = rejected
failure-uncertain = uncertain
