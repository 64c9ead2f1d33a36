"""/subscribe and /unsubscribe."""

from bot.domain.subscribers import WHOLE_COUNTRY
from bot.handlers.visit import Visit
from bot.screens import home, subscription
from bot.services import subscribers


async def subscribe(visit: Visit) -> None:
    """Start news; follow the region, or `all`, that stands behind the command; say so where it is neither."""
    wanted = visit.words.strip().upper()
    code = WHOLE_COUNTRY if wanted == "ALL" else wanted
    visit.subscriber = await subscribers.subscribe(visit.context, visit.chat_id)
    if code == WHOLE_COUNTRY or code in visit.catalogue.region_by_code:
        visit.subscriber = await subscribers.follow(visit.context, visit.chat_id, code, on=True)
        wanted = ""
    await show(visit, notice="region-unknown" if wanted else None)


async def unsubscribe(visit: Visit) -> None:
    """Stop all news at once."""
    visit.subscriber = await subscribers.unsubscribe(visit.context, visit.chat_id)
    await visit.show(subscription.unsubscribed(visit.t, home.OpenMenu()))


async def open_subscription(visit: Visit, _: subscription.OpenSubscription) -> None:
    """Show what the chat follows."""
    await show(visit)


async def follow(visit: Visit, tap: subscription.Follow) -> None:
    """Follow a region, or no longer."""
    visit.subscriber = await subscribers.follow(visit.context, visit.chat_id, tap.code, tap.on)
    await show(visit, tap.onboarding)


async def stop_news(visit: Visit, _: subscription.StopNews) -> None:
    """Stop all news at once."""
    await unsubscribe(visit)


async def close(visit: Visit, _: subscription.CloseSettings) -> None:
    """Put a group's or channel's settings away; a channel's readers need not see them."""
    if visit.subscriber.kind == "channel" and visit.message_id:
        await visit.gateway.delete(visit.chat_id, visit.message_id)
    else:
        await visit.show(home.notice(visit.t, "settings-kept"))


async def start_news(visit: Visit, _: subscription.StartNews) -> None:
    """Start news again."""
    visit.subscriber = await subscribers.subscribe(visit.context, visit.chat_id)
    await show(visit)


async def show(visit: Visit, onboarding: bool = False, notice: str | None = None) -> None:
    """Show what the chat follows."""
    await visit.show(
        subscription.subscription(
            visit.t, visit.catalogue, visit.subscriber, home.OpenMenu(), onboarding, notice=notice
        )
    )
