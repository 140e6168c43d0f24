"""Fictional people to try the bot as; their telephone numbers are not in use anywhere (prefix 0800-00)."""

from dataclasses import replace

from bot.playground.world import World
from bot.playground.world_people import Person

PERSONAS = (
    Person(7_000_000_001, "Rina", "Sitorus", "", "id", "62800000101", "buruh pabrik, PHK · Pematangsiantar"),
    Person(7_000_000_002, "Tono", "Manurung", "", "id", "62800000102", "kontrak habis · Toba"),
    Person(7_000_000_003, "Siti", "Aminah", "", "id", "62800000103", "penjahit garmen · Deli Serdang"),
    Person(7_000_000_004, "Yublina", "Tefa", "", "id", "62800000104", "pelayan hotel · Kupang", 8),
    Person(7_000_000_005, "Marlina", "Purba", "", "id", "62800000105", "petugas Disnaker · Simalungun"),
    Person(7_000_000_006, "Alex", "Rumbiak", "", "en", "62800000106", "operator tambang · Mimika", 9),
    Person(7_000_000_007, "Dewi", "Siregar", "", "id", "62800000107", "petugas JKP · Medan"),
    Person(7_000_000_008, "Hotman", "Saragih", "", "id", "62800000108", "petugas JKP · Binjai"),
)


def settle(world: World, people: tuple[Person, ...] = PERSONAS) -> None:
    """Let these people live in the world, unless it knows them already."""
    for person in people:
        world.people.setdefault(person.id, replace(person))
