"""The room of what is heard at large, for officers: open questions, misunderstandings, false messages, settings."""

from conversations.listening import desk, hoax_desk, settings
from conversations.reception.room import Room

ROOM = Room(
    "listening",
    commands={
        "pertanyaan": desk.questions_command,
        "salah_paham": desk.misreads_command,
        "hoaks": hoax_desk.command,
        "setelan": settings.settings_command,
    },
    pages={
        "questions": desk.questions,
        "misread": desk.misread,
        "hoaxes": hoax_desk.hoaxes,
        "hoax_drop": hoax_desk.hoax_drop,
        "settings": settings.settings,
    },
)
