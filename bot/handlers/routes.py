"""The whole routing table: which command and which tap leads where."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.drafts import Draft, DraftState, Incoming
from bot.handlers import contacts, door, events, home, projects, subscription
from bot.handlers.visit import Visit
from bot.screens import contacts as contacts_screens
from bot.screens import door as door_screens
from bot.screens import events as events_screens
from bot.screens import home as home_screens
from bot.screens import projects as projects_screens
from bot.screens import subscription as subscription_screens
from bot.screens.taps import Tap

COMMANDS: dict[str, Callable[[Visit], Awaitable[None]]] = {
    "start": home.start,
    "help": home.help_command,
    "projects": projects.show,
    "events": events.show,
    "subscribe": subscription.subscribe,
    "unsubscribe": subscription.unsubscribe,
    "contacts": contacts.show,
    "language": home.language,
    "cancel": home.cancel,
}

TAPS: dict[type[Tap], Callable[[Visit, Any], Awaitable[None]]] = {
    home_screens.OpenMenu: home.open_menu,
    home_screens.OpenHelp: home.open_help,
    home_screens.OpenLanguage: home.open_language,
    home_screens.ChooseLanguage: home.choose_language,
    projects_screens.OpenRegions: projects.open_regions,
    projects_screens.OpenRegion: projects.open_region,
    projects_screens.OpenEverywhere: projects.open_everywhere,
    projects_screens.OpenProject: projects.open_project,
    projects_screens.OpenSource: projects.open_source,
    events_screens.OpenEvents: events.open_events,
    events_screens.OpenEvent: events.open_event,
    events_screens.SignUp: events.sign_up,
    events_screens.SendCalendar: events.send_calendar,
    events_screens.SendPin: events.send_pin,
    events_screens.SendTicket: events.send_ticket,
    events_screens.Rate: events.rate,
    door_screens.OpenGuests: door.open_guests,
    door_screens.Tick: door.tick,
    contacts_screens.OpenContacts: contacts.open_contacts,
    subscription_screens.OpenSubscription: subscription.open_subscription,
    subscription_screens.Follow: subscription.follow,
    subscription_screens.StopNews: subscription.stop_news,
    subscription_screens.StartNews: subscription.start_news,
}

DRAFTS: dict[type[DraftState], Callable[[Visit, Draft[Any], Incoming], Awaitable[None]]] = {}
"""Who takes what is written to an open draft, by the class of the draft's state."""

MENU_COMMANDS = ("start", "projects", "events", "subscribe", "unsubscribe", "contacts", "language", "help")
"""The commands that Telegram's menu lists, the commonest first."""

CHAT_ADMINISTRATORS_ONLY: frozenset[str | type[Tap]] = frozenset(
    {
        "subscribe",
        "unsubscribe",
        "language",
        home_screens.ChooseLanguage,
        subscription_screens.Follow,
        subscription_screens.StopNews,
        subscription_screens.StartNews,
    }
)
"""What changes a chat's settings: in a group only its administrators may."""
