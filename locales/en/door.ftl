button-guests = 📋 Guest list
door-let-in =
    ✅ <b>{ $name }</b>
    { $title }

    { $came } of { $expected } are here.
door-used =
    ⚠️ <b>{ $name }</b>
    { $title }

    This QR code was used already, at { $time }.
door-unknown = ⛔️ This QR code is not valid, or its owner is not coming any more. Look up the name in the guest list: /event
door-closed = ⚠️ This QR code is for “{ $title }”, which is at another time: { $when }.
door-for-organisers = 🎫 Please show this QR code to the organisers at the door.
door-guests =
    <b>{ $title }</b>
    { $came } of { $expected } are here.

    Tap a name to tick who has come.
