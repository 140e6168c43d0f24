"""What officers want done about officers; whether they may is asked once more: what a button says may be forged."""

from datetime import datetime

from bot.doing.table import Table
from conversations.memory import Memory
from conversations.staff.effects import Invite, RevokeRole, WithdrawInvitation
from storage import Visit, invitations, officers


def _invite(effect: Invite, visit: Visit, at: datetime, _: Memory) -> None:
    officer = visit.participant.user_id
    if invitations.may_give(visit.connection, officer, effect.region):
        invitations.invite(visit.connection, effect.secret, effect.role, effect.region, officer, at)


def _withdraw(effect: WithdrawInvitation, visit: Visit, at: datetime, _: Memory) -> None:
    officer = visit.participant.user_id
    found = (each for each in invitations.open_ones(visit.connection, at) if each.mark == effect.mark)
    if any(invitations.may_give(visit.connection, officer, each.place) for each in found):
        invitations.withdraw(visit.connection, effect.mark, officer, at)


def _revoke(effect: RevokeRole, visit: Visit, at: datetime, _: Memory) -> None:
    officer = visit.participant.user_id
    if effect.user_id != officer and invitations.may_give(visit.connection, officer, effect.place):
        officers.dismiss(visit.connection, effect.user_id, effect.role, effect.place, officer, at)


TABLE: Table = {Invite: _invite, WithdrawInvitation: _withdraw, RevokeRole: _revoke}
