"""The room of sources: how people come, the desk of mass layoffs, the corner of employers."""

from conversations.reception.room import Room
from conversations.socialization import arriving, batch, desk, employers, factories, making

_EMPLOYER = (
    "perusahaan|saya perusahaan|saya pengusaha|pemberi kerja|saya hrd|untuk perusahaan|pojok perusahaan|employer"
    "|i am an employer|cara daftar karyawan|cara mendaftarkan pekerja|cara mendaftarkan karyawan|lapor phk karyawan"
)

ROOM = Room(
    "sources",
    commands={
        "sumber": desk.command,
        "pabrik": factories.command,
        "perusahaan": employers.command,
        "kode": arriving.typed,
        "pabriku": arriving.groups,
    },
    pages={
        "sources": desk.listed,
        "source": desk.source,
        "source_new": desk.new,
        "source_files": desk.files,
        "source_retire": desk.retire,
        "source_batch": batch.batch,
        "factories": factories.listed,
        "factory": factories.factory,
        "factory_write": factories.write,
        "factory_say": factories.say,
        "factory_join": arriving.join,
        "factory_leave": arriving.leave,
        "groups": arriving.groups,
        "employers": employers.corner,
        "employer": employers.page,
        "employer_speak": employers.speak,
    },
    asked=dict.fromkeys(_EMPLOYER.split("|"), "perusahaan"),
    hears=arriving.hears,
    beginnings={making.FLOW.name: making.refuses},
    endings={making.FLOW.name: making.made},
    starts=arriving.starts,
)
