"""From settings to the terms that the conversations keep to."""

from bot.settings import Settings
from conversations.campaigns.terms import Terms
from conversations.outreach.quiet import parse


def terms_of(settings: Settings) -> Terms:
    """Return what the operators settled for announcements."""
    hosts = tuple(settings.link_hosts.split())
    quiet = parse(settings.quiet_hours)
    return Terms(settings.send_rate, settings.paid_send_rate, quiet, hosts)
