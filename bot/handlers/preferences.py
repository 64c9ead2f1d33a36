"""Topics, role, council, quiet hours; a group's language."""

from typing import Any

from bot.domain.drafts import Draft, Incoming
from bot.domain.languages import Language
from bot.domain.subscribers import Role, Topic
from bot.handlers import subscription
from bot.handlers.visit import Visit
from bot.screens import preferences as screens
from bot.screens.subscription import OpenSubscription
from bot.services import preferences, subscribers


async def open_preferences(visit: Visit, _: screens.OpenPreferences) -> None:
    """Show them."""
    await _show(visit)


async def choose_topic(visit: Visit, tap: screens.ChooseTopic) -> None:
    """Get news on a topic, or no longer."""
    if tap.topic not in set(Topic):
        raise KeyError(tap.topic)
    visit.subscriber = await preferences.choose_topic(visit.context, visit.chat_id, Topic(tap.topic), tap.on)
    await _show(visit)


async def open_roles(visit: Visit, _: screens.OpenRole) -> None:
    """Show the roles."""
    await visit.show(screens.roles(visit.t, visit.subscriber))


async def choose_role(visit: Visit, tap: screens.ChooseRole) -> None:
    """Keep the role; a council member is asked for the council."""
    if tap.role and tap.role not in set(Role):
        raise KeyError(tap.role)
    role = Role(tap.role) if tap.role else None
    visit.subscriber = await preferences.choose_role(visit.context, visit.chat_id, role)
    if role == Role.COUNCIL:
        await visit.show(screens.councils(visit.t, visit.catalogue, visit.subscriber, 0))
    else:
        await _show(visit)


async def open_councils(visit: Visit, tap: screens.OpenCouncils) -> None:
    """Show the councils of the catalogue."""
    await visit.show(screens.councils(visit.t, visit.catalogue, visit.subscriber, tap.page))


async def choose_council(visit: Visit, tap: screens.ChooseCouncil) -> None:
    """Keep the council."""
    visit.subscriber = await preferences.choose_council(visit.context, visit.chat_id, tap.id)
    await _show(visit)


async def type_council(visit: Visit, _: screens.TypeCouncil) -> None:
    """Ask for the council's name."""
    await preferences.ask_council(visit.context, visit.chat_id, visit.now)
    await visit.show(screens.council_prompt(visit.t))


async def council_typed(visit: Visit, draft: Draft[Any], incoming: Incoming) -> None:
    """Keep the council's name."""
    visit.subscriber = await preferences.name_council(visit.context, visit.chat_id, draft.id, incoming)
    await _show(visit)


async def open_quiet(visit: Visit, _: screens.OpenQuiet) -> None:
    """Show the quiet hours."""
    await _show_quiet(visit)


async def set_quiet(visit: Visit, tap: screens.SetQuiet) -> None:
    """Change the quiet hours."""
    visit.subscriber = await preferences.set_quiet_hours(visit.context, visit.chat_id, tap.starts, tap.ends)
    await _show_quiet(visit)


async def chat_language(visit: Visit, tap: screens.ChatLanguage) -> None:
    """Speak this language in a group or channel."""
    if tap.code not in set(Language):
        raise KeyError(tap.code)
    visit.subscriber = await subscribers.choose_language(visit.context, visit.chat_id, Language(tap.code))
    await subscription.show(visit)


async def _show(visit: Visit) -> None:
    quiet = visit.context.quiet.hours(visit.subscriber.quiet_hours)
    await visit.show(
        screens.preferences(visit.t, visit.catalogue, visit.subscriber, quiet, OpenSubscription())
    )


async def _show_quiet(visit: Visit) -> None:
    quiet = visit.context.quiet.hours(visit.subscriber.quiet_hours)
    await visit.show(screens.quiet_hours(visit.t, quiet, visit.context.quiet.hours(None)))
