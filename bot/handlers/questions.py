"""Whatever a person writes that is no command is a question."""

from bot.domain.languages import Language
from bot.handlers.visit import Visit
from bot.screens import questions as screens
from bot.services import questions


async def ask(visit: Visit, question: str) -> None:
    """Answer a question, in its own language."""
    answers = await visit.answering.ready()
    answer = await questions.ask(visit.context, answers, visit.subscriber, question, visit.now)
    await visit.gateway.send(visit.chat_id, screens.answer(visit.texts[answer.language], answer))


async def ask_instead(visit: Visit, _: screens.AskInstead) -> None:
    """Answer the question on the tapped button, as a new message: the choice stays for another try."""
    if visit.label is None:
        raise LookupError("the button's question cannot be read")
    await visit.answer()
    await ask(visit, visit.label)


async def show_sources(visit: Visit, tap: screens.ShowSources) -> None:
    """Say where an answer comes from."""
    if tap.language not in set(Language):
        raise KeyError(tap.language)
    t = visit.texts[Language(tap.language)]
    await visit.answer(screens.sources(t, visit.catalogue, tap.ids), alert=True)
