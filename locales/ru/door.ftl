button-guests = 📋 Список гостей
door-let-in =
    ✅ <b>{ $name }</b>
    { $title }

    Пришли: { $came } из { $expected }.
door-used =
    ⚠️ <b>{ $name }</b>
    { $title }

    Этот QR-код уже использован в { $time }.
door-unknown = ⛔️ QR-код недействителен, или его владелец отказался от участия. Проверьте имя в списке: /event
door-closed = ⚠️ Этот QR-код — на мероприятие «{ $title }». Оно в другое время: { $when }.
door-for-organisers = 🎫 Покажите этот QR-код организаторам на входе.
door-guests =
    <b>{ $title }</b>
    Пришли: { $came } из { $expected }.

    Нажмите на имя, чтобы отметить, кто пришёл.
