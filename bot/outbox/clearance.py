"""Whether a leased message may go now: its reader can be reached, wants it, is awake, and answers no questions."""

from bot.outbox.clock import Clock, after_quiet
from conversations.outreach.peace import free_from
from conversations.outreach.quiet import Quiet
from storage.outbox import Ending, Leased


def clearance(message: Leased, clock: Clock, quiet: Quiet) -> Ending | None:
    """Return what becomes of a message instead of being sent, or `None` when it may go."""
    if message.stopped:
        return Ending(message.id, "skipped", "stopped")
    if not message.reachable:
        return Ending(message.id, "skipped", "unreachable")
    now, real = clock.of(message.kind), clock.now()
    if message.at_once:
        late = message.expires_at is not None and message.expires_at <= now
        return Ending(message.id, "skipped", "expired") if late else None
    # A questionnaire is answered in real time, whatever day is rehearsed.
    free = now + (free_from(message.last_answer, real) - real)
    allowed = after_quiet(free, message.time_zone, quiet)
    if message.expires_at is not None and message.expires_at <= allowed:
        return Ending(message.id, "skipped", "expired")
    if allowed > now:
        return Ending(message.id, "planned", "quiet" if allowed > free else "busy", due_at=allowed)
    return None
