"""What people tell about themselves in their own words."""

from bot.domain.drafts import DraftState, Incoming, RefusedError

NAME_LIMIT = 200
"""The longest name of a council, in characters."""


class NamingCouncil(DraftState, kind="council"):
    """Somebody is about to type the name of their council."""


def council_name(incoming: Incoming) -> str:
    """The name that they typed, on one line.

    Raises:
        RefusedError: there is none, or it is too long.
    """
    name = " ".join(incoming.text.split())
    if not name or len(name) > NAME_LIMIT or incoming.media:
        raise RefusedError("council-name-unfit", limit=NAME_LIMIT)
    return name
