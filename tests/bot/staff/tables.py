"""Who of the staff may do what: every command and every page, written out.

A NEW COMMAND OR PAGE: `test_who_may.py` fails until its name stands in one of these tables.

- For officers: enter it in COMMANDS or PAGES with the roles that may (as words, in any place where they hold), and with
  an argument. Whatever the argument names in braces is filled in twice by `world.py`: with something of the officer's
  own region, which they may reach, and with something of a foreign one, which must be hidden from them. Without braces
  the page is about no region; it then may name nothing of the foreign region. `does` are the roles for whom it does
  something (effects, or a question that begins), where others see it only.
- A command of the staff also stands in `conversations/staff/menu.py`, so that /staf shows it.
- For everybody: enter it in PUBLIC_COMMANDS or PUBLIC_PAGES, or its whole room in PUBLIC_ROOMS. What is public may not
  ask for anybody's role.
- A flow that only officers may begin stands in FLOWS, with the roles that may.
- A command in the topics of a group stands in IN_TOPICS, with the roles that may.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ROLES = ("admin", "campaigner", "approver", "counsellor", "helper", "viewer")
_SEE_CAMPAIGNS = "admin campaigner approver viewer"
_COMPOSE = "admin campaigner"
_STEER = "admin campaigner approver"
_COHORTS = "admin campaigner helper"
_FIGURES = "admin campaigner approver viewer"
_EXPERIENCES = "admin campaigner helper viewer"


@dataclass(frozen=True)
class Way:
    """One command or page: who may see it, with which argument, and for whom it does something (`None`: not asked).

    What is `own` belongs to one officer, and does nothing for others, not even for those who may everywhere.
    """

    sees: str
    argument: str = ""
    does: str | None = None
    own: bool = False


COMMANDS: Mapping[str, Way] = {
    "staf": Way("admin campaigner approver counsellor helper viewer"),
    "undang": Way("admin"),
    "tim": Way("admin"),
    "audit": Way("admin"),
    "impor": Way("admin"),
    "buka": Way("admin helper", "{lock}", does="admin helper"),
    "jadwal": Way("counsellor"),
    "catatan": Way("counsellor"),
    "kampanye": Way(_SEE_CAMPAIGNS),
    "sumber": Way(_COMPOSE, "{source}"),
    "pabrik": Way(_COHORTS, "{factory}"),
    "pengalaman": Way(_EXPERIENCES, "{region}"),
    "angka": Way(_FIGURES),
    "pertanyaan": Way("admin counsellor helper viewer"),
    "salah_paham": Way("admin"),
    "hoaks": Way(_COHORTS),
    "setelan": Way("admin"),
}

PAGES: Mapping[str, Way] = {
    "staff": Way("admin campaigner approver counsellor helper viewer"),
    "invite": Way("admin", "helper"),
    "invite_make": Way("admin", "helper.{region}.ABCDEFGHJKMNPQRSTU", does="admin"),
    "invites": Way("admin"),
    "invite_end": Way("admin", "{invitation}", does="admin"),
    "team": Way("admin"),
    "team_role": Way("admin", "{officer}"),
    "team_revoke": Way("admin", "{officer}"),
    "team_revoked": Way("admin", "{officer}", does="admin"),
    "audit": Way("admin"),
    "import_kind": Way("admin", "claims", does="admin"),
    # Which regions a list touches is asked when it is taken in: tests/storage/test_list_deeds.py.
    "import_apply": Way("admin", "12", does="admin"),
    "import_drop": Way("admin", "12", does="admin"),
    "desk": Way("counsellor"),
    "desk_hour": Way("counsellor", "{hour}", own=True),
    "desk_withdraw": Way("counsellor", "{hour}.yes", does="counsellor", own=True),
    "campaigns": Way(_SEE_CAMPAIGNS),
    "campaign": Way(_SEE_CAMPAIGNS, "{review}"),
    "c_new": Way(_COMPOSE, "{region}", does=_COMPOSE),
    "c_name": Way(_SEE_CAMPAIGNS, "{mine}", does=_COMPOSE, own=True),
    "c_copy": Way(_SEE_CAMPAIGNS, "{review}", does=_COMPOSE),
    "c_texts": Way(_SEE_CAMPAIGNS, "{mine}", own=True),
    "c_say": Way(_SEE_CAMPAIGNS, "{mine}.a.id", does=_COMPOSE, own=True),
    "c_without": Way(_SEE_CAMPAIGNS, "{mine}.a.id", does=_COMPOSE, own=True),
    "c_media": Way(_SEE_CAMPAIGNS, "{mine}.new", does=_COMPOSE, own=True),
    "c_buttons": Way(_SEE_CAMPAIGNS, "{mine}", own=True),
    "c_button": Way(_SEE_CAMPAIGNS, "{mine}", does=_COMPOSE, own=True),
    "c_unbutton": Way(_SEE_CAMPAIGNS, "{mine}.abcdef", own=True),
    "c_when": Way(_SEE_CAMPAIGNS, "{mine}", does=_COMPOSE, own=True),
    "c_options": Way(_SEE_CAMPAIGNS, "{mine}.hold.10", own=True),
    "c_whom": Way(_SEE_CAMPAIGNS, "{mine}", own=True),
    "c_criterion": Way(_SEE_CAMPAIGNS, "{mine}.kinds", own=True),
    "c_set": Way(_SEE_CAMPAIGNS, "{mine}.kinds.+employer", does=_COMPOSE, own=True),
    "c_region": Way(_SEE_CAMPAIGNS, "{mine}", does=_COMPOSE, own=True),
    "c_work": Way(_SEE_CAMPAIGNS, "{mine}", does=_COMPOSE, own=True),
    "c_saved": Way(_SEE_CAMPAIGNS, "{mine}", own=True),
    "c_keep": Way(_SEE_CAMPAIGNS, "{mine}", does=_COMPOSE, own=True),
    "segments": Way(_SEE_CAMPAIGNS),
    "segment_drop": Way(_COMPOSE, "{segment}.yes", does=_COMPOSE),
    "c_show": Way(_SEE_CAMPAIGNS, "{review}", does=_SEE_CAMPAIGNS),
    "c_flight": Way(_SEE_CAMPAIGNS, "{review}"),
    "c_ten": Way(_SEE_CAMPAIGNS, "{review}"),
    "c_submit": Way(_SEE_CAMPAIGNS, "{mine}.{mine_sign}", does=_COMPOSE, own=True),
    "c_approve": Way(_SEE_CAMPAIGNS, "{review}.{review_sign}.yes", does="admin approver"),
    "c_reject": Way(_SEE_CAMPAIGNS, "{review}.{review_sign}", does="admin approver"),
    "c_pause": Way(_SEE_CAMPAIGNS, "{sending}", does=_STEER),
    "c_resume": Way(_SEE_CAMPAIGNS, "{paused}", does=_STEER),
    "c_cancel": Way(_SEE_CAMPAIGNS, "{sending}.yes", does=_STEER),
    "c_fix": Way(_SEE_CAMPAIGNS, "{sending}.{fix_sign}.yes", does="admin approver"),
    "c_recall": Way(_SEE_CAMPAIGNS, "{sending}.delete.yes", does=_STEER),
    "sources": Way(_COMPOSE),
    "source": Way(_COMPOSE, "{source}"),
    "source_new": Way(_COMPOSE, "poster", does=_COMPOSE),
    "source_files": Way(_COMPOSE, "{source}.print"),
    "source_retire": Way(_COMPOSE, "{source}.yes", does=_COMPOSE),
    "source_batch": Way(_COMPOSE, "{region}.yes"),
    "factories": Way(_COHORTS),
    "factory": Way(_COHORTS, "{factory}"),
    "factory_write": Way(_COMPOSE, "{factory}"),
    "factory_say": Way(_COMPOSE, "{factory}.all"),
    "results": Way(_FIGURES, "{review}.csv", does=_FIGURES),
    "figures": Way(_FIGURES, "month.{region}"),
    "figures_file": Way(_FIGURES, "month.{region}", does=_FIGURES),
    "figure_places": Way(_FIGURES, "month"),
    "stories": Way(_EXPERIENCES, "{region}+0"),
    "stories_csv": Way(_EXPERIENCES, "{region}"),
    "questions": Way("admin counsellor helper viewer", "0"),
    "misread": Way("admin"),
    "hoaxes": Way(_COHORTS, "0"),
    "hoax_drop": Way(_COHORTS, "1"),
    # What holds for all of Indonesia only an officer of all regions changes: tests/bot/test_listening_staff.py.
    "settings": Way("admin"),
}

FLOWS: Mapping[str, str] = {
    "campaign_new": _COMPOSE,
    "campaign_name": _COMPOSE,
    "campaign_words": _COMPOSE,
    "campaign_file": _COMPOSE,
    "campaign_button": _COMPOSE,
    "campaign_time": _COMPOSE,
    "campaign_region": _COMPOSE,
    "campaign_work": _COMPOSE,
    "campaign_segment": _COMPOSE,
    "campaign_reject": "admin approver",
    "campaign_correction": _STEER,
    "source": _COMPOSE,
}

_ANSWER = "admin counsellor helper"

IN_TOPICS: Mapping[str, str] = {
    "Halo, kami cek dulu.": _ANSWER,
    "change an answer": _ANSWER,
    "close the topic": _ANSWER,
    "/ambil": _ANSWER,
    # Of a ticket that somebody else looks after.
    "/lepas": "admin",
    "/tutup": _ANSWER,
    "/buka": _ANSWER,
    "/catat pernah datang": _ANSWER,
    "/pindah Kota Semarang": _ANSWER,
    "/balas salam": _ANSWER,
    "/simpan kabar Kami kabari besok.": "admin helper",
    "/bantu": _ANSWER,
}
"""What is written or done in a topic of the group, with the roles that may, in any place around the ticket's region."""

PUBLIC_ROOMS = frozenset(
    {
        *("claim_status", "identity", "vacancy_check", "payment_guard", "proof_kit", "privacy"),
        *("assessment", "training", "vacancies", "news", "tickets"),
    }
)
PUBLIC_COMMANDS = frozenset({"konseling", "cerita", "kode", "pabriku", "perusahaan", "cek_pesan"})
PUBLIC_PAGES = frozenset(
    {
        *("invited", "counselling", "hours", "hour", "hour_book", "hour_cancel"),
        *("factory_join", "factory_leave", "groups", "employers", "employer", "employer_speak", "story_delete"),
        "check_message",
    }
)
PUBLIC_FLOWS = frozenset(
    {
        *("eligibility", "identity", "own_claim", "month_date", "kit", "letter", "interests", "work_profile"),
        *("new_job", "check_vacancy", "experience", "ticket", "ticket_place"),
    }
)
