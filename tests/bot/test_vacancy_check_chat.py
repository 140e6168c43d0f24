"""A vacancy is checked in the chat, before any consent, and no word of it reaches the database."""

from pathlib import Path

from tests.chat import PretendPerson

MARK = "Sentausakarsa"
FRAUD = f"PT {MARK} membuka lowongan kasir. Transfer dulu uang seragam Rp350.000 sebelum hari pertama."
ORIGIN = {"type": "hidden_user", "date": 1_790_000_000, "sender_user_name": "HRD"}


def files_with(url: str, mark: str) -> list[str]:
    """Return the files of the database in which a word stands."""
    path = Path(url.removeprefix("sqlite:///"))
    return [file.name for file in path.parent.glob(f"{path.name}*") if mark.encode() in file.read_bytes()]


async def test_a_vacancy_is_judged_in_any_way_and_kept_in_none(person: PretendPerson, sqlite_url: str) -> None:
    asked = await person.say("/cek_loker")
    assert asked
    assert "lowongan" in asked.text
    typed = await person.say(FRAUD)
    await person.say("/cek_loker")
    forwarded = await person.send(text=FRAUD, forward_origin=ORIGIN)
    behind = await person.say(f"/cek_loker {FRAUD}")
    await person.say("/cek_loker")
    photo = [{"file_id": "A1", "file_unique_id": "u1", "width": 90, "height": 90, "file_size": 900}]
    below = await person.send(photo=photo, caption=FRAUD)
    for said in (typed, forwarded, behind, below):
        assert said
        assert said.text.startswith("<b>Ada tanda penipuan")
        assert MARK not in said.text
    assert files_with(sqlite_url, MARK) == []


async def test_the_longest_message_is_answered(person: PretendPerson) -> None:
    said = await person.say("/cek_loker " + ("lowongan kerja gaji besar " * 200)[: 4096 - 11])
    assert said
    assert said.text.startswith("<b>")
