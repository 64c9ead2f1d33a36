"""The buttons under an answer."""

from markupsafe import Markup

from bot.answers import Answer, ScreenButton
from bot.content.lexicon import load_lexicon
from bot.content.texts import Texts
from bot.domain.languages import Language
from bot.screens import questions
from tests.conftest import ROOT


def test_every_screen_that_a_reply_leads_to_has_its_button(texts: Texts) -> None:
    replies = load_lexicon(ROOT / "data" / "answers").replies
    named = {name for reply in replies.values() for name in reply.buttons}
    buttons = tuple(ScreenButton(name, name) for name in sorted(named))
    reply = Answer("help", None, Language.EN, Markup("?"), buttons)
    shown = questions.answer(texts[Language.EN], reply)
    assert [button.label for row in shown.rows for button in row] == sorted(named)
