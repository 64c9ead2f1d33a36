"""Answering what people ask."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.subscribers import Subscriber
from bot.services.context import Context
from bot.storage import questions

if TYPE_CHECKING:
    from bot.answers import Answer, Answers

SUBJECT_LASTS = timedelta(minutes=30)
"""How long "and who is the partner?" is understood after an answer."""

KEPT_CHARACTERS = 1000
"""How much of an unanswered question is kept."""


async def ask(
    context: Context, answers: "Answers", subscriber: Subscriber, question: str, now: datetime
) -> "Answer":
    """The answer to a question; one that got none is kept for the office.

    Args:
        context: The running service.
        answers: What knows the answers.
        subscriber: The chat that asks.
        question: What was written; anything.
        now: The time, timezone-aware.
    """
    from bot.answers import Subject  # Not before somebody asks.

    chat_id = subscriber.chat_id
    stored = await questions.subject(context.db, chat_id, now - SUBJECT_LASTS)
    before = Subject.from_dict(stored) if stored else None
    answer = answers.answer(question, language=subscriber.language, subject=before)
    context.metrics.questions["answered" if answer.answered else "unanswered"] += 1
    if answer.answered and answer.subject is None:
        return answer
    async with context.db.transaction() as tx:
        if answer.subject:
            await questions.set_subject(tx, chat_id, answer.subject.to_dict(), now)
        if not answer.answered:
            text = question[:KEPT_CHARACTERS]
            await questions.add_unanswered(
                tx, chat_id, language=answer.language, kind=answer.kind, text=text, now=now
            )
    return answer
