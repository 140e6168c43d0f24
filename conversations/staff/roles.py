"""The roles of officers: what they are called, what they may, and how people type them."""

from collections.abc import Mapping

from conversations.engine.text import Raw, Said, Text, text

ROLES: Mapping[str, Text] = {
    "admin": text("Manager"),
    "campaigner": text("Composer"),
    "approver": text("Approver"),
    "counsellor": text("Counsellor"),
    "helper": text("Helper"),
    "viewer": text("Viewer"),
}
"""The roles by the names under which they are kept, those that may most first."""

DUTIES: Mapping[str, Text] = {
    "admin": text("invites officers, brings in lists, and may do all that announcements need"),
    "campaigner": text("writes announcements and makes sources; somebody else approves them"),
    "approver": text("approves announcements that somebody else wrote"),
    "counsellor": text("offers hours for career counselling"),
    "helper": text("lifts locks and stands by the workers of a factory"),
    "viewer": text("reads figures and results, and changes nothing"),
}
"""What whoever has a role may do, in a few words."""

TYPED: Mapping[str, str] = {
    "admin": "pengelola",
    "campaigner": "penyusun",
    "approver": "penyetuju",
    "counsellor": "konselor",
    "helper": "pendamping",
    "viewer": "pengamat",
}
"""How the roles are typed in Indonesian."""

_TYPED: Mapping[str, str] = {
    **{role: role for role in ROLES},
    **{typed: role for role, typed in TYPED.items()},
    "manager": "admin",
    "composer": "campaigner",
    "counselor": "counsellor",
}


def role_name(role: str) -> Said:
    """Return what a role is called."""
    return ROLES.get(role, Raw(role))


def read_role(typed: str) -> str | None:
    """Return the role that a typed word means."""
    return _TYPED.get(typed.casefold())
