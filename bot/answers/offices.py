"""Composes replies on how to reach an office."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from bot.answers.model import ScreenButton
from bot.answers.phrasing import Phrasing
from bot.answers.projects import Composed
from bot.domain.catalogue import Office, Phone

FIELDS = (
    "address",
    "floor",
    "postcode",
    "phone",
    "extension",
    "mobile",
    "fax",
    "email",
    "website",
    "facebook",
    "hours",
    "lunch",
    "map",
)
"""What can be asked about an office, by the names of the concepts."""
_ALL = ("address", "phone", "mobile", "fax", "email", "website", "facebook", "hours")


def contacts(offices: Sequence[Office], asked: Sequence[str], say: Phrasing) -> Composed | None:
    """The asked fields of some offices, all where none is named; None where nothing asked is known."""
    wanted = tuple(field for field in FIELDS if field in asked) or _ALL
    parts: list[Markup] = []
    for office in offices:
        lines = list(dict.fromkeys(line for field in wanted for line in _field(office, field, say)))
        if lines:
            head = say("office", name=office.name[say.language], role=office.role[say.language])
            parts += [head, *lines]
    if not parts:
        return None
    sources = dict.fromkeys(
        source for office in offices for source in (office.source, office.hours_source) if source
    )
    ids = "-".join(office.id for office in offices)
    fields = ".".join(wanted) if wanted != _ALL else "contacts"
    return Composed(
        Markup("\n").join(parts),
        f"{ids}.{fields}",
        tuple(sources),
        (ScreenButton("contacts", str(say("contacts"))),),
    )


def _field(office: Office, field: str, say: Phrasing) -> Iterator[Markup]:
    if field in {"phone", "mobile", "fax", "extension"}:
        kind = "phone" if field == "extension" else field
        yield from (_phone(phone, say) for phone in office.phones if kind in phone.kinds)
    elif field in {"address", "floor", "postcode"}:
        yield say("address", address=office.address[say.language])
    elif field == "map":
        yield say("address", address=office.address[say.language])
        yield say("map", map=office.map_url)
    elif field == "hours" and office.hours:
        yield say("hours", hours=office.hours[say.language])
        if office.lunch:
            yield say("lunch", lunch=office.lunch[say.language])
    elif field == "lunch" and office.lunch:
        yield say("lunch", lunch=office.lunch[say.language])
    elif field == "email":
        yield say("email", email=office.email)
    elif field == "website":
        yield say("website", website=office.website)
    elif field == "facebook" and office.facebook:
        yield say("facebook", facebook=office.facebook)


def _phone(phone: Phone, say: Phrasing) -> Markup:
    number: object = phone.number
    if phone.extension:
        number = say("extension", number=phone.number, extension=phone.extension)
    if "mobile" in phone.kinds:
        return say("mobile", number=number)
    both = {"phone", "fax"} <= set(phone.kinds)
    return say("phone_fax" if both else phone.kinds[0], number=number)
