"""The two ways of getting updates, and the choice between them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from bot.playground.checks import Params, method
from bot.playground.errors import bad_request, conflict
from bot.playground.state import Json, World
from bot.playground.words import words

KINDS = words(
    "message edited_message channel_post edited_channel_post business_connection business_message "
    "edited_business_message deleted_business_messages message_reaction message_reaction_count "
    "inline_query chosen_inline_result callback_query shipping_query pre_checkout_query "
    "purchased_paid_media poll poll_answer my_chat_member chat_member chat_join_request chat_boost "
    "removed_chat_boost managed_bot guest_message"
)
PORTS = (80, 88, 443, 8443)


def _allow(world: World, p: Params) -> None:
    if "allowed_updates" in p:
        kinds = p["allowed_updates"]
        for kind in kinds:
            if kind not in KINDS:
                raise bad_request(f'unknown update type "{kind}" in allowed_updates')
        world.updates.allowed = list(kinds)


@method("getUpdates", "", "offset limit timeout allowed_updates")
def get_updates(world: World, p: Params) -> Any:
    """Long polling: waits up to `timeout` seconds (50 at most) for an update."""
    if world.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete it first"
        )
    _allow(world, p)
    limit = p.get("limit", 100)
    limit = limit if 1 <= limit <= 100 else 100
    return world.updates.poll(p.get("offset", 0), limit, min(p.get("timeout", 0), 50))


@method(
    "setWebhook",
    "",
    "url certificate max_connections allowed_updates ip_address drop_pending_updates secret_token",
)
def set_webhook(world: World, p: Params) -> Any:
    """Have updates delivered to an address. Plain HTTP is taken for this machine only."""
    if not p.get("url"):
        return _remove(world, p)
    _check_url(p["url"])
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", p.get("secret_token", "")):
        raise bad_request("secret token contains unallowed characters")
    if not 1 <= p.get("max_connections", 40) <= 100:
        raise bad_request("max_connections must be between 1 and 100")
    _allow(world, p)
    return _set(world, p)


async def _set(world: World, p: Params) -> bool:
    if p.get("drop_pending_updates"):
        world.updates.pending.clear()
    await world.webhook.set(p["url"], p.get("secret_token", ""), p.get("max_connections", 40))
    return True


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    local = parts.hostname in ("127.0.0.1", "localhost", "::1")
    if parts.scheme != "https" and not (local and parts.scheme == "http"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not local and (parts.port or 443) not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


async def _remove(world: World, p: Params) -> bool:
    await world.webhook.remove()
    if p.get("drop_pending_updates"):
        world.updates.pending.clear()
    return True


@method("deleteWebhook", "", "drop_pending_updates")
def delete_webhook(world: World, p: Params) -> Any:
    """Back to long polling."""
    return _remove(world, p)


@method("getWebhookInfo")
def get_webhook_info(world: World, _p: Params) -> Json:
    """Where updates go, and how many wait."""
    webhook = world.webhook
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if webhook.url:
        info["max_connections"] = webhook.max_connections
    if world.updates.allowed:
        info["allowed_updates"] = world.updates.allowed
    if webhook.last_error:
        info["last_error_date"], info["last_error_message"] = world.timestamp(), webhook.last_error[1]
    return info
