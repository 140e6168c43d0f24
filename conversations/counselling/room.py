"""The room of counselling: people book hours, counsellors offer them."""

from conversations.counselling.desk import desk, desk_hour, desk_withdraw, note, schedule
from conversations.counselling.pages import book, cancel, consenting, counselling, hour, hours
from conversations.reception.room import Room

_ASKED = (
    "konseling|konseling karier|konselor|mau konseling|daftar konseling|jadwal konseling|booking konseling"
    "|ketemu konselor|bicara dengan konselor|pengantar kerja|bimbingan jabatan|konsultasi karier|konsultasi karir"
    "|konseling karir|counselling|counseling|job counselling|book counselling"
)

ROOM = Room(
    "counselling",
    commands={"konseling": consenting(counselling), "jadwal": schedule, "catatan": note},
    pages={
        "counselling": consenting(counselling),
        "hours": consenting(hours),
        "hour": consenting(hour),
        "hour_book": consenting(book),
        "hour_cancel": consenting(cancel),
        "desk": desk,
        "desk_hour": desk_hour,
        "desk_withdraw": desk_withdraw,
    },
    asked=dict.fromkeys(_ASKED.split("|"), "konseling"),
)
