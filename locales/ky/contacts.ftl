contacts = <b>Байланыш</b>
contacts-office =
    <b>{ $name }</b>
    <i>{ $role }</i>
contacts-address = 📍 { $address }
contacts-phone = ☎️ { $kind }: { $number }
contacts-phone-extension = ☎️ { $kind }: { $number } (ички номери { $extension })
contacts-email = ✉️ { $email }
contacts-website = 🌐 { $website }
contacts-hours = 🕘 { $hours }
phone-phone = тел.
phone-fax = факс
phone-mobile = уюлдук
button-map = 📍 { $office }
