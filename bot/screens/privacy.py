"""The privacy note, /mydata and /forget."""

import json
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue
from bot.domain.privacy import Retention
from bot.domain.subscribers import WHOLE_COUNTRY, Subscriber
from bot.screens.screen import Screen, TapButton, back
from bot.screens.taps import Tap

Rows = dict[str, list[dict[str, object]]]
MAX_LENGTH = 4096
"""Telegram's limit for a message; counting the tags, too, errs on the safe side."""


@dataclass(frozen=True)
class OpenPrivacy(Tap, prefix="privacy"):
    """Show the privacy note."""


@dataclass(frozen=True)
class ShowData(Tap, prefix="mydata"):
    """Send what is stored."""


@dataclass(frozen=True)
class AskForget(Tap, prefix="forget"):
    """Ask whether to erase it."""


@dataclass(frozen=True)
class Forget(Tap, prefix="forget-yes"):
    """Erase it."""


def note(t: Localization, catalogue: Catalogue, retention: Retention, help_: Tap) -> Screen:
    """What is stored, why, how long and by whom."""
    text = t.html(
        "privacy",
        programme=catalogue.programme.name[t.language],
        blocked=retention.blocked,
        questions=retention.questions,
        audit=retention.audit,
    )
    data = TapButton(t.plain("button-my-data"), ShowData())
    forget = TapButton(t.plain("button-forget"), AskForget())
    return Screen(text, ((data,), (forget,), back(t, help_)))


def stored(t: Localization, catalogue: Catalogue, subscriber: Subscriber, rows: Rows) -> Screen:
    """What is stored, readable. What does not fit is in the file, and the text says so."""
    text = t.html("my-data") + "\n\n" + _settings(t, catalogue, subscriber)
    for table, found in rows.items():
        if table == "subscribers":
            continue
        part = Markup("\n\n") + t.html("my-data-table", name=t.plain(f"my-data-{table}"), count=len(found))
        part += Markup("").join(Markup("\n") + _line(row) for row in found)
        if len(text) + len(part) > MAX_LENGTH - 200:
            text += "\n\n" + t.html("my-data-rest")
            break
        text += part
    return Screen(text, ((TapButton(t.plain("button-forget"), AskForget()),),))


def _settings(t: Localization, catalogue: Catalogue, subscriber: Subscriber) -> Markup:
    regions = [
        catalogue.region_by_code[code].name[t.language]
        for code in sorted(subscriber.regions & _known(catalogue))
    ]
    if WHOLE_COUNTRY in subscriber.regions:
        regions.insert(0, t.plain("whole-country"))
    return t.html(
        "my-data-settings",
        id=str(subscriber.chat_id),
        language=subscriber.language.own_name,
        news="on" if subscriber.subscribed else "off",
        regions=", ".join(regions) or "—",
    )


def _known(catalogue: Catalogue) -> set[str]:
    return set(catalogue.region_by_code)


def _line(row: dict[str, object]) -> Markup:
    values = ", ".join(
        f"{name}: {value}" for name, value in row.items() if value is not None and name != "chat_id"
    )
    return Markup("• <code>{}</code>").format(values)


def file(rows: Rows, chat_id: int, now: datetime) -> bytes:
    """What is stored, as JSON."""
    document = {"chat_id": chat_id, "as_of": now.isoformat(), "stored": rows}
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def ask(t: Localization, privacy: Tap) -> Screen:
    """Whether to erase everything."""
    yes = TapButton(t.plain("button-forget-yes"), Forget())
    return Screen(t.html("forget-ask"), ((yes,), (TapButton(t.plain("button-forget-no"), privacy),)))


def forgotten(t: Localization) -> Screen:
    """It is erased."""
    return Screen(t.html("forgotten"))
