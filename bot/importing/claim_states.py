"""The words that offices use for the states of claims and of their months."""

from collections.abc import Mapping, Sequence
from typing import get_args

from bot.importing.layout import squeeze
from conversations.claim_status.claim import ClaimState, MonthState

_CLAIM_WORDS: Mapping[ClaimState, Sequence[str]] = {
    "not_reported": (
        "belum dilaporkan",
        "belum dilapor",
        "belum lapor",
        "belum dilaporkan perusahaan",
        "belum lapor phk",
    ),
    "reported": ("dilaporkan", "sudah dilaporkan", "telah dilaporkan", "sudah lapor", "phk dilaporkan", "lapor phk"),
    "eligible": ("berhak", "memenuhi syarat", "memenuhi", "layak", "eligibel", "dapat mengajukan"),
    "not_eligible": ("tidak berhak", "tidak memenuhi syarat", "tidak memenuhi", "tidak layak", "tidak eligible"),
    "claim_sent": (
        *("diajukan", "sudah diajukan", "telah diajukan", "klaim diajukan", "klaim terkirim", "terkirim", "dikirim"),
        *("klaim dikirim", "pengajuan klaim", "mengajukan klaim", "submitted", "sent", "claim submitted"),
    ),
    "verifying": (
        *("verifikasi", "diverifikasi", "sedang diverifikasi", "dalam verifikasi", "proses verifikasi", "diproses"),
        *("menunggu verifikasi", "sedang verifikasi", "dalam proses", "proses", "sedang diproses", "in verification"),
    ),
    "approved": ("disetujui", "sudah disetujui", "klaim disetujui", "setuju", "accepted"),
    "paid": ("dibayar", "sudah dibayar", "dibayarkan", "sudah dibayarkan", "cair", "sudah cair", "dicairkan"),
    "rejected": ("ditolak", "klaim ditolak", "tolak", "ditolak dengan catatan", "refused", "declined"),
    "finished": ("selesai", "sudah selesai", "tuntas", "manfaat selesai", "completed", "done"),
    "employed": ("bekerja", "sudah bekerja", "bekerja kembali", "bekerja lagi", "sudah bekerja kembali", "reemployed"),
    "lapsed": ("hangus", "kedaluwarsa", "kadaluwarsa", "kadaluarsa", "gugur", "lewat waktu", "expired"),
}
_MONTH_WORDS: Mapping[MonthState, Sequence[str]] = {
    "open": ("terbuka", "dibuka", "buka", "berjalan", "sedang berjalan", "belum diajukan", "menunggu pengajuan"),
    "sent": ("diajukan", "sudah diajukan", "telah diajukan", "terkirim", "dikirim", "submitted"),
    "verifying": _CLAIM_WORDS["verifying"],
    "paid": _CLAIM_WORDS["paid"],
    "rejected": _CLAIM_WORDS["rejected"],
    "missed": ("terlewat", "lewat", "tidak diajukan", "hangus", "lewat waktu", "expired"),
}

STATES: Mapping[str, ClaimState] = {
    squeeze(word): state for state in get_args(ClaimState) for word in (state, *_CLAIM_WORDS[state])
}
"""What a squeezed word says of a claim."""

MONTH_STATES: Mapping[str, MonthState] = {
    squeeze(word): state for state in get_args(MonthState) for word in (state, *_MONTH_WORDS[state])
}
"""What a squeezed word says of a benefit month."""
