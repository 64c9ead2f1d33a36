button-unanswered = ❓ Жооп алынбаган суроолор
unanswered =
    <b>Жооп алынбаган суроолор: { $count }</b>

    Алгач жаңылары, окшоштору бирге. Суроо чечилсе, номерин басыңыз: ал тизмеден өчөт.
unanswered-none =
    <b>Жооп алынбаган суроолор</b>

    Азырынча жок. Мен жооп бере албаган суроолор ушул жерге аты-жөнсүз топтолот.
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
