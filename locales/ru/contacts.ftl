contacts = <b>Контакты</b>
contacts-office =
    <b>{ $name }</b>
    <i>{ $role }</i>
contacts-address = 📍 { $address }
contacts-phone = ☎️ { $kind }: { $number }
contacts-phone-extension = ☎️ { $kind }: { $number } (доб. { $extension })
contacts-email = ✉️ { $email }
contacts-website = 🌐 { $website }
contacts-hours = 🕘 { $hours }
phone-phone = тел.
phone-fax = факс
phone-mobile = моб.
button-map = 📍 { $office }
