"""The steps of writing an announcement."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import announce
from bot.domain.announce import Composing, Step
from bot.domain.announcements import Announcement, AudienceCount, State
from bot.domain.content import Content, ContentButton, Media
from bot.domain.drafts import Incoming, RefusedError
from bot.domain.languages import Language

NOW = datetime(2018, 3, 5, 6, 0, tzinfo=UTC)
BISHKEK = ZoneInfo("Asia/Bishkek")


def writing(step: Step = Step.TEXT, **changes: object) -> Composing:
    return Composing(step=step, language=Language.KY).model_copy(update=changes)


def after(state: Composing, *messages: Incoming) -> Composing:
    for message in messages:
        state = announce.written(state, message, NOW, BISHKEK)
    return state


def picture(file_id: str, text: str = "", album: str | None = None) -> Incoming:
    return Incoming(1, text, text, Media("photo", file_id), album)


def readers(**counts: int) -> AudienceCount:
    by_language = {Language(code): count for code, count in counts.items()}
    return AudienceCount(sum(counts.values()), by_language, {})


@settings(max_examples=50, deadline=None)
@given(items=st.lists(st.sampled_from("abc")), item=st.sampled_from("abc"), on=st.booleans())
def test_choosing_twice_is_choosing_once(items: list[str], item: str, on: bool) -> None:
    once = announce.toggled(items, item, on)
    assert announce.toggled(once, item, on) == once
    assert (item in once) == on


@settings(max_examples=50, deadline=None)
@given(order=st.permutations(range(4)), captioned=st.integers(0, 3), again=st.integers(0, 3))
def test_an_album_is_whole_in_whatever_order_it_comes(order: list[int], captioned: int, again: int) -> None:
    messages = [picture(str(n), "Жазуу" if n == captioned else "", "a") for n in order]
    part = after(writing(), *messages, messages[again]).parts[Language.KY]
    assert sorted(media.file_id for media in part.media) == ["0", "1", "2", "3"]
    assert part.html == "Жазуу"


def test_a_new_message_takes_the_place_of_the_old_one_and_keeps_its_buttons() -> None:
    state = after(writing(), Incoming(1, "Бир", "Бир"))
    state = after(announce.at(state, Step.BUTTONS), Incoming(2, "Сайт - https://example.org"))
    state = after(state, Incoming(3, "Эки", "<b>Эки</b>"))
    assert announce.contents(state)[Language.KY] == Content(
        "<b>Эки</b>", (), ((ContentButton("Сайт", "https://example.org"),),)
    )


@pytest.mark.parametrize(
    ("line", "label", "url"),
    [
        ("Толук - https://example.org/a?b=c", "Толук", "https://example.org/a?b=c"),
        ("Толук — маалымат: https://example.org", "Толук — маалымат", "https://example.org"),
        ("Жазылуу tg://resolve?domain=x", "Жазылуу", "tg://resolve?domain=x"),
    ],
)
def test_a_link_button_is_read_as_people_write_it(line: str, label: str, url: str) -> None:
    state = after(writing(), Incoming(1, "Бир", "Бир"))
    state = after(announce.at(state, Step.BUTTONS), Incoming(2, line))
    assert state.parts[Language.KY].buttons == (ContentButton(label, url),)
    assert state.step is Step.TEXT


@pytest.mark.parametrize(
    "line",
    ["Толук", "https://example.org", "Толук - example.org", "Толук - http://localhost", "- http://a.b", ""],
)
def test_a_line_that_is_no_link_button_is_refused(line: str) -> None:
    state = announce.at(after(writing(), Incoming(1, "Бир", "Бир")), Step.BUTTONS)
    with pytest.raises(RefusedError, match="announce-buttons-unreadable"):
        after(state, Incoming(2, line))


def test_an_album_can_have_no_buttons() -> None:
    state = after(writing(), picture("1", "x", "a"), picture("2", "", "a"))
    with pytest.raises(RefusedError, match="announce-album-no-buttons"):
        after(announce.at(state, Step.BUTTONS), Incoming(2, "Толук - https://example.org"))


def test_a_missing_language_with_readers_has_to_be_decided_on() -> None:
    state = after(writing(), Incoming(1, "Бир", "Бир"))
    count = readers(ky=5, ru=2)
    assert announce.undecided(state, count) is Language.RU
    assert announce.undecided(announce.accept(state, Language.RU), count) is None
    assert announce.instead(Language.EN, state) is Language.KY


@pytest.mark.parametrize(
    ("state", "count", "reason"),
    [
        (writing(), readers(ky=1), "announce-nothing"),
        (after(writing(), Incoming(1, "Бир", "Бир")), readers(), "announce-nobody"),
        (after(writing(), Incoming(1, "Бир", "Бир")), readers(ru=1), "announce-language-open"),
        (after(writing(send_at=NOW), Incoming(1, "Бир", "Бир")), readers(ky=1), "announce-time-over"),
    ],
)
def test_what_is_not_complete_is_not_let_go(state: Composing, count: AudienceCount, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        announce.check_complete(state, count, NOW)


def test_a_correction_keeps_the_files_and_the_captions_limit() -> None:
    state = after(writing(), picture("1", "Жазуу"))
    correcting = state.model_copy(update={"corrects": 1, "step": Step.TEXT})
    part = after(correcting, Incoming(2, "Оңдолду", "Оңдолду")).parts[Language.KY]
    assert part.media == (Media("photo", "1"),)
    for refused in (Incoming(2, "Сүрөт", media=Media("photo", "2")), Incoming(3, "a" * 1025, "a" * 1025)):
        with pytest.raises(RefusedError):
            after(correcting, refused)


def test_an_announcement_taken_back_is_the_draft_that_it_was() -> None:
    state = after(
        writing(regions=("KG-N",), languages=(Language.KY,), urgent=True),
        Incoming(1, "5 < 6", "5 &lt; <b>6</b>"),
    )
    announcement = Announcement(
        id=1, state=State.SCHEDULED, reason=None, audience=announce.audience(state),
        contents=announce.contents(state), urgent=True, send_at=None, author_id=1, approver_id=None,
        created_at=NOW, mailing_id=None, pass_id=None,
    )  # fmt: skip
    again = announce.reopened(announcement)
    assert announce.contents(again) == announce.contents(state)
    assert again.parts[Language.KY].length == state.parts[Language.KY].length
    assert announce.audience(again) == announce.audience(state)


def test_a_draft_survives_being_written_down() -> None:
    state = after(writing(regions=("KG-N",), send_at=NOW), picture("1", "Жазуу"))
    assert Composing.model_validate_json(state.model_dump_json()) == state


def test_a_message_that_comes_again_changes_nothing_and_never_becomes_another_language() -> None:
    state = after(writing(), Incoming(1, "Бир", "Бир"))
    russian = announce.at(state, Step.TEXT, Language.RU)
    assert after(russian, Incoming(1, "Бир", "Бир")) == russian


def test_after_a_text_comes_the_next_open_language_then_the_review() -> None:
    count = readers(ky=5, ru=2)
    state = announce.advanced(after(writing(), Incoming(1, "Бир", "Бир")), count)
    assert (state.step, state.language) == (Step.TEXT, Language.RU)
    state = announce.advanced(after(state, Incoming(2, "Раз", "Раз")), count)
    assert state.step is Step.REVIEW


def test_the_rest_of_an_album_goes_to_it_even_when_another_language_is_awaited() -> None:
    state = announce.at(after(writing(), picture("1", "x", "a")), Step.TEXT, Language.RU)
    state = after(state, picture("2", "", "a"))
    assert len(state.parts[Language.KY].media) == 2
    assert Language.RU not in state.parts
