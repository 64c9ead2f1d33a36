"""Times are read as people write them, and never guessed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.texts import Texts
from bot.domain.drafts import RefusedError
from bot.domain.languages import Language
from bot.domain.when import parse_when

BISHKEK = ZoneInfo("Asia/Bishkek")
NOW = datetime(2018, 6, 20, 15, 0, tzinfo=BISHKEK)
"""A Wednesday afternoon."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("завтра 9:00", "2018-06-21 09:00"),
        ("эртең 9:00", "2018-06-21 09:00"),
        ("эртен саат 9да", "2018-06-21 09:00"),
        ("Эртең эртең менен саат 9", "2018-06-21 09:00"),
        ("эртең кечинде 7", "2018-06-21 19:00"),
        ("Tomorrow at 9:00", "2018-06-21 09:00"),
        ("tomorrow 9pm", "2018-06-21 21:00"),
        ("завтра в 9 вечера", "2018-06-21 21:00"),
        ("завтра в 9 утра", "2018-06-21 09:00"),
        ("завтра 10", "2018-06-21 10:00"),
        ("завтра в 10.30", "2018-06-21 10:30"),
        ("завтра 9-30", "2018-06-21 09:30"),
        ("сегодня в 18 часов", "2018-06-20 18:00"),
        ("бүгүн саат 18", "2018-06-20 18:00"),
        ("бугун саат 18:00до", "2018-06-20 18:00"),
        ("18:30", "2018-06-20 18:30"),
        ("послезавтра 8:05", "2018-06-22 08:05"),
        ("бүрсүгүнү саат 8", "2018-06-22 08:00"),
        ("day after tomorrow 8:00", "2018-06-22 08:00"),
        ("2018-06-25 10:00", "2018-06-25 10:00"),
        ("2018-06-25T10:00", "2018-06-25 10:00"),
        ("2018-06-25T04:00:00+00:00", "2018-06-25 10:00"),
        ("2018-06-25T04:00Z", "2018-06-25 10:00"),
        ("25.06.2018 10:00", "2018-06-25 10:00"),
        ("25.06.18 в 10", "2018-06-25 10:00"),
        ("25.06 10:00", "2018-06-25 10:00"),
        ("25/06/2018 10:00", "2018-06-25 10:00"),
        ("25-июнь саат 10", "2018-06-25 10:00"),
        ("25-июнда саат 10до", "2018-06-25 10:00"),
        ("2018-жылдын 25-июнунда саат 10:00", "2018-06-25 10:00"),
        ("25 июня в 10:00", "2018-06-25 10:00"),
        ("25 июня 2018 года в 10:00", "2018-06-25 10:00"),
        ("10:00 25 июня", "2018-06-25 10:00"),
        ("June 25, 10am", "2018-06-25 10:00"),
        ("June 25, 2018 at 10:00", "2018-06-25 10:00"),
        ("25th of June at 10 am", "2018-06-25 10:00"),
        ("5 января 9:00", "2019-01-05 09:00"),
        ("в понедельник в 9:00", "2018-06-25 09:00"),
        ("дүйшөмбү күнү саат 9", "2018-06-25 09:00"),
        ("бейшемби 9:00", "2018-06-21 09:00"),
        ("Friday 9:00", "2018-06-22 09:00"),
        ("среда 9:00", "2018-06-27 09:00"),
        ("через 2 часа", "2018-06-20 17:00"),
        ("через час", "2018-06-20 16:00"),
        ("2 сааттан кийин", "2018-06-20 17:00"),
        ("3 күндөн кийин", "2018-06-23 15:00"),
        ("in 30 minutes", "2018-06-20 15:30"),
        ("жарым сааттан кийин", "2018-06-20 15:30"),
        ("через неделю в 10:00", "2018-06-27 10:00"),
        ("3 күндөн кийин саат 10до", "2018-06-23 10:00"),
        ("бир жумадан кийин саат 10до", "2018-06-27 10:00"),
        ("июндун 25инде саат 10до", "2018-06-25 10:00"),
        ("июнь айынын 25-и күнү саат 10:00дө", "2018-06-25 10:00"),
        ("25-июнь, дүйшөмбү, саат 10до башталат", "2018-06-25 10:00"),
        ("дүйшөмбү, 25-июнь, 10:00", "2018-06-25 10:00"),
        ("эртең саат 3тө түштөн кийин", "2018-06-21 15:00"),
        ("эртең таңкы 9да", "2018-06-21 09:00"),
        ("эртең чак түштө", "2018-06-21 12:00"),
        ("25-июнда саат 10дон баштап", "2018-06-25 10:00"),
        ("25-июнь саат 10 30", "2018-06-25 10:30"),
        ("2019-жылдын май айынын 7синде саат 10до", "2019-05-07 10:00"),
        ("понедельник, 25 июня, 10:00", "2018-06-25 10:00"),
        ("пн 25.06 10:00", "2018-06-25 10:00"),
        ("25.06.2018г. в 10.00", "2018-06-25 10:00"),
        ("25-06-2018 10:00", "2018-06-25 10:00"),
        ("25.6 10:00", "2018-06-25 10:00"),
        ("10:00 25.06", "2018-06-25 10:00"),
        ("2018.06.25 10:00", "2018-06-25 10:00"),
        ("25 июня в 15 ч. 30 мин.", "2018-06-25 15:30"),
        ("25 июня с 10:00", "2018-06-25 10:00"),
        ("до 18:00 25 июня", "2018-06-25 18:00"),
        ("30.06 в 24:00", "2018-07-01 00:00"),
        ("завтра в полдень", "2018-06-21 12:00"),
        ("завтра в час дня", "2018-06-21 13:00"),
        ("завтра утром в 9 утра", "2018-06-21 09:00"),
        ("в следующий понедельник в 10", "2018-06-25 10:00"),
        ("в следующую среду в 10", "2018-06-27 10:00"),
        ("Mon 25 June 10:00", "2018-06-25 10:00"),
        ("Monday, June 25, 2018, 10:00 AM", "2018-06-25 10:00"),
        ("tomorrow at noon", "2018-06-21 12:00"),
        ("tonight at 8pm", "2018-06-20 20:00"),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, expected: str) -> None:
    assert parse_when(text, NOW, BISHKEK).astimezone(BISHKEK).strftime("%Y-%m-%d %H:%M") == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("вчера 9:00", "when-past"),
        ("кечээ 9:00", "when-past"),
        ("yesterday 9:00", "when-past"),
        ("", "when-no-time"),
        ("завтра", "when-no-time"),
        ("25 июня", "when-no-time"),
        ("9:00", "when-past"),
        ("сегодня 9:00", "when-past"),
        ("2018-06-19 10:00", "when-past"),
        ("19 июня 10:00", "when-past"),
        ("2081-06-25 10:00", "when-far"),
        ("31.06.2018 10:00", "when-unreadable"),
        ("завтра 25:00", "when-unreadable"),
        ("завтра 9:75", "when-unreadable"),
        ("завтра 9:00 или 10:00", "when-unreadable"),
        ("когда-нибудь в 9:00", "when-unreadable"),
        ("05/07/2018 10:00", "when-slashes"),
        ("среда 18:00", "when-ambiguous"),
        ("Сиздерди чакырабыз", "when-unreadable"),
        ("💥", "when-unreadable"),
        ("25 июня, вторник, 10:00", "when-weekday"),
        ("next Friday at 10", "when-ambiguous"),
        ("кийинки жумада саат 10до", "when-ambiguous"),
        ("25.06.2118 10:00", "when-far"),
        ("0001-01-01T00:00+14:00", "when-unreadable"),
        ("майрам 5 10:00", "when-unreadable"),
        ("завтра в 9 утра вечера", "when-unreadable"),
        ("30.06 в 24:30", "when-unreadable"),
        ("25 июня с 10 до 17", "when-unreadable"),
    ],
)
def test_what_is_over_or_unclear_is_refused_with_a_helpful_line(text: str, reason: str, texts: Texts) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_when(text, NOW, BISHKEK)
    assert refused.value.message_id == reason
    for language in Language:
        assert texts[language].html(reason, **refused.value.values)


def test_a_time_that_the_clocks_repeat_or_skip_is_refused() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    for text in ("2018-10-28 02:30", "2019-03-31 02:30"):
        with pytest.raises(RefusedError, match="when-ambiguous"):
            parse_when(text, NOW, berlin)


FORMATS = ("%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%H:%M %d.%m.%Y", "%d %B %Y, %H:%M", "%Y-%m-%dT%H:%M")


@settings(max_examples=100, deadline=None)
@given(minutes=st.integers(1, 700 * 24 * 60), written=st.sampled_from(FORMATS))
def test_whatever_is_written_out_is_read_back(minutes: int, written: str) -> None:
    moment = NOW + timedelta(minutes=minutes)
    assert parse_when(moment.strftime(written), NOW, BISHKEK) == moment


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=40) | st.text(alphabet="0123456789:.-/ завтрменэң", max_size=20))
def test_no_text_breaks_it_and_no_answer_lies_in_the_past(text: str) -> None:
    try:
        moment = parse_when(text, NOW, BISHKEK)
    except RefusedError:
        return
    assert moment > NOW
    assert moment.tzinfo is UTC
