button-event-admin = 📅 Иш-чаралар (уюштуруу)
button-event-new = ➕ Жаңы иш-чара
button-event-continue = ✏️ Башталганын улантуу
button-event-picture = 📊 Сүрөт
button-event-sheet = 📄 Таблица
button-event-message = ✉️ Катышуучуларга жазуу
button-event-edit = ✏️ Өзгөртүү
button-event-copy = 📑 Көчүрмө
button-event-off = 🚫 Иш-чараны жокко чыгаруу
button-event-off-sure = 🚫 Ооба, жокко чыгаруу
button-event-send =
    { $people ->
        [one] ✉️ Жөнөтүү: { $people } кишиге
       *[other] ✉️ Жөнөтүү: { $people } кишиге
    }
button-event-keep = Ушул бойдон ›
button-event-without = Өткөрүп жиберүү ›
button-event-review = ‹ Жыйынтыкка
button-event-preview = 👁 Көрүү
button-event-publish = 📣 Жарыялоо
button-event-publish-sure = 📣 Ооба, жарыялоо
button-event-save = 💾 Өзгөртүүнү сактоо
button-event-save-sure = 💾 Ооба, сактоо
button-event-discard = 🗑 Караламаны өчүрүү
button-field-languages = Тилдер
button-field-title = Аталышы
button-field-starts = Башталышы
button-field-ends = Аягы
button-field-venue = Орду
button-field-address = Дареги
button-field-location = Картада
button-field-summary = Мазмуну
button-field-speakers = Ким сүйлөйт
button-field-capacity = Орундар
button-field-regions = Аймактар
button-field-reminders = Эскертме
button-field-sign-up-until = Каттоо мөөнөтү
button-field-publish-at = Качан жарыялоо
event-admin-list =
    { $events ->
        [0] <b>Иш-чаралар</b>

            Азырынча бир да иш-чара жок.
       *[other] <b>Иш-чаралар: { $events }</b>
    }
event-count-going = ✅ Барат: { $count }
event-count-maybe = 🤔 Балким: { $count }
event-count-declined = ❌ Барбайт: { $count }
event-count-waiting = ⏳ Кезекте: { $count }
event-count-offered = 🎟 Орун сунушталды: { $count }
event-count-capacity = 🪑 Жалпы орун: { $count }
event-count-came = 🎫 Келди: { $count }
event-count-score = ⭐️ Орточо баа: { $score }, баалагандар: { $count }
event-by-region = <b>Аймактар боюнча</b>
event-region-line = { $region }: ✅ { $going }, 🤔 { $maybe }
event-ask-off =
    🚫 <b>{ $title }</b>

    Иш-чараны жокко чыгарасызбы? Катталгандардын баарына ({ $people }) дароо билдирүү барат.
event-ask-message =
    ✉️ <b>{ $title }</b>

    Катышуучуларга эмне деп жазалы? Текстти бир билдирүү менен жөнөтүңүз. Токтотуу: /cancel
event-confirm-message = Жогорку билдирүү «барам» дегендерге гана барат: { $people }. Жөнөтөлүбү? Оңдоо үчүн жаңы текст жазыңыз.
event-message-sent = ✉️ Жөнөтүлүп жатат.
event-preview = 👁 <i>{ $language }: катышуучулар ушундай көрөт</i>
event-step-languages = <b>Жаңы иш-чара</b>

    Кайсы тилдерде жазасыз?
event-step-title = <b>Иш-чаранын аталышы</b> ({ $language })
event-step-starts = <b>Качан башталат?</b>

    Мисалы: <code>25.06.2018 10:00</code>, <code>эртең 15:00</code>, <code>25-июнь саат 10</code>
event-step-ends = <b>Качан бүтөт?</b>

    Мисалы: <code>17:00</code>, башка күнү болсо: <code>26.06.2018 17:00</code>
event-step-venue = <b>Кайда өтөт?</b> Имараттын же залдын аталышы ({ $language })
event-step-address = <b>Дареги</b> ({ $language })
event-step-location = <b>Картадагы орду</b>

    📎 белгисин басып, «Геопозиция» жөнөтүңүз.
event-step-summary = <b>Эмне болот?</b> Бир-эки сүйлөм ({ $language })
event-step-speakers = <b>Ким сөз сүйлөйт?</b> ({ $language })
event-step-capacity = <b>Канча орун бар?</b>

    Санын жазыңыз. Чек жок болсо, өткөрүп жибериңиз.
