"""From settings to the terms that the conversations keep to."""

from bot.settings import Settings
from conversations.campaigns.terms import Terms
from conversations.outreach.quiet import parse


def terms_of(settings: Settings) -> Terms:
    """Return what the operators settled for announcements."""
    hosts = tuple(settings.link_hosts.split())
    return Terms(send_rate=settings.send_rate, quiet=parse(settings.quiet_hours), link_hosts=hosts)
