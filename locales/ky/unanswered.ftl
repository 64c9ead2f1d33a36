button-unanswered = ❓ Жоопсуз суроолор
unanswered =
    <b>Жоопсуз суроолор: { $count }</b>

    Алгач жаңылары, бирдейлери чогуу. Суроо чечилсе, номерин басыңыз: ал тизмеден өчөт.
unanswered-none =
    <b>Жоопсуз суроолор</b>

    Азырынча жок. Мен жооп бере албаган суроолор ушул жерге аты-жөнү көрсөтүлбөй топтолот.
unanswered-line = <b>{ $number }.</b> { $text }
unanswered-asked = <i>{ $language } · { $date }{ $count ->
        [one] {""}
       *[other] {" "}· { $count } жолу
    }</i>
unanswered-done = ✅ { $number }
unanswered-removed = Тизмеден өчүрүлдү.
unanswered-sheet = 📊 Таблица түрүндө
unanswered-question = Суроо
unanswered-language = Тил
unanswered-count = Канча жолу
unanswered-date = Акыркы жолу
