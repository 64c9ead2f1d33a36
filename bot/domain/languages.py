"""The three languages of the service."""

from enum import StrEnum


class Language(StrEnum):
    """A language that every text exists in, by its ISO 639-1 code."""

    KY = "ky"
    RU = "ru"
    EN = "en"

    @property
    def own_name(self) -> str:
        """The language's name in itself, as its button shows it."""
        return _OWN_NAMES[self]


_OWN_NAMES = {Language.KY: "Кыргызча", Language.RU: "Русский", Language.EN: "English"}


def guess_language(language_code: str | None, default: Language) -> Language:
    """The language to speak until a person chooses one.

    Args:
        language_code: Telegram's `language_code` (an IETF tag such as "ru-RU"), None where it sent none.
        default: What to speak when there is no code.
    """
    if not language_code:
        return default
    try:
        return Language(language_code.split("-")[0].lower())
    except ValueError:
        return Language.EN
