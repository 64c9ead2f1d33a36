button-unanswered = ❓ Вопросы без ответа
unanswered =
    <b>Вопросы без ответа: { $count }</b>

    Сначала новые, одинаковые собраны вместе. Если с вопросом всё решено, нажмите на его номер: он уйдёт из списка.
unanswered-none =
    <b>Вопросы без ответа</b>

    Таких нет. Здесь соберётся то, на что я не смогу ответить, без имён.
unanswered-line = <b>{ $number }.</b> { $text }
unanswered-asked = <i>{ $language } · { $date }{ $count ->
        [one] {""}
        [few] {" "}· { $count } раза
        [many] {" "}· { $count } раз
       *[other] {" "}· { $count } раза
    }</i>
unanswered-done = ✅ { $number }
unanswered-removed = Убрано из списка.
unanswered-sheet = 📊 Таблицей
unanswered-question = Вопрос
unanswered-language = Язык
unanswered-count = Сколько раз
unanswered-date = Последний раз
