"""The bot itself: who it is, its commands, names, descriptions and menu buttons."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.checks import Params, method, missing
from bot.playground.errors import bad_request
from bot.playground.state import Json, World
from bot.playground.targets import chat_of, known

SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
LIMITS = {"name": 64, "description": 512, "short_description": 120}


@method("getMe")
def get_me(world: World, _p: Params) -> Json:
    """The bot as a user."""
    return {
        **world.bot_json,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("logOut")
@method("close")
def log_out(_world: World, _p: Params) -> bool:
    """Nothing to do here."""
    return True


def _scope(world: World, p: Params) -> str:
    scope = p.get("scope", {"type": "default"})
    needed = SCOPES.get(scope.get("type", ""))
    if needed is None:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    known(scope, frozenset({"type", *needed}), "scope")
    for name in needed:
        if name not in scope:
            raise missing(name)
    if "chat_id" in scope:
        chat_of(world, scope["chat_id"])
    return ":".join(str(part) for part in (scope["type"], *(scope[name] for name in needed)))


def _language(p: Params) -> str:
    code: str = p.get("language_code", "")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


@method("setMyCommands", "commands", "scope language_code")
def set_my_commands(world: World, p: Params) -> bool:
    """Set the menu of commands for a scope and a language."""
    if len(p["commands"]) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [_command(raw) for raw in p["commands"]]
    world.commands[_scope(world, p), _language(p)] = commands
    _tell_all(world)
    return True


def _command(raw: Any) -> Json:
    if not isinstance(raw, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    known(raw, frozenset({"command", "description"}), "commands")
    name, description = raw.get("command"), raw.get("description")
    if not isinstance(name, str) or not re.fullmatch(r"/?[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description.strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/"), "description": description.strip()}


@method("getMyCommands", "", "scope language_code")
def get_my_commands(world: World, p: Params) -> list[Json]:
    """The commands of exactly this scope and language."""
    return world.commands.get((_scope(world, p), _language(p)), [])


@method("deleteMyCommands", "", "scope language_code")
def delete_my_commands(world: World, p: Params) -> bool:
    """Back to the next wider scope's commands."""
    world.commands.pop((_scope(world, p), _language(p)), None)
    _tell_all(world)
    return True


def menu_for(world: World, chat_id: int, language: str) -> list[Json]:
    """The commands that a person sees in a private chat: the narrowest scope and language that has any."""
    for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
        for code in (language, ""):
            if (scope, code) in world.commands:
                return world.commands[scope, code]
    return []


def profile(world: World, what: str, language: str) -> str:
    """The bot's name or description in a language."""
    return world.profile.get((what, language)) or world.profile.get((what, ""), "")


def _set_profile(world: World, p: Params, what: str) -> bool:
    value: str = p.get(what, "")
    if len(value) > LIMITS[what]:
        raise bad_request(f"bot {what.replace('_', ' ')} is too long")
    world.profile[what, _language(p)] = value
    _tell_all(world)
    return True


def _tell_all(world: World) -> None:
    for chat in world.chats.values():
        world.tell(chat, "profile", None)


@method("setMyName", "", "name language_code")
def set_my_name(world: World, p: Params) -> bool:
    """Up to 64 characters."""
    return _set_profile(world, p, "name")


@method("setMyDescription", "", "description language_code")
def set_my_description(world: World, p: Params) -> bool:
    """What an empty chat shows: up to 512 characters."""
    return _set_profile(world, p, "description")


@method("setMyShortDescription", "", "short_description language_code")
def set_my_short_description(world: World, p: Params) -> bool:
    """What the bot's profile shows: up to 120 characters."""
    return _set_profile(world, p, "short_description")


@method("getMyName", "", "language_code")
def get_my_name(world: World, p: Params) -> Json:
    """The name in a language."""
    return {"name": profile(world, "name", _language(p))}


@method("getMyDescription", "", "language_code")
def get_my_description(world: World, p: Params) -> Json:
    """The description in a language."""
    return {"description": profile(world, "description", _language(p))}


@method("getMyShortDescription", "", "language_code")
def get_my_short_description(world: World, p: Params) -> Json:
    """The short description in a language."""
    return {"short_description": profile(world, "short_description", _language(p))}


@method("setChatMenuButton", "", "chat_id menu_button")
def set_chat_menu_button(world: World, p: Params) -> bool:
    """What the button beside the text box does."""
    button = p.get("menu_button", {"type": "default"})
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: unsupported type specified")
    world.menu_buttons[_menu_chat(world, p)] = button
    return True


@method("getChatMenuButton", "", "chat_id")
def get_chat_menu_button(world: World, p: Params) -> Json:
    """The menu button of a chat, or the default one."""
    default = world.menu_buttons.get(0, {"type": "commands"})
    return world.menu_buttons.get(_menu_chat(world, p), default)


def _menu_chat(world: World, p: Params) -> int:
    return chat_of(world, p["chat_id"]).id if "chat_id" in p else 0
