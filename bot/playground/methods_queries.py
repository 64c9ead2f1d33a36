"""Answers to pressed buttons and to inline queries."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.playground.checks import Params, method
from bot.playground.errors import bad_request
from bot.playground.state import World

LIFETIME = timedelta(seconds=60)
"""How long a query waits for its answer here; Telegram does not publish its own figure."""

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@method("answerCallbackQuery", "callback_query_id", "text show_alert url cache_time")
def answer_callback_query(world: World, p: Params) -> bool:
    """Answer a pressed button. A second answer is taken and shown to nobody, as in Telegram.

    Of links Telegram opens only games and those that start the bot itself.
    """
    query = world.callbacks.get(p["callback_query_id"])
    if query is None or world.now() - query.asked > LIFETIME:
        raise bad_request(TOO_OLD)
    if len(p.get("text", "")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    if "url" in p and not p["url"].startswith(f"https://t.me/{world.bot.username}?start="):
        raise bad_request("URL_INVALID")
    query.answers += 1
    if query.answer is None:
        query.answer = {"text": p.get("text", ""), "show_alert": p.get("show_alert", False)}
        query.answer |= {"url": p["url"]} if "url" in p else {}
        query.waiter.set()
    return True


@method(
    "answerInlineQuery",
    "inline_query_id results",
    "cache_time is_personal next_offset button current_offset",
)
def answer_inline_query(world: World, p: Params) -> bool:
    """Answer what somebody types after the bot's name in any chat: up to 50 results."""
    waiter = world.inline_queries.pop(p["inline_query_id"], None)
    if waiter is None or waiter.done():
        raise bad_request(TOO_OLD)
    results: list[Any] = p["results"]
    if len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [result.get("id") for result in results if isinstance(result, dict)]
    if len(ids) < len(results) or not all(isinstance(i, str) and 1 <= len(i.encode()) <= 64 for i in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    waiter.set_result({"results": results, "button": p.get("button")})
    return True
