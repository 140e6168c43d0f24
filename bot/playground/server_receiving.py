"""Bot API methods by which a bot receives updates: long polling or a webhook."""

import ipaddress
import re
from typing import Any
from urllib.parse import urlsplit

from bot.playground.errors import bad_request, conflict
from bot.playground.server_call import ApiCall, method
from bot.playground.world import Account, Webhook
from bot.playground.world_updates import WEBHOOK_ACTIVE, WEBHOOK_SET

POLL_LIMIT_SECONDS = 50
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
Json = dict[str, Any]


@method("getUpdates")
async def get_updates(call: ApiCall) -> list[Json]:
    """Return what waits for the bot, waiting up to `timeout` seconds for the first; `offset` confirms."""
    if call.account.webhook:
        raise conflict(WEBHOOK_ACTIVE)
    call.account.updates.allow(_allowed(call))
    limit = min(max(call.integer("limit", 100), 1), 100)
    timeout = min(max(call.number("timeout"), 0.0), POLL_LIMIT_SECONDS)
    updates = await call.account.updates.poll(call.integer("offset"), limit, timeout)
    return [update.as_json() for update in updates]


def _allowed(call: ApiCall) -> list[str] | None:
    kinds = call.structure("allowed_updates", "can't parse allowed updates JSON object")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else None


@method("setWebhook")
async def set_webhook(call: ApiCall) -> bool:
    """Send updates to an address from now on; an empty address goes back to polling."""
    url = call.text("url")
    if not url:
        return await delete_webhook(call)
    _check_address(url)
    secret = call.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _drop_pending(call)
    call.account.updates.allow(_allowed(call))
    call.account.updates.end_poll(conflict(WEBHOOK_SET))
    await call.api.webhooks.stop(call.account)
    call.account.webhook = Webhook(url, secret, min(max(call.integer("max_connections", 40), 1), 100))
    call.api.webhooks.start(call.account)
    return True


@method("deleteWebhook")
async def delete_webhook(call: ApiCall) -> bool:
    """Go back to polling."""
    _drop_pending(call)
    await call.api.webhooks.stop(call.account)
    call.account.webhook = None
    return True


def _drop_pending(call: ApiCall) -> None:
    if call.flag("drop_pending_updates"):
        call.account.updates.clear()


@method("getWebhookInfo")
def get_webhook_info(call: ApiCall) -> Json:
    """Tell the webhook's address, what waits and what went wrong last."""
    return webhook_info(call.account)


def webhook_info(account: Account) -> Json:
    """Return the Bot API's WebhookInfo."""
    webhook = account.webhook or Webhook("")
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(account.updates),
    }
    if webhook.url:
        info["max_connections"] = webhook.max_connections
    if webhook.error:
        info |= {"last_error_date": webhook.error_date, "last_error_message": webhook.error}
    if account.updates.allowed is not None:
        info["allowed_updates"] = account.updates.allowed
    return info


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname or "")):
        return
    raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
