button-announce = 📣 Кулактандыруу жөнөтүү
announce-left =
    <b>Бүтпөгөн кулактандыруу бар</b>

    «{ $beginning }»

    Улантасызбы?
announce-left-correction =
    <b>Бүтпөгөн оңдоо бар</b>

    «{ $beginning }»

    Улантасызбы?
announce-continue = ▶️ Улантуу
announce-new = 📝 Жаңысын баштоо
announce-discard = 🗑 Өчүрүү
announce-discard-ask =
    Бул кулактандыруу өчүрүлсүнбү?

    «{ $beginning }»
announce-discard-yes = 🗑 Ооба, өчүрүлсүн
announce-discarded = Кулактандыруу өчүрүлдү.
announce-no-words = тексти жок
announce-media-only = тексти жок, файл гана
announce-audience = <b>📣 Кимге жөнөтөбүз?</b>
announce-regions = 📍 Аймактар
announce-topics = 🏷 Темалар
announce-roles = 👤 Ким экени
announce-languages = 🌐 Тилдер
announce-everyone = 👥 Баарына
announce-done = Даяр ›
announce-to-text = ✍️ Текст жазуу ›
announce-to-text-back = ✍️ Текст
announce-to-review = Текшерүү ›
announce-to-audience = 👥 Кимге
announce-all-regions = бүткүл өлкө
announce-all-topics = баары
announce-all-roles = баары
announce-all-languages = баары
announce-line-regions = 📍 Аймактар: { $chosen }
announce-line-topics = 🏷 Темалар: { $chosen }
announce-line-roles = 👤 Ким экени: { $chosen }
announce-line-languages = 🌐 Тилдер: { $chosen }
announce-to-everyone = 📍 Баарына, бүткүл өлкө боюнча
announce-readers =
    { $count ->
        [0] 👥 Азыр бир да окурман жок.
        [one] 👥 <b>{ $count }</b> окурман
       *[other] 👥 <b>{ $count }</b> окурман
    }
announce-count = { $name } { $count }
announce-ask-regions = <b>📍 Кайсы аймактар?</b> Эч бирин тандабасаңыз, баарына барат.
announce-ask-topics = <b>🏷 Кайсы темалар?</b> Ушул теманы тандагандарга гана барат. Эч бирин тандабасаңыз, баарына барат.
announce-ask-roles = <b>👤 Кимдер үчүн?</b> Эч бирин тандабасаңыз, баарына барат.
announce-ask-languages = <b>🌐 Кайсы тилдин окурмандары?</b> Эч бирин тандабасаңыз, баарына барат.
announce-write = <b>✍️ { $language }</b>: { $count ->
    [0] азырынча окурман жок
    [one] { $count } окурман
   *[other] { $count } окурман
}
announce-write-first = Текстти кадимки билдирүү кылып жөнөтүңүз. Калың же жантык жазуу сакталат; сүрөт, видео, файл же альбом кошсоңуз болот.
announce-write-next = Эми ушул тилдеги текстти жөнөтүңүз.
announce-accept = ↪️ Башка тилде: { $language }
announce-written =
    <b>✅ { $language }</b>: { $what }

    «{ $beginning }»

    Өзгөртүү үчүн билдирүүңүздү оңдоңуз же жаңысын жөнөтүңүз.
announce-what-text =
    { $count ->
        [one] { $count } белги
       *[other] { $count } белги
    }
announce-what-media =
    { $count ->
        [one] { $count } файл
       *[other] { $count } файл
    }
announce-what-buttons =
    { $count ->
        [one] { $count } баскыч
       *[other] { $count } баскыч
    }
announce-next = Кийинки тил: { $language } ›
announce-preview = 👁 Көрүү
announce-links = 🔗 Шилтемелер
announce-remove = 🗑 Текстти өчүрүү
announce-write-links =
    <b>🔗 Шилтеме баскычтары: { $language }</b>

    Ар бирин өзүнчө сапка, толук дареги менен жазыңыз:
    <code>Толук маалымат - https://example.org</code>
