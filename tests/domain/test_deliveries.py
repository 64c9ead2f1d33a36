"""Each reply of Telegram leads to one decision."""

import pytest

from bot.domain.deliveries import ATTEMPTS, Action, Delivery, Outcome, Reply, decide
from bot.domain.languages import Language

FRESH = Delivery(1, 5, Language.KY)
TIRED = Delivery(1, 5, Language.KY, attempts=ATTEMPTS - 1)


@pytest.mark.parametrize(
    ("reply", "outcome", "retry_in"),
    [
        (Reply(200, message_ids=(7,)), Outcome.SENT, None),
        (Reply(429, "Too Many Requests: retry after 5", retry_after=5), Outcome.THROTTLED, 5),
        (Reply(-1, "ClientConnectorError"), Outcome.THROTTLED, 1),
        (Reply(0, "no answer in time"), Outcome.UNCERTAIN, 1),
        (Reply(502, "Bad Gateway"), Outcome.UNCERTAIN, 1),
        (Reply(401, "Unauthorized"), Outcome.THROTTLED, 1),
        (Reply(403, "Forbidden: bot was blocked by the user"), Outcome.UNREACHABLE, None),
        (Reply(400, "Bad Request: chat not found"), Outcome.UNREACHABLE, None),
        (Reply(400, "Bad Request: group chat was upgraded", moved_to=-100), Outcome.THROTTLED, 0),
        (Reply(400, "Bad Request: can't parse entities"), Outcome.REJECTED, None),
    ],
)
def test_a_reply_leads_to_one_outcome(reply: Reply, outcome: Outcome, retry_in: float | None) -> None:
    decision = decide(reply, FRESH)
    assert (decision.outcome, decision.retry_in) == (outcome, retry_in)


def test_what_gets_no_answer_is_tried_ever_later_and_given_up_in_the_end() -> None:
    waits = [
        decide(Reply(0), Delivery(1, 5, Language.KY, attempts=number)).retry_in for number in range(ATTEMPTS)
    ]
    assert waits == [1, 2, 4, 8, None]
    assert decide(Reply(0), TIRED).suspicious


@pytest.mark.parametrize(
    ("action", "said", "outcome"),
    [
        ("edit", "Bad Request: message is not modified", Outcome.SENT),
        ("edit", "Bad Request: message to edit not found", Outcome.REJECTED),
        ("delete", "Bad Request: message to delete not found", Outcome.SENT),
    ],
)
def test_a_copy_that_is_gone_pauses_nothing(action: Action, said: str, outcome: Outcome) -> None:
    decision = decide(Reply(400, said), FRESH, action)
    assert (decision.outcome, decision.suspicious) == (outcome, False)
