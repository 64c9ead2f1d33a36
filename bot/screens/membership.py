"""The word to a group or channel that just added the bot."""

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue
from bot.domain.subscribers import Subscriber
from bot.screens import home, subscription
from bot.screens.screen import Screen


def greeting(t: Localization, catalogue: Catalogue, subscriber: Subscriber) -> Screen:
    """Who the bot is, and the settings, which are for the chat's administrators."""
    settings = subscription.subscription(t, catalogue, subscriber, home.OpenMenu())
    name = catalogue.programme.name[t.language]
    return Screen(t.html("membership-greeting", programme=name) + "\n\n" + settings.text, settings.rows)
