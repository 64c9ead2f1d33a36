button-admin = 🛠 Staff
button-editors = 👥 Editors
button-audit = 📜 Who did what
button-invite = ➕ Invite an editor
button-editor-remove = 🗑 Remove
editors =
    <b>Editors</b>

    They write announcements and run events. Tap a name to remove somebody.
editors-none =
    <b>Editors</b>

    There are none yet. An editor writes announcements and runs events.
editor-invitation =
    <b>Pass this link on to the new editor:</b>

    { $link }

    It works once, for two days. You will be told who used it.
editor-invitation-bad = This invitation has been used or is too old. Please ask for a new one.
editor-welcome = <b>Welcome!</b> You are an editor now: you can write announcements and run events.
editor-joined = 👥 <b>{ $name }</b> (id { $id }) is an editor now. If that is the wrong person, remove them at once.
editor-remove-ask = Remove <b>{ $name }</b> from the editors?
editor-removed = Removed.
audit = <b>Who did what</b>
audit-none = Nothing yet.
audit-line = { $at } · <b>{ $who }</b>: { $what }
audit-editor-invited = made an invitation for an editor
audit-editor-joined = became an editor ({ $object })
audit-editor-removed = removed the editor { $object }
audit-announcement-sent = let announcement { $object } go
audit-announcement-approved = approved announcement { $object }
audit-announcement-declined = sent announcement { $object } back
audit-announcement-taken-back = took announcement { $object } back to change it
audit-announcement-started = started announcement { $object }
audit-announcement-paused = paused announcement { $object }
audit-announcement-resumed = resumed announcement { $object }
audit-announcement-stopped = stopped announcement { $object }
audit-announcement-corrected = corrected announcement { $object }
audit-announcement-withdrawn = withdrew announcement { $object }
audit-event-published = published the event { $object }
audit-event-changed = changed the event { $object }
audit-event-called-off = called off the event { $object }
audit-event-put-back = let the event { $object } take place after all
audit-event-message = wrote to the guests of the event { $object }
audit-event-list = took the list of guests of the event { $object }
audit-event-door = checked in guests of the event { $object }
audit-questions-done = removed questions without an answer ({ $object })
audit-questions-taken = took the list of questions without an answer
