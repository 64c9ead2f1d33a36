"""The commands that Telegram's menu lists in the chats of admins."""

from bot.domain.languages import Language
from bot.handlers import routes
from bot.handlers.visit import Visit


class AdminMenus:
    """Keeps the command menus of admins' chats: theirs list the admin commands, too, in their language."""

    def __init__(self) -> None:
        self._set: dict[int, Language] = {}

    async def keep(self, visit: Visit) -> None:
        """Set the menu of the visitor's chat where it is not known to be right."""
        language = visit.subscriber.language
        if visit.admin and self._set.get(visit.chat_id) != language:
            self._set[visit.chat_id] = language
            names = (*routes.ADMIN_COMMANDS, *routes.MENU_COMMANDS)
            await visit.gateway.set_menu(visit.chat_id, {n: visit.t.plain(f"command-{n}") for n in names})
        elif not visit.admin and visit.chat_id in self._set:
            del self._set[visit.chat_id]
            await visit.gateway.set_menu(visit.chat_id, None)
