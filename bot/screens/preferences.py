"""More about a subscription: topics, who the person is, quiet hours; in groups topics and the language."""

from dataclasses import dataclass

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue, Council
from bot.domain.languages import Language
from bot.domain.quiet import QuietHours
from bot.domain.subscribers import Role, Subscriber, Topic
from bot.screens.screen import Rows, Screen, TapButton, back, paged, shortened, turning
from bot.screens.taps import Tap

COUNCILS_PER_PAGE = 6
USUAL_NIGHT = (22, 8)
"""The hours that are offered where the settings have none."""


@dataclass(frozen=True)
class OpenPreferences(Tap, prefix="more"):
    """Show topics, role and quiet hours."""


@dataclass(frozen=True)
class ChooseTopic(Tap, prefix="topic"):
    """Get news on a topic, or no longer."""

    topic: str
    on: bool


@dataclass(frozen=True)
class OpenRole(Tap, prefix="roles"):
    """Show the roles."""


@dataclass(frozen=True)
class ChooseRole(Tap, prefix="role"):
    """Be this, or nothing ("")."""

    role: str


@dataclass(frozen=True)
class OpenCouncils(Tap, prefix="councils"):
    """Show the councils of the catalogue."""

    page: int


@dataclass(frozen=True)
class ChooseCouncil(Tap, prefix="council"):
    """Be a member of this council of the catalogue."""

    id: str


@dataclass(frozen=True)
class TypeCouncil(Tap, prefix="council-type"):
    """Write the council's name, because the catalogue does not have it."""


@dataclass(frozen=True)
class OpenQuiet(Tap, prefix="quiet"):
    """Show the quiet hours."""


@dataclass(frozen=True)
class SetQuiet(Tap, prefix="quiet-set"):
    """Have quiet hours from one full hour to another; both the same: none."""

    starts: int
    ends: int


@dataclass(frozen=True)
class ChatLanguage(Tap, prefix="chat-lang"):
    """The language of a group or channel."""

    code: str


def preferences(
    t: Localization, catalogue: Catalogue, subscriber: Subscriber, quiet: QuietHours | None, to: Tap
) -> Screen:
    """What news come, to whom, and when not.

    Args:
        t: The texts.
        catalogue: The programme.
        subscriber: Who asks.
        quiet: The quiet hours that hold for them.
        to: Where "back" leads.
    """
    topics = tuple((_topic(t, subscriber, topic),) for topic in Topic)
    quiet_row = (TapButton(t.plain("button-quiet", hours=hours(t, quiet)), OpenQuiet()),)
    if subscriber.kind == "private":
        about = (TapButton(t.plain("button-role", role=_who(t, catalogue, subscriber)), OpenRole()),)
        rows: Rows = (*topics, about, quiet_row, back(t, to))
    else:
        rows = (language_row(subscriber), *topics, quiet_row, back(t, to))
    return Screen(t.html("preferences"), rows)


def language_row(subscriber: Subscriber) -> tuple[TapButton, ...]:
    """The three languages, the present one marked."""
    return tuple(
        TapButton(
            ("✅ " if language == subscriber.language else "") + language.own_name,
            ChatLanguage(language.value),
        )
        for language in Language
    )


def _topic(t: Localization, subscriber: Subscriber, topic: Topic) -> TapButton:
    on = topic in subscriber.topics
    return TapButton(f"{'✅' if on else '▫️'} {t.plain(f'topic-{topic}')}", ChooseTopic(topic.value, not on))


def _who(t: Localization, catalogue: Catalogue, subscriber: Subscriber) -> str:
    if subscriber.role is None:
        return t.plain("role-none")
    if subscriber.role == Role.COUNCIL and (name := council_name(t, catalogue, subscriber)):
        return shortened(name, 40)
    return t.plain(f"role-{subscriber.role}")


def council_name(t: Localization, catalogue: Catalogue, subscriber: Subscriber) -> str:
    """The council that somebody is a member of, as the catalogue or they themselves call it; "" for none."""
    council = catalogue.partner_by_id.get(subscriber.council_id or "")
    return council.name[t.language] if isinstance(council, Council) else subscriber.council_text or ""


def roles(t: Localization, subscriber: Subscriber) -> Screen:
    """The choice of a role."""
    rows = tuple(
        (
            TapButton(
                ("✅ " if subscriber.role == role else "") + t.plain(f"role-{role}"), ChooseRole(role.value)
            ),
        )
        for role in Role
    )
    nothing = (TapButton(t.plain("button-role-none"), ChooseRole("")),)
    return Screen(t.html("role-ask"), (*rows, nothing, back(t, OpenPreferences())))


def councils(t: Localization, catalogue: Catalogue, subscriber: Subscriber, page: int) -> Screen:
    """The councils of the catalogue, to choose one's own from."""
    shown, page, pages = paged(catalogue.councils, page, COUNCILS_PER_PAGE)
    rows = tuple(
        (
            TapButton(
                ("✅ " if subscriber.council_id == council.id else "") + shortened(council.name[t.language]),
                ChooseCouncil(council.id),
            ),
        )
        for council in shown
    )
    typed = (TapButton(t.plain("button-council-type"), TypeCouncil()),)
    return Screen(
        t.html("council-ask"), (*rows, *turning(page, pages, OpenCouncils), typed, back(t, OpenPreferences()))
    )


def council_prompt(t: Localization) -> Screen:
    """Asks for the council's name."""
    return Screen(t.html("council-type"), (back(t, OpenCouncils(0)),))


def quiet_hours(t: Localization, quiet: QuietHours | None, usual: QuietHours | None) -> Screen:
    """The quiet hours; a tap moves an end of them by an hour.

    Args:
        t: The texts.
        quiet: Those of the person.
        usual: Those that everybody has until they change them.
    """
    if quiet:
        rows: Rows = (
            _shift(t, "quiet-from", quiet, starts=1),
            _shift(t, "quiet-to", quiet, ends=1),
            (TapButton(t.plain("button-quiet-off"), SetQuiet(0, 0)),),
        )
        words = t.html("quiet-hours", hours=hours(t, quiet))
    else:
        starts, ends = (usual.starts.hour, usual.ends.hour) if usual else USUAL_NIGHT
        label = t.plain("button-quiet-on", hours=f"{starts:02}:00–{ends:02}:00")
        rows = ((TapButton(label, SetQuiet(starts, ends)),),)
        words = t.html("quiet-off")
    return Screen(words, (*rows, back(t, OpenPreferences())))


def _shift(
    t: Localization, label: str, quiet: QuietHours, starts: int = 0, ends: int = 0
) -> tuple[TapButton, ...]:
    """An hour earlier or later, as far as some quiet time is left."""
    buttons = []
    for sign in (-1, 1):
        tap = SetQuiet((quiet.starts.hour + sign * starts) % 24, (quiet.ends.hour + sign * ends) % 24)
        if tap.starts != tap.ends:
            hour = tap.starts if starts else tap.ends
            buttons.append(TapButton(t.plain(label, time=f"{hour:02}:00"), tap))
    return tuple(buttons)


def hours(t: Localization, quiet: QuietHours | None) -> str:
    """Quiet hours in a few characters: `22:00–08:00`, or the word for none."""
    return f"{quiet.starts:%H:%M}–{quiet.ends:%H:%M}" if quiet else t.plain("quiet-none")
