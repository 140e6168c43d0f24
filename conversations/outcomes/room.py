"""The room of results and figures, for officers; and for everybody, whether a message is ours."""

from conversations.outcomes import figures_room, message_check, results_room
from conversations.reception.room import Room

_ASKED = (
    "cek pesan|cek kode pesan|kode pesan|pesan ini asli|ini pesan asli|apakah pesan ini asli|pesan asli atau palsu"
    "|ini beneran dari kawan jkp|ini dari kawan jkp|pesan ini resmi|apakah ini pesan resmi|pesan palsu"
    "|check message|check a message|is this message genuine"
)

ROOM = Room(
    "outcomes",
    commands={"angka": figures_room.angka, message_check.COMMAND: message_check.check_message},
    pages={
        "results": results_room.results,
        "figures": figures_room.figures,
        "figures_file": figures_room.figures_file,
        "figure_places": figures_room.figure_places,
        "check_message": message_check.page,
    },
    asked=dict.fromkeys(_ASKED.split("|"), message_check.COMMAND),
    hears=message_check.hears,
)
