"""/mydata, /forget and the privacy note."""

from bot.handlers.visit import Visit
from bot.screens import home
from bot.screens import privacy as screens
from bot.services import privacy


async def open_note(visit: Visit, _: screens.OpenPrivacy) -> None:
    """Show the privacy note."""
    await visit.show(screens.note(visit.t, visit.catalogue, visit.context.retention, home.OpenHelp()))


async def my_data(visit: Visit) -> None:
    """Send what is stored, as text and as a file."""
    rows = await privacy.stored_about(visit.context, visit.chat_id)
    await visit.gateway.send(visit.chat_id, screens.stored(visit.t, visit.catalogue, visit.subscriber, rows))
    content = screens.file(rows, visit.chat_id, visit.now)
    await visit.gateway.send_file(visit.chat_id, content, "my-data.json", visit.t.html("my-data-file"))


async def show_data(visit: Visit, _: screens.ShowData) -> None:
    """Send what is stored; the note stays where it is."""
    await my_data(visit)


async def ask_forget(visit: Visit) -> None:
    """Ask whether to erase everything."""
    await visit.show(screens.ask(visit.t, screens.OpenPrivacy()))


async def open_forget(visit: Visit, _: screens.AskForget) -> None:
    """Ask whether to erase everything."""
    await ask_forget(visit)


async def forget(visit: Visit, _: screens.Forget) -> None:
    """Erase everything."""
    await privacy.forget(visit.context, visit.chat_id)
    await visit.show(screens.forgotten(visit.t))
