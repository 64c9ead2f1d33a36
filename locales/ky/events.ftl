button-events = 📅 Иш-чаралар
button-going = ✅ Барам
button-maybe = 🤔 Балким
button-declined = ❌ Барбайм
button-confirm = ✅ Ооба, барам
button-calendar = 📅 Календарга
button-pin = 📍 Картада
button-ticket = 🎫 Менин QR-кодум
button-event = ℹ️ Толугураак
button-sign-up = ✅ Катталуу
events = <b>Алдыдагы иш-чаралар</b>
events-none =
    Азырынча алдыда иш-чара жок.

    Жаңысы белгиленгенде кабар алгыңыз келсе, жазылыңыз: /subscribe
events-none-yet = Азырынча алдыда иш-чара жок. Жаңысы белгиленгенде сизге кабарлайбыз.
events-line =
    <b>{ $title }</b>
    { $when }
event-unknown = Мындай иш-чара табылган жок. Алдыдагылары: /events
event-title = <b>{ $title }</b>
event-when = 📅 { $when }
event-where = 📍 { $where }
event-summary = { $summary }
event-speakers = 🎤 <b>Сөз сүйлөйт:</b> { $speakers }
event-cancelled = 🚫 <b>Бул иш-чара болбойт</b>
event-over = Бул иш-чара өтүп кетти.
event-closed = Каттоо аяктады.
event-places =
    { $waiting ->
        [0] { $free ->
            [0] 🪑 Бош орун жок. «Барам» десеңиз, кезекке турасыз.
           *[other] 🪑 Бош орун: { $free }
        }
       *[other] 🪑 Бош орун жок, кезекте: { $waiting }. «Барам» десеңиз, кезекке турасыз.
    }
event-deadline = ✍️ Каттоо аяктайт: { $when }
answer-going = ✅ Сиз катталдыңыз. Күтөбүз!
answer-maybe = 🤔 Сиз «балким» деп белгиледиңиз.
answer-declined = ❌ Сиз «барбайм» деп белгиледиңиз.
answer-waiting = ⏳ Сиз кезектесиз. Орун бошосо, дароо жазабыз.
answer-offered = 🪑 Сиз үчүн орун бошоду. Барарыңызды ырастаңыз. Мөөнөтү: { $until }.
toast-going = Катталдыңыз. Күтөбүз!
toast-maybe = Белгиленди: балким
toast-declined = Белгиленди: барбайсыз
toast-waiting = Бош орун жок — кезекке турдуңуз
toast-closed = Каттоо аяктады
event-invitation = 📣 <b>Иш-чарага чакырабыз</b>
event-deadline-near = ⏰ <b>Каттоо жакында аяктайт: { $until }</b>
reminder-soon = ⏰ <b>Жакында башталат: саат { $time }</b>
reminder-hours =
    { $hours ->
        [one] ⏰ <b>Бүгүн, саат { $time } — { $hours } сааттан кийин</b>
       *[other] ⏰ <b>Бүгүн, саат { $time } — { $hours } сааттан кийин</b>
    }
reminder-today = ⏰ <b>Бүгүн, саат { $time }</b>
reminder-tomorrow = ⏰ <b>Эртең, саат { $time }</b>
reminder-days =
    { $days ->
        [one] ⏰ <b>{ $days } күндөн кийин</b>
       *[other] ⏰ <b>{ $days } күндөн кийин</b>
    }
reminder-ask = Күтөбүз! Планыңыз өзгөрсө, төмөндөн белгилеңиз.
event-changed-time = 🔁 <b>Иш-чаранын убактысы өзгөрдү</b>
event-changed-place = 🔁 <b>Иш-чаранын орду өзгөрдү</b>
event-changed-both = 🔁 <b>Иш-чаранын убактысы жана орду өзгөрдү</b>
event-changed-when =
    📅 <s>{ $old }</s>
    → <b>{ $new }</b>
event-changed-where =
    📍 <s>{ $old }</s>
    → <b>{ $new }</b>
event-changed-pin = 📍 Картадагы чекит жаңырды.
event-changed-ask = Жообуңуз сакталды. Планыңыз өзгөрсө, төмөндөн белгилеңиз.
event-called-off = 🚫 <b>Тилекке каршы, бул иш-чара болбойт</b>
event-takes-place = ✅ <b>Бул иш-чара өтө турган болду</b>
event-place-freed =
    🪑 <b>Сиз үчүн орун бошоду!</b>
    Барарыңызды ырастаңыз, болбосо орун кийинки кишиге берилет. Мөөнөтү: { $until }.
event-message =
    ✉️ <b>{ $title }</b>

    { $text }
event-feedback =
    Келгениңиз үчүн рахмат! <b>{ $title }</b> сизге канчалык жакты?

    1 — жаккан жок, 5 — абдан жакты.
event-thanks =
    Рахмат, бааңызды алдык: { $score }.

    Кошумчалай турган сөзүңүз болсо, төмөнкү баскычты басыңыз.
event-thanks-words = Пикириңиз үчүн чоң рахмат!
event-ticket =
    🎫 <b>{ $title }</b>

    Ушул QR-кодду кире бериште көрсөтүңүз.
event-report-late =
    { $people ->
        [one] ⚠️ <b>{ $title }</b>: эскертме убагында жөнөтүлбөй калды, { $people } кишиге жетпеди. Бот ал убакта иштебей турган. Керек болсо, өзүңүз кабарлаңыз.
       *[other] ⚠️ <b>{ $title }</b>: эскертме убагында жөнөтүлбөй калды, { $people } кишиге жетпеди. Бот ал убакта иштебей турган. Керек болсо, өзүңүз кабарлаңыз.
    }
event-calendar = 📅 <b>{ $title }</b>. Календарыңызга кошуу үчүн файлды ачыңыз.
event-calendar-new = 📅 <b>{ $title }</b>: календар үчүн жаңы файл. Ачсаңыз, жазууңуз жаңырат.
button-remark = ✍️ Пикир жазуу
event-remark = Оюңузду бир билдирүү менен жазып жөнөтүңүз. Токтотуу: /cancel
event-remark-unfit = Пикириңизди текст менен жазыңыз, { $limit } белгиден ашпасын.
