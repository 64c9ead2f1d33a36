"""/start, /help, /language, /cancel, the menu."""

from bot.domain.languages import Language
from bot.handlers import door, editors, events, projects
from bot.handlers.visit import Visit
from bot.screens import home, subscription
from bot.services import subscribers


async def start(visit: Visit) -> None:
    """Greet: a new chat chooses its language first; a deep link shows what it names."""
    kind, _, value = visit.words.partition("_")
    returning = visit.subscriber.chosen_language is not None
    news_began = not visit.subscriber.subscribed
    if not (returning and visit.words):
        visit.subscriber = await subscribers.subscribe(visit.context, visit.chat_id)
    if kind == "editor":
        await editors.join(visit, value)
        return
    if kind == "lang" and value in set(Language):
        await choose(visit, Language(value), onboarding=not returning)
        return
    if not returning:
        await visit.show(home.welcome(visit.texts, visit.catalogue))
    if kind == "project":
        await projects.show_project(visit, value)
    elif kind == "region":
        await projects.show_region(visit, value)
    elif kind == "event":
        await events.show_event(visit, value)
    elif kind == "door":
        await door.scan(visit, value)
    elif returning:
        notice = "news-began" if news_began and visit.subscriber.subscribed else None
        await visit.show(home.menu(visit.t, visit.catalogue, notice))


async def open_menu(visit: Visit, _: home.OpenMenu) -> None:
    """Show the menu."""
    await visit.show(home.menu(visit.t, visit.catalogue))


async def help_command(visit: Visit) -> None:
    """Show how the bot works."""
    await visit.show(home.help_(visit.t, visit.catalogue))


async def open_help(visit: Visit, _: home.OpenHelp) -> None:
    """Show how the bot works."""
    await help_command(visit)


async def language(visit: Visit) -> None:
    """Ask for the language, or take the one that stands behind the command."""
    wanted = visit.words.strip().lower()
    if wanted in set(Language):
        await choose(visit, Language(wanted), onboarding=False)
    else:
        await visit.show(home.languages(visit.t))


async def open_language(visit: Visit, _: home.OpenLanguage) -> None:
    """Show the languages."""
    await visit.show(home.languages(visit.t))


async def choose_language(visit: Visit, tap: home.ChooseLanguage) -> None:
    """Speak the tapped language from now on."""
    if tap.code not in set(Language):
        raise KeyError(tap.code)
    await choose(visit, Language(tap.code), tap.onboarding)


async def choose(visit: Visit, chosen: Language, onboarding: bool) -> None:
    """Keep the language and go on: a new chat to its regions, another to the menu."""
    visit.subscriber = await subscribers.choose_language(visit.context, visit.chat_id, chosen)
    if onboarding:
        screen = subscription.subscription(
            visit.t, visit.catalogue, visit.subscriber, home.OpenMenu(), onboarding=True
        )
    else:
        screen = home.menu(visit.t, visit.catalogue)
    await visit.show(screen, visit.t.plain("language-chosen"))


async def cancel(visit: Visit) -> None:
    """Leave what was begun; it is kept, and can be taken up again."""
    if visit.subscriber.writing and visit.admin:
        await visit.show(home.notice(visit.t, "draft-left"))
    elif visit.subscriber.writing:
        await visit.show(home.not_a_question(visit.t, "writing-stopped"))
    else:
        await visit.show(home.not_a_question(visit.t, "nothing-to-cancel"))
