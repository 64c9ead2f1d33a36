"""The offices' contacts."""

from dataclasses import dataclass

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue, Office, Phone
from bot.screens.screen import LinkButton, Rows, Screen, back
from bot.screens.taps import Tap


@dataclass(frozen=True)
class OpenContacts(Tap, prefix="contacts"):
    """Show the contacts."""


def contacts(t: Localization, catalogue: Catalogue, menu: Tap) -> Screen:
    """Every office: address, phones, e-mail, website; links to maps and sites as buttons."""
    text = Markup("\n\n").join((t.html("contacts"), *(_office(t, office) for office in catalogue.offices)))
    return Screen(text, (*_links(t, catalogue.offices), back(t, menu)))


def _office(t: Localization, office: Office) -> Markup:
    lang = t.language
    lines = [t.html("contacts-office", name=office.name[lang], role=office.role[lang])]
    lines.append(t.html("contacts-address", address=office.address[lang]))
    lines += [_phone(t, phone) for phone in office.phones]
    lines.append(t.html("contacts-email", email=office.email))
    lines.append(t.html("contacts-website", website=office.website))
    if office.facebook:
        lines.append(t.html("contacts-website", website=office.facebook))
    if office.hours:
        hours = [office.hours[lang], office.lunch[lang] if office.lunch else ""]
        lines.append(t.html("contacts-hours", hours=", ".join(filter(None, hours))))
    return Markup("\n").join(lines)


def _phone(t: Localization, phone: Phone) -> Markup:
    kinds = "/".join(t.plain(f"phone-{kind}") for kind in phone.kinds)
    if phone.extension:
        return t.html("contacts-phone-extension", kind=kinds, number=phone.number, extension=phone.extension)
    return t.html("contacts-phone", kind=kinds, number=phone.number)


def _links(t: Localization, offices: tuple[Office, ...]) -> Rows:
    return tuple((LinkButton(t.plain("button-map", office=o.name[t.language]), o.map_url),) for o in offices)
