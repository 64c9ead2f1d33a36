contacts = <b>Contacts</b>
contacts-office =
    <b>{ $name }</b>
    <i>{ $role }</i>
contacts-address = 📍 { $address }
contacts-phone = ☎️ { $kind }: { $number }
contacts-phone-extension = ☎️ { $kind }: { $number } (ext. { $extension })
contacts-email = ✉️ { $email }
contacts-website = 🌐 { $website }
contacts-hours = 🕘 { $hours }
phone-phone = tel.
phone-fax = fax
phone-mobile = mobile
button-map = 📍 { $office }
