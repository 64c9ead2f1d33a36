"""The simplest bots of other libraries: they answer every message with a fixed text.

python -m tests.bench.echo_bots NAME URL
"""

import asyncio
import sys

TEXT = "Долбоорлор региондор боюнча"


def telegram(url: str, concurrent: bool) -> None:
    """python-telegram-bot as its documentation shows it."""
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        await update.message.reply_text(TEXT)

    builder = Application.builder().token("1:bench").base_url(f"{url}/bot").concurrent_updates(concurrent)
    application = builder.build()
    application.add_handler(MessageHandler(filters.ALL, echo))
    application.run_polling()


def aiogram(url: str) -> None:
    """aiogram as its documentation shows it."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    dispatcher = Dispatcher()

    @dispatcher.message()  # type: ignore[untyped-decorator, unused-ignore]
    async def echo(message: Message) -> None:
        await message.answer(TEXT)

    bot = Bot("1:bench", session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    asyncio.run(dispatcher.start_polling(bot))


if __name__ == "__main__":
    name, server = sys.argv[1:]
    if name == "aiogram":
        aiogram(server)
    else:
        telegram(server, concurrent=name == "telegram-concurrent")
