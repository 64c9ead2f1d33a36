"""One skeleton for every script and spelling of a word."""

import pytest

from bot.answers.fold import skeleton, words


@pytest.mark.parametrize(
    "spellings",
    [
        ("долбоор", "dolboor", "ДОЛБООР", "долбор", "dolbor"),
        ("кеңеш", "кенеш", "kenesh", "kengesh", "KEÑEŞ"),
        ("өнөктөш", "онокотош"[:2] + "октош", "önöktösh", "onoktosh"),
        ("жыйынтык", "jyiyntyk", "zhyiyntyk", "jiyintik"),
        ("конференция", "konferenciya", "konferentsiya", "konferencia"),
        ("проект", "proekt", "proyekt"),
        ("Чүй", "Chuy", "Chüy", "Чуй"),
        ("Джалал", "Жалал", "Jalal", "Djalal", "Zhalal"),
    ],
)
def test_spellings_of_a_word_fold_alike(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(word) for word in spellings}) == 1


def test_a_short_sentence_belongs_to_the_one_before_it() -> None:
    assert {word.sentence for word in words("Биздин айылда долбоор бар экен. Чынбы?")} == {0}
    assert {
        word.sentence for word in words("Мен Нарында жашайм ушул жерде. Бизде кайсы долбоорлор бар?")
    } == {0, 1}
