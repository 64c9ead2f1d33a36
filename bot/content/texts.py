"""The texts of `locales/`: Fluent messages in three languages, with every substituted value escaped.

`locales/LANGUAGE/FEATURE.ftl` holds the messages of one feature. Messages may use Telegram's HTML; a variable
comes out escaped wherever the text is HTML, so nobody else has to think of it.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from babel import Locale, localedata
from babel.localedata import LocaleDataDict
from babel.plural import PluralRule, to_python
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Message
from markupsafe import Markup, escape

from bot.domain.languages import Language

_ENTRY = re.compile(r"^(?=[a-zA-Z])", re.MULTILINE)
"""Where a message begins: everything that belongs to it is indented."""

Value = str | int | Markup


_NEEDED = {
    *("plural_form", "default_numbering_system", "numbering_systems", "number_symbols", "decimal_formats"),
    *("date_formats", "time_formats", "datetime_formats", "days", "months", "day_periods"),
    *("eras", "quarters"),
}
"""What is read of Babel's data. The rest, names of countries, currencies, units and such, takes 2 MB."""


@cache
def _load_needed(language: str) -> None:
    """Load what is needed of Babel's data for a language, where Babel finds it.

    Babel itself would look in 2 MB of other data whose data a language inherits: ours do from the root.
    """
    root, data = localedata.load("root"), localedata.load(language, merge_inherited=False)
    for loaded in (root, data):
        for key in loaded.keys() - _NEEDED:
            del loaded[key]
    own = data.copy()
    data.update(root)
    localedata.merge(data, own)


class _Locale(Locale):
    """Babel's data for a language, read when they are first used: those of three languages take 4 MB.

    Made of a language's name: looking for it among all aliases takes 2 MB more.
    """

    @property
    def _data(self) -> LocaleDataDict:
        _load_needed(self.language)
        return super()._data


class _LateLocale(_Locale):
    """What a bundle needs when it is made: nothing."""

    plural_form = PluralRule({})


class _Bundle(FluentBundle):
    """Messages of one language, which know its plural forms and numbers from their first use on."""

    def __init__(self, language: Language) -> None:
        super().__init__([language.value], use_isolating=False)
        self._plural_form = self._category

    def _get_babel_locale(self) -> Locale:
        return _LateLocale(self.locales[0])

    @cached_property
    def _rule(self) -> Callable[[int | float], Any]:
        return to_python(_Locale(self.locales[0]).plural_form)

    def _category(self, number: int | float) -> Any:
        return self._rule(number)


class Localization:
    """The texts in one language."""

    def __init__(self, language: Language, folder: Path) -> None:
        self.language = language
        self._folder = folder
        self._bundle = _Bundle(language)
        self._constant: dict[str, str] = {}

    @cached_property
    def _sources(self) -> dict[str, str]:
        """Each message as it stands in the files; it is parsed when it is first used (all take 0.2 s)."""
        sources = {}
        for path in sorted(self._folder.glob("*.ftl")):
            for entry in _ENTRY.split(path.read_text(encoding="utf-8")):
                name, equals, _ = entry.partition("=")
                if equals:
                    sources[name.strip()] = entry
        return sources

    def _message(self, message_id: str) -> Message:
        if not self._bundle.has_message(message_id):
            self._bundle.add_resource(FluentResource(self._sources[message_id]))
        return self._bundle.get_message(message_id)

    def html(self, message_id: str, **values: Value) -> Markup:
        """A message as Telegram HTML; values are escaped unless they are `Markup`.

        Raises:
            KeyError: there is no such message.
            ValueError: a variable is missing or a plural form does not resolve.
        """
        safe = {name: escape(v) if isinstance(v, str) else v for name, v in values.items()}
        return Markup(self._format(message_id, safe))  # noqa: S704 (the values are escaped above)

    def plain(self, message_id: str, **values: Value) -> str:
        """A message as plain text: button labels, command descriptions, pop-ups. Errors as for `html`."""
        return self._format(message_id, values)

    def _format(self, message_id: str, values: Mapping[str, Value]) -> str:
        if values:
            return self._resolve(message_id, values)
        if message_id not in self._constant:
            self._constant[message_id] = self._resolve(message_id, values)
        return self._constant[message_id]

    def _resolve(self, message_id: str, values: Mapping[str, Value]) -> str:
        message = self._message(message_id)
        if message.value is None:
            raise KeyError(message_id)
        text, errors = self._bundle.format_pattern(message.value, dict(values))
        if errors:
            raise ValueError(f"{self.language}/{message_id}: {errors[0]}")
        return str(text)

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale, for month and day names."""
        return _Locale(self.language.value)


class Texts:
    """The texts in every language."""

    def __init__(self, locales_dir: Path) -> None:
        self._by_language = {lang: Localization(lang, locales_dir / lang.value) for lang in Language}

    def __getitem__(self, language: Language) -> Localization:
        return self._by_language[language]
