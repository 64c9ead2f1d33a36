"""What Telegram shows of the bot itself: its commands and descriptions in each language."""

import logging
from collections.abc import Sequence

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.content.texts import Texts
from bot.domain.catalogue import Catalogue
from bot.domain.languages import Language

log = logging.getLogger(__name__)


async def publish(
    bot: Bot, texts: Texts, catalogue: Catalogue, commands: Sequence[str], default: Language
) -> None:
    """Set commands, description and short description. Trouble is logged: the bot works without them, too."""
    versions: list[tuple[str | None, Language]] = [
        (None, default),
        *((lang.value, lang) for lang in Language),
    ]
    try:
        for code, language in versions:
            t, name = texts[language], catalogue.programme.name[language]
            menu = [BotCommand(command, t.plain(f"command-{command}")) for command in commands]
            await bot.set_my_commands(menu, language_code=code)
            await bot.set_my_description(t.plain("bot-description", programme=name), code)
            await bot.set_my_short_description(t.plain("bot-short-description", programme=name), code)
    except TelegramError as error:
        log.warning("commands and descriptions could not be set now (%s)", error.message)
