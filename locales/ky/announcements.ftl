button-announcements = 🗂 Бардык кулактандыруулар
announcements =
    <b>🗂 Кулактандыруулар</b>

    Тандаңыз:
announcements-none = Азырынча бир да кулактандыруу жок.
announcement =
    <b>📣 №{ $number }</b> «{ $beginning }»

    { $icon } <b>{ $state }</b>
announcement-draft = Даярдалууда
announcement-awaiting-approval = Макулдук күтүлүүдө
announcement-scheduled = Пландалган
announcement-held = Кармалып турат: убактысында бот иштебей калган
announcement-running = Жөнөтүлүүдө
announcement-paused = Убактылуу токтотулган
announcement-stopped = Токтотулган
announcement-done = Жөнөтүлдү
announcement-withdrawn = Кайтарып алынган
announcement-reason = ⚠️ Өзү токтоду. Телеграмдын жообу: <i>{ $reason }</i>
announcement-of = { $done } / { $total }
announcement-rate = Секундасына { $rate }, дагы болжол менен { $left }
announcement-quiet = 🌙 Тынч сааттагы окурмандар: { $count }. Аларга жөнөтүү башталат: { $time }.
announcement-pass-corrected = <b>✏️ Оңдоо</b>
announcement-pass-withdrawn = <b>🗑 Кайтарып алуу</b>
announcement-by-language = <b>Тилдер боюнча</b>
announcement-by-region = <b>Аймактар боюнча</b>
tally-sent = ✅ жетти { $count }
tally-corrected = ✏️ оңдолду { $count }
tally-withdrawn = 🗑 кайтарып алынды { $count }
tally-unreachable = 🚫 бот бөгөттөлгөн { $count }
tally-rejected = ❌ кабыл алынбады { $count }
tally-dropped = 🔕 жазылууну токтотту { $count }
tally-uncertain = ❔ белгисиз { $count }
duration-seconds = { $count } сек
duration-minutes = { $count } мүн
duration-hours = { $count } саат
announcement-do-start = ▶️ Азыр жөнөтүү
announcement-do-pause = ⏸ Тыныгуу
announcement-do-resume = ▶️ Улантуу
announcement-do-stop = ⏹ Токтотуу
announcement-do-withdraw = 🗑 Кайтарып алуу
announcement-do-approve = ✅ Макулмун, кетсин
announcement-do-decline = ❌ Авторго кайтаруу
announcement-do-change = ✏️ Өзгөртүү
announcement-do-correct = ✏️ Оңдоо
announcement-ask-start =
    <b>Азыр жөнөтөлүбү?</b>

    «{ $beginning }»
announcement-ask-stop =
    <b>Биротоло токтотолубу?</b> Калгандарга барбайт.

    «{ $beginning }»
announcement-ask-withdraw =
    <b>Кайтарып алалыбы?</b> Жеткен нускалар өчүрүлөт; 48 сааттан эскилеринин ордуна кыска билдирүү коюлат.

    «{ $beginning }»
announcement-yes-start = ▶️ Ооба, жөнөтүлсүн
announcement-yes-stop = ⏹ Ооба, токтотулсун
announcement-yes-withdraw = 🗑 Ооба, кайтарып алынсын
announcement-failures = 📄 Жетпегендердин тизмеси
announcement-refresh = 🔄 Жаңыртуу
announcement-to-list = 🗂 Тизме
announcement-open = Ачуу ›
announcement-was-withdrawn = <i>Бул кулактандыруу кайтарып алынды.</i>
announcement-wrong-state = Муну азыр кылууга болбойт. Кулактандыруунун абалы: { $state }.
announcement-own = Өз кулактандырууңузга макулдукту башка кызматкер берет.
announcement-approval-notice =
    <b>🙋 Сиздин макулдугуңуз керек</b>

    Чоң кулактандыруу даяр: «{ $beginning }»
announcement-approved =
    ✅ Башка кызматкер макулдугун берди.

    «{ $beginning }»
announcement-declined =
    ❌ Башка кызматкер кулактандырууну сизге кайтарды. Аны өзгөртсөңүз болот.

    «{ $beginning }»
announcement-held-notice =
    <b>⚠️ Кулактандыруу убагында кеткен жок</b>

    «{ $beginning }»

    Бот ал убакта иштеген эмес. Эми эмне кылабыз?
failures-sheet = Жетпегендер
failures-caption = №{ $number }: жетпеген же белгисиз билдирүүлөр — { $count }
failures-chat = Чат
failures-language = Тили
failures-outcome = Эмне болду
failures-detail = Телеграмдын жообу
failures-at = Убактысы
failure-unreachable = бот бөгөттөлгөн
failure-rejected = кабыл алынбады
failure-uncertain = белгисиз
