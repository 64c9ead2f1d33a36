regions =
    <b>Проекты по регионам</b>

    { $projects ->
        [one] Программа поддержала { $projects } проект.
        [few] Программа поддержала { $projects } проекта.
       *[many] Программа поддержала { $projects } проектов.
    } Выберите регион.
region-projects =
    <b>{ $region }</b>
    { $projects ->
        [0] Отдельных проектов в этом регионе нет.
        [one] { $projects } проект. Нажмите, чтобы узнать больше.
        [few] { $projects } проекта. Выберите, чтобы узнать больше.
       *[many] { $projects } проектов. Выберите, чтобы узнать больше.
    }
region-line = <b>{ $number }.</b> { $title }
region-all-oblasts = <b>Проекты, которые работают во всех областях</b>
button-all-oblasts = Во всех областях
all-oblasts = Все области
project-title = <b>{ $number }. { $title }</b>
project-where = 📍 <b>Где:</b> { $regions }
project-lead = 🏢 <b>Ведущая организация:</b> { $lead }
project-partners = 🤝 <b>Партнёры:</b> { $partners }
project-summary = { $summary }
button-source = ℹ️ Источник
source = Источник: { $title }.
source-translated =
    { $language ->
        [ky] Оригинал на кыргызском; перевод наш.
        [ru] Оригинал на русском; перевод наш.
       *[other] Оригинал на английском; перевод наш.
    }
project-unknown = Такого проекта нет. Выберите из списка.
region-unknown = Такого региона нет. Выберите из списка.
