"""Phrases filled with facts, in one language; every value is escaped here."""

import datetime as dt
from collections.abc import Mapping

from markupsafe import Markup, escape

from bot.domain.catalogue import Catalogue, Line, Organisation, Project
from bot.domain.languages import Language
from bot.domain.lexicon import Lexicon, Wording


class Phrasing:
    """The lexicon's phrases in one language."""

    def __init__(self, lexicon: Lexicon, language: Language) -> None:
        self.language = language
        self._phrases = lexicon.phrases

    def __call__(self, phrase: str, **values: object) -> Markup:
        """A phrase with its values filled in."""
        return self.fill(self._phrases[phrase], values)

    def fill(self, wording: Wording, values: Mapping[str, object]) -> Markup:
        """A wording with its values filled in.

        Raises:
            KeyError: a value is missing.
        """
        return Markup(wording[self.language]).format_map({k: escape(v) for k, v in values.items()})  # noqa: S704

    def date(self, day: dt.date) -> Markup:
        """A day, `29 January 2018`."""
        return self("date", day=day.day, month=self._month("months_in_dates", day.month), year=day.year)

    def moment(self, moment: dt.datetime) -> Markup:
        """A day and a time of day, as the moment's own offset has them."""
        return self("moment", date=self.date(moment.date()), time=f"{moment:%H:%M}")

    def month(self, month: str) -> Markup:
        """A month, given as `2018-03`."""
        year, number = month.split("-")
        return self("month", month=self._month("months", int(number)), year=year)

    def _month(self, phrase: str, number: int) -> str:
        return self._phrases[phrase][self.language].split(",")[number - 1]


def facts(catalogue: Catalogue, say: Phrasing) -> dict[str, object]:
    """What the replies of the lexicon can name, in the phrasing's language."""
    programme, language = catalogue.programme, say.language
    call, selection, office = programme.call, programme.selection, catalogue.offices[0]
    starts, ends = programme.projects_period.starts, programme.projects_period.ends
    return {
        "name": programme.name[language],
        "short_name": programme.short_name[language],
        "part_of": programme.part_of[language],
        "part_of_in_full": _with_english(programme.part_of, say),
        "purpose": programme.purpose[language],
        "objective": programme.objective[language],
        "donor": catalogue.partner_by_id[programme.donor].name[language],
        "implementers": implementers(catalogue, say),
        "programme_starts": say.month(programme.period.starts),
        "programme_ends": say.month(programme.period.ends),
        "planned_months": programme.planned_months,
        "planned_projects": programme.planned_projects,
        "projects_starts": say.month(starts),
        "projects_ends": say.month(ends),
        "projects_months": _months_between(starts, ends),
        "proposals": selection.proposals,
        "selected": selection.selected,
        "not_selected": selection.proposals - selection.selected,
        "selection_announced": say.date(selection.announced),
        "conference": programme.conference[language],
        "call_announced": say.date(call.announced),
        "deadline": say.moment(call.deadline),
        "max_amount": f"{call.max_amount:,}".replace(",", "\u00a0"),
        "currency": call.currency,
        "duration_months": "–".join(map(str, call.duration_months)),
        "start_by": say.date(call.start_by),
        "who": call.who[language],
        "aim": call.aim[language],
        "how": call.how[language],
        "forms": call.forms[language],
        "office_email": office.email,
        "office_website": office.website,
        "phone": office.phones[0].number if office.phones else "",
        "email": office.email,
    }


def _with_english(name: Line, say: Phrasing) -> Markup:
    """A name with its English form, which official papers use."""
    if say.language is Language.EN:
        return escape(name[say.language])
    return say("in_english", name=name[say.language], english=name[Language.EN])


def implementers(catalogue: Catalogue, say: Phrasing) -> Markup:
    """The implementers, a line each, with where they sit and since when."""
    entries = (catalogue.partner_by_id[id_] for id_ in catalogue.programme.implementers)
    return Markup("\n").join(_implementer(entry, say) for entry in entries if isinstance(entry, Organisation))


def _implementer(entry: Organisation, say: Phrasing) -> Markup:
    short = (entry.short_name or entry.name)[say.language]
    line = say("implementer", name=entry.name[say.language], short=short)
    if entry.place:
        line += say("place", place=entry.place[say.language])
    if entry.founded:
        line += say("founded", year=entry.founded)
    return line


def _months_between(first: str, last: str) -> int:
    (year, month), (last_year, last_month) = (map(int, text.split("-")) for text in (first, last))
    return (last_year - year) * 12 + last_month - month + 1


def partners_text(catalogue: Catalogue, project: Project, say: Phrasing) -> str:
    """A project's partners, in a row."""
    return "; ".join(partner.name[say.language] for partner in catalogue.partners_of(project))


def regions_text(catalogue: Catalogue, project: Project, say: Phrasing) -> str:
    """A project's regions, in a row."""
    if project.all_oblasts:
        return str(say("all_oblasts"))
    return ", ".join(region.name[say.language] for region in catalogue.regions_of(project))
