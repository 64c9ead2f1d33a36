button-guests = 📋 Катталгандар
door-let-in =
    ✅ <b>{ $name }</b>
    { $title }

    Келгени: { $came }, катталганы: { $expected }.
door-used =
    ⚠️ <b>{ $name }</b>
    { $title }

    Бул QR-код колдонулган. Убактысы: { $time }.
door-unknown = ⛔️ Бул QR-код жараксыз, же анын ээси катышуудан баш тарткан. Атын тизмеден караңыз: /event
door-closed = ⚠️ Бул QR-код «{ $title }» иш-чарасы үчүн. Анын убактысы башка: { $when }.
door-for-organisers = 🎫 Бул QR-кодду кире бериште уюштуруучуларга көрсөтүңүз.
door-guests =
    <b>{ $title }</b>
    Келгени: { $came }, катталганы: { $expected }.

    Келген кишини белгилөө үчүн атын басыңыз.
