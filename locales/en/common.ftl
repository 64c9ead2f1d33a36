button-back = ‹ Back
button-projects = 📋 Projects
button-subscription = 🔔 Subscription
button-contacts = ☎️ Contacts
button-help = ❓ Help
button-language = 🌐 Тил / Язык / Language

old-button = This button is out of date. Please open the menu again: /start
chat-administrators-only = Only the administrators of this group can change that.
unknown-command = There is no such command. The menu shows what I can do.
cannot-read =
    Thank you! I cannot read photos, voice messages or stickers: please type your question.

    Please type your question, or choose below.
apology =
    Sorry, something went wrong. Please try again in a little while.

    If it happens again, give the office this code: <code>{ $id }</code>
nothing-to-cancel = There is nothing to cancel right now. Open the menu: /start
draft-left = Stopped. What you began is kept: the same command takes it up again.
writing-stopped = Stopped.