announce-review = <b>📣 Баары туурабы?</b>
announce-has = ✅ { $language }, { $count ->
    [one] { $count } окурман
   *[other] { $count } окурман
}: «{ $beginning }»
announce-missing = ❗️ { $language }: тексти жок. { $count ->
    [one] { $count } окурманга
   *[other] { $count } окурманга
} башка тилдегиси барат: { $other }
announce-instead = ↪️ { $language }: тексти жок. { $count ->
    [one] { $count } окурманга
   *[other] { $count } окурманга
} башка тилдегиси барат: { $other }
announce-urgent = ⚡️ Шашылыш: тынч сааттарда да дароо барат.
announce-at = 🕘 Жөнөтүү убактысы: { $when }
announce-send = ✅ Жөнөтүү
announce-schedule = ✅ Пландаштыруу
announce-test = 🧪 Сыноо
announce-urgent-on = ⚡️ Шашылыш
announce-urgent-off = ⚡️ Шашылыш эмес
announce-later = 🕘 Кийин
announce-at-once = 🕘 Азыр эле
announce-keep = 💾 Сактап коюу
announce-kept = 💾 Сакталды. Улантуу үчүн: /announce
announce-ask-time =
    <b>🕘 Качан жөнөтөбүз?</b>

    Убакытты жазыңыз, мисалы: <code>эртең 9:00</code> же <code>25-июнь саат 10</code>
announce-confirm =
    { $count ->
        [one] <b>{ $count } окурманга азыр жөнөтөлүбү?</b>
       *[other] <b>{ $count } окурманга азыр жөнөтөлүбү?</b>
    }
announce-confirm-at =
    { $count ->
        [one] <b>{ $count } окурманга жөнөтөлүбү?</b>
       *[other] <b>{ $count } окурманга жөнөтөлүбү?</b>
    }
    🕘 { $when }
announce-confirm-asks = 🙋 Окурман көп болгондуктан, адегенде башка кызматкердин макулдугун сурайбыз.
announce-yes = ✅ Ооба, жөнөтүлсүн
announce-nobody = Азыр бул кулактандырууну ала турган эч ким жок. Башкаларды да кошуңуз.
announce-nothing = Адегенде текстти жазыңыз.
announce-language-open = { $language }: тексти жок. Текстти жазыңыз же башка тилдегиси барсын деп белгилеңиз.
announce-time-over = Белгиленген убакыт өтүп кетти. Башка убакытты тандаңыз.
announce-tested = 🧪 Сыноо нускасы кызматкерлердин баарына жөнөтүлдү.
announce-test-note = 🧪 Бул — сыноо нускасы, окурмандарга али жөнөтүлө элек.
announce-preview-note = 👁 { $language }: окурмандарга ушундай болуп барат.
announce-use-buttons = Баскычтардын бирин басыңыз. Токтотуу үчүн: /cancel
announce-change-how = Текстти өзгөртүү үчүн билдирүүңүздү оңдоңуз же «✍️ Текст» баскычын басыңыз. Жөнөтүү үчүн ✅ басыңыз.
announce-cannot-take = Муну кулактандырууга кошо албайм. Текст, сүрөт, видео же файл жөнөтүңүз.
announce-text-too-long = Текст өтө узун: { $length } белги, эң көбү { $limit }. Дагы { $over } белгиге кыскартыңыз.
announce-caption-too-long = Файлдын астындагы текст өтө узун: { $length } белги, эң көбү { $limit }. Дагы { $over } белгиге кыскартыңыз же файлсыз жөнөтүңүз.
announce-album-no-buttons = Телеграм альбомдун астына баскыч койдурбайт. Бир гана сүрөт жөнөтүңүз же шилтемени текстке жазыңыз.
announce-too-many-buttons = Баскычтар өтө көп, эң көбү { $limit }. Азайтып, кайра жазыңыз.
announce-buttons-unreadable = Бул сапты түшүнө алган жокмун: «{ $line }». Мындай жазыңыз: <code>Толук маалымат - https://example.org</code>
announce-telegram-refuses = Телеграм муну кабыл албады: { $reason }. Оңдоп, кайра жөнөтүңүз.
announce-no-second-admin = Окурмандар { $count } кишиден көп болсо, экинчи кызматкердин макулдугу керек, бирок андай кызматкер азырынча жок. Боттун ээсинен редактор чакырууну сураныңыз.
announce-correct =
    <b>✏️ Оңдоо: { $language }</b>

    Азыр: «{ $beginning }» ({ $what })

    Жаңы текстти жөнөтүңүз. Жеткен нускалардын баары өзгөрөт, файлдар ошол бойдон калат.
announce-correct-leave = ❌ Оңдобой калтыруу
announce-correct-words-only = Жөнөтүлгөн кулактандырууда текстти гана оңдоого болот. Жаңы текстти жөнөтүңүз.
announce-correct-send = ✅ Оңдоо
announce-correct-yes = ✅ Ооба, оңдолсун
announce-confirm-correct = <b>Жеткен нускалардын баары оңдолсунбу?</b>
