"""Polls and quizzes."""

from __future__ import annotations

from typing import Any

from bot.playground.checks import Params, method
from bot.playground.errors import bad_request
from bot.playground.state import Json, World
from bot.playground.targets import SENDING, formatted, message_of, send, target

OPTIONAL = (
    "is_anonymous type allows_multiple_answers correct_option_id correct_option_ids explanation "
    "explanation_parse_mode explanation_entities open_period close_date is_closed question_parse_mode "
    "question_entities allows_revoting allow_adding_options hide_results_until_closes description "
    "description_parse_mode description_entities shuffle_options members_only country_codes "
    "explanation_media media"
)


@method("sendPoll", "chat_id question options", f"{OPTIONAL} {SENDING}")
def send_poll(world: World, p: Params) -> Json:
    """Send a poll with 2 to 12 options."""
    question, entities = formatted(
        p, "question", 300, prefix="question_", too_long="poll question length must not exceed 300"
    )
    if not question:
        raise bad_request("poll question must be non-empty")
    options = [_option(index, raw) for index, raw in enumerate(p["options"])]
    if not 2 <= len(options) <= 12:
        few = len(options) < 2
        raise bad_request(
            "poll must have at least 2 option" if few else "poll can't have more than 12 options"
        )
    poll: Json = {
        "id": str(5_000_000_000 + next(world.ids)),
        "question": question,
        "options": options,
        "total_voter_count": 0,
        "is_closed": p.get("is_closed", False),
        "is_anonymous": p.get("is_anonymous", True),
        "type": p.get("type", "regular"),
        "allows_multiple_answers": p.get("allows_multiple_answers", False),
        "allows_revoting": p.get("allows_revoting", p.get("type") != "quiz"),
        "members_only": p.get("members_only", False),
    }
    if entities:
        poll["question_entities"] = list(entities)
    _quiz(p, poll)
    return _remember(world, send(world, p, {"poll": poll}))


def _option(index: int, raw: Any) -> Json:
    option = {"text": raw} if isinstance(raw, str) else raw
    if not isinstance(option, dict) or not isinstance(option.get("text"), str):
        raise bad_request("can't parse poll option: expected an Object")
    text, _ = formatted(
        option, "text", 100, prefix="text_", too_long="poll options length must not exceed 100"
    )
    if not text:
        raise bad_request("poll options must be non-empty")
    return {"persistent_id": str(index + 1), "text": text, "voter_count": 0}


def _quiz(p: Params, poll: Json) -> None:
    if poll["type"] not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    if poll["type"] == "quiz":
        correct = p.get("correct_option_ids", [p["correct_option_id"]] if "correct_option_id" in p else [])
        if not correct or not all(isinstance(c, int) and 0 <= c < len(poll["options"]) for c in correct):
            raise bad_request("wrong correct option ID specified")
        poll["correct_option_ids"] = correct
        explanation, entities = formatted(
            p, "explanation", 200, prefix="explanation_", too_long="poll explanation is too long"
        )
        if explanation:
            poll["explanation"] = explanation
            poll["explanation_entities"] = list(entities)


def _remember(world: World, sent: Json) -> Json:
    chat = world.chats.get(sent["chat"]["id"])
    if chat:
        world.polls[sent["poll"]["id"]] = chat.messages[sent["message_id"]]
    return sent


@method("stopPoll", "chat_id message_id", "reply_markup business_connection_id")
def stop_poll(world: World, p: Params) -> Json:
    """Close a poll of the bot; returns its results."""
    message = message_of(target(world, p["chat_id"]), p["message_id"], "edit")
    poll = message.json.get("poll")
    if poll is None or not message.by_bot:
        raise bad_request("message with poll to stop not found")
    if poll["is_closed"]:
        raise bad_request("poll has already been closed")
    closed: Json = {**poll, "is_closed": True}
    message.json = {n: v for n, v in message.json.items() if n != "reply_markup"} | {"poll": closed}
    if (markup := p.get("reply_markup")) and markup.inline:
        message.json["reply_markup"] = markup.inline
    world.changed(message)
    return closed