event-step-regions = <b>Кайсы аймактар үчүн?</b>

    Бирин да тандабасаңыз — бүткүл өлкө үчүн. Чакыруу ушул аймактарга жазылгандарга барат.
event-step-reminders = <b>Качан эскертели?</b> Башталышына чейин:
event-step-sign-up-until = <b>Каттоо качан аяктайт?</b>

    Андан бир күн мурда жооп бербегендерден бир жолу сурайбыз.
event-step-publish-at = <b>Качан жарыялайлы?</b>

    Өткөрүп жиберсеңиз, дароо жарыяланат.
event-step-now = Азыркысы: { $text }
event-offset-days =
    { $days ->
        [one] { $days } күн мурда
       *[other] { $days } күн мурда
    }
event-offset-hours =
    { $hours ->
        [one] { $hours } саат мурда
       *[other] { $hours } саат мурда
    }
event-offset-minutes =
    { $minutes ->
        [one] { $minutes } мүнөт мурда
       *[other] { $minutes } мүнөт мурда
    }
event-link = 🔗 Бөлүшүү үчүн шилтеме: { $link }
event-ask-on =
    ✅ <b>{ $title }</b>

    Иш-чара баары бир өтөбү? Катталгандардын баарына дароо билдирүү барат.
button-event-on = ✅ Баары бир өтөт
button-event-on-sure = ✅ Ооба, өтөт
event-review-new = <b>Жаңы иш-чара</b> — текшерип, жарыялаңыз
event-review-change = <b>Иш-чараны өзгөртүү</b> — текшерип, сактаңыз
event-line-title = <b>{ $text }</b> ({ $languages })
event-line-venue = 📍 { $text } ({ $languages })
event-line-address = 🏠 { $text } ({ $languages })
event-line-summary = 📝 { $text } ({ $languages })
event-line-speakers = 🎤 { $text } ({ $languages })
event-line-starts = 📅 Башталышы: { $when }
event-line-ends = 🏁 Аягы: { $when }
event-line-sign-up-until = ✍️ Каттоо мөөнөтү: { $when }
event-line-publish-at = 🕓 Жарыяланат: { $when }
event-line-location = 🗺 Картада белгиленген
event-line-capacity = 🪑 Орундар: { $count }
event-line-regions = 👥 Ким үчүн: { $regions }
event-line-reminders = ⏰ Эскертме: { $reminders }
event-confirm-now = Иш-чара дароо жарыяланат. Чакыруу азыр { $people } кишиге барат. Жарыялайлыбы?
event-confirm-later = Иш-чара жарыяланат: { $when }. Чакыруу азыркы эсеп боюнча { $people } кишиге барат. Туурабы?
event-confirm-change = Карточкалар жаңырат. Убактысы же орду өзгөрсө, катталгандардын баарына билдирүү барат. Сактайлыбы?
event-needs-title = Аталышы керек: жок дегенде бир тилде жазыңыз.
event-needs-start = Качан башталарын жазыңыз, мисалы 25.06.2018 10:00.
event-needs-language = Жок дегенде бир тил калсын.
event-needs-location = Орунду геопозиция кылып жөнөтүңүз: 📎, анан «Геопозиция».
event-needs-text = Текст жазып жөнөтүңүз.
event-needs-number = Орундардын санын жазыңыз, мисалы 80.
event-text-long = Текст өтө узун: { $length } белги. { $limit } белгиден ашпасын: кыскартып, кайра жөнөтүңүз.
event-too-long = Тексттердин баары бир карточкага батпай калды. Кыскартыңыз.
event-ends-early = Аягы башталышынан кийин болушу керек. Башка убакытты жазыңыз.
event-time-late = Бул убакыт иш-чара башталганга чейин болушу керек. Башкасын жазыңыз.
event-start-over = Башталыш убактысы өтүп кетти. Жаңысын жазыңыз.
event-sheet = Катталгандар
event-sheet-name = Аты
event-sheet-answer = Жообу
event-sheet-regions = Аймактары
event-sheet-language = Тили
event-sheet-answered = Жооп берген убагы
event-sheet-came = Келген убагы
event-sheet-score = Баасы
event-sheet-comment = Пикири
event-sheet-going = Барат
event-sheet-maybe = Балким
event-sheet-declined = Барбайт
event-sheet-waiting = Кезекте
event-sheet-offered = Орун сунушталды
