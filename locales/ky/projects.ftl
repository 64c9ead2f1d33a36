regions =
    <b>Аймактар боюнча долбоорлор</b>

    { $projects ->
        [one] Программа { $projects } долбоорду каржылаган.
       *[other] Программа { $projects } долбоорду каржылаган.
    } Аймакты тандаңыз.
region-projects =
    <b>{ $region }</b>
    { $projects ->
        [0] Бул аймакта өзүнчө долбоор жок.
        [one] { $projects } долбоор. Толугураак билүү үчүн баскычты басыңыз.
       *[other] { $projects } долбоор. Толугураак билүү үчүн тандаңыз.
    }
region-line = <b>{ $number }.</b> { $title }
region-all-oblasts = <b>Бардык облустарда иштеген долбоорлор</b>
button-all-oblasts = Бардык облустарда иштегендер
all-oblasts = Бардык облустар
project-title = <b>{ $number }. { $title }</b>
project-where = 📍 <b>Кайда:</b> { $regions }
project-lead = 🏢 <b>Негизги аткаруучу:</b> { $lead }
project-partners = 🤝 <b>Өнөктөштөрү:</b> { $partners }
project-summary = { $summary }
button-source = ℹ️ Маалымат булагы
source = Маалымат булагы: { $title }.
source-translated =
    { $language ->
        [ky] Түп нускасы кыргызча; бул текст — биздин котормо.
        [ru] Түп нускасы орусча; бул текст — биздин котормо.
       *[other] Түп нускасы англисче; бул текст — биздин котормо.
    }
project-unknown = Мындай долбоор табылган жок. Тизмеден тандаңыз.
region-unknown = Мындай аймак табылган жок. Тизмеден тандаңыз.
