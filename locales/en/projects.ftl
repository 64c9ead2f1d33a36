regions =
    <b>Projects by region</b>

    { $projects ->
        [one] The programme funded { $projects } project.
       *[other] The programme funded { $projects } projects.
    } Please choose a region.
region-projects =
    <b>{ $region }</b>
    { $projects ->
        [0] This region has no project of its own.
        [one] { $projects } project. Tap it to learn more.
       *[other] { $projects } projects. Choose one to learn more.
    }
region-line = <b>{ $number }.</b> { $title }
region-all-oblasts = <b>Projects that work in all oblasts</b>
button-all-oblasts = In all oblasts
all-oblasts = All oblasts
project-title = <b>{ $number }. { $title }</b>
project-where = 📍 <b>Where:</b> { $regions }
project-lead = 🏢 <b>Lead organisation:</b> { $lead }
project-partners = 🤝 <b>Partners:</b> { $partners }
project-summary = { $summary }
button-source = ℹ️ Source
source = Source: { $title }.
source-translated =
    { $language ->
        [ky] The original is in Kyrgyz; this is our translation.
        [ru] The original is in Russian; this is our translation.
       *[other] The original is in English; this is our translation.
    }
project-unknown = There is no such project. Please choose from the list.
region-unknown = There is no such region. Please choose from the list.
