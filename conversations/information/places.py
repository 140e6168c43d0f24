"""The pages on whom to ask, and whom not to trust."""

from conversations.eligibility.parameters import CHANNELS, Law
from conversations.eligibility.sources import PRACTICE
from conversations.engine.text import Raw, Said, lines, text
from conversations.information.topic import Topic

_BPJS = Raw(CHANNELS.bpjs_call_centre)
_MINISTRY = Raw(f"{CHANNELS.kemnaker_call_centre[:4]}-{CHANNELS.kemnaker_call_centre[4:]}")


def _contacts(_: Law) -> tuple[Said, ...]:
    unsure = text(
        "The ministry's number {number} is from 2021; whether it still answers could not be verified.", number=_MINISTRY
    )
    return (
        lines(
            text("• BPJS Ketenagakerjaan: <b>{number}</b>", number=_BPJS),
            text("• Claims: {site}", site=Raw(CHANNELS.claim)),
            text("• About the programme: {site}", site=Raw(CHANNELS.programme)),
            text("• Complaints about wages, PHK and BPJS: {site}", site=Raw(CHANNELS.complaints)),
            text("• The Disnaker of your regency or city, and the nearest BPJS branch"),
        ),
        unsure,
        text("No smartphone? Go to the BPJS branch or the Disnaker."),
        PRACTICE,
    )


def _disnaker(law: Law) -> tuple[Said, ...]:
    return (
        text("<b>Disnaker</b> is the labour office of your regency or city."),
        lines(
            text("• It gives the receipt of the PHK report."),
            text("• It is the place to say that the reason on paper is not the true one."),
            text("• Ask its advice before you sign anything."),
        ),
        text("Told to resign? Go there before signing: on paper a resignation is not covered by JKP."),
        text("You can also complain at {site}; a mediator or inspector is sent.", site=Raw(CHANNELS.complaints)),
        text("Mind the time: the {months}-month limit keeps running.", months=law.filing_months),
        PRACTICE,
    )


def _scams(_: Law) -> tuple[Said, ...]:
    return (
        text("<b>Claiming JKP is free.</b> Anyone who asks for a fee to speed it up is a scammer."),
        text("False messages in the name of BPJS promise money, such as 21 million rupiah."),
        lines(
            text("• File claims only at {claim}.", claim=Raw(CHANNELS.claim)),
            text("• Never give OTP, PIN, password or your mother's name in a chat."),
            text("• In doubt, call {bpjs}.", bpjs=_BPJS),
        ),
        PRACTICE,
    )


CONTACTS = Topic(
    "contacts",
    text("Whom to ask"),
    text("Ask BPJS Ketenagakerjaan, call centre {number}.", number=_BPJS),
    _contacts,
    (
        *("kontak", "telepon", "nomor", "call center", "hubungi", "kantor", "alamat", "175", "petugas"),
        *("bicara dengan petugas", "bicara petugas", "customer service"),
    ),
)
DISNAKER = Topic(
    "disnaker",
    text("Go to Disnaker"),
    text("Go to the Disnaker of your regency or city and tell what happened."),
    _disnaker,
    (
        *("disnaker", "dinas tenaga kerja", "dipaksa resign", "disuruh resign"),
        *("mediator", "pengaduan", "lapor menaker"),
    ),
)
SCAMS = Topic(
    "scams",
    text("Beware of scams"),
    text("Use only the official sites; claiming is free."),
    _scams,
    ("penipuan", "hoaks", "hoax", "calo", "biaya", "tipu", "scam"),
)
