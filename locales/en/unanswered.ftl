button-unanswered = ❓ Questions without an answer
unanswered =
    <b>Questions without an answer: { $count }</b>

    The newest first, repeated ones together. Tap a number when a question is dealt with: it is removed from the list.
unanswered-none =
    <b>Questions without an answer</b>

    There are none. What I cannot answer will be collected here, without names.
unanswered-line = <b>{ $number }.</b> { $text }
unanswered-asked = <i>{ $language } · { $date }{ $count ->
        [one] {""}
       *[other] {" "}· { $count } times
    }</i>
unanswered-done = ✅ { $number }
unanswered-removed = Removed from the list.
unanswered-sheet = 📊 As a spreadsheet
unanswered-question = Question
unanswered-language = Language
unanswered-count = How often
unanswered-date = Last asked
