"""Rules that hold for every wording: thanks are no yes, doubt and despair are no answers, towns are not mixed up."""

from hypothesis import given
from hypothesis import strategies as st

from conversations.understanding import read_option, read_yes_no

YES = ("iya", "sudah", "betul", "setuju", "sudah lapor", "oke siap")
NO = ("tidak", "belum", "gak ada", "bukan", "belum punya", "tidak setuju")
THANKS = ("makasih", "terima kasih", "trims", "thanks", "makasih banyak")
PEOPLE = ("", " kak", " min", " pak", " bu", " mas")
DOUBTS = (
    "mungkin",
    "kayaknya",
    "sepertinya",
    "setahu saya",
    "setauku",
    "seingat saya",
    "katanya",
    "harusnya",
    "andaikan",
)
DESPAIR = ("gak ada gunanya lagi hidup", "saya capek hidup", "mau mati saja", "saya putus asa", "udah nyerah")
CORES = ("sudah", "betul", "benar", "setuju", "pernah", "belum", "tidak", "enggak", "bukan")
DIRECTIONS = ("Utara", "Selatan", "Timur", "Barat", "Tengah")
TOWNS = ("Lampung", "Sumbawa", "Luwu", "Nias", "Aceh", "Konawe", "Buton", "Kutai", "Bangka", "Halmahera")

answers = st.sampled_from(YES + NO)
town = st.tuples(st.sampled_from(TOWNS), st.sampled_from(DIRECTIONS))


@given(
    thanks=st.sampled_from(THANKS), person=st.sampled_from(PEOPLE), particle=st.sampled_from((" ya", " kok", " sudah"))
)
def test_thanks_are_no_answer(thanks: str, person: str, particle: str) -> None:
    assert read_yes_no(thanks + person + particle) is None


@given(thanks=st.sampled_from(THANKS), person=st.sampled_from(PEOPLE), answer=answers)
def test_an_answer_with_thanks_stays_the_answer(thanks: str, person: str, answer: str) -> None:
    assert read_yes_no(f"{answer}{person}, {thanks} ya") is (answer in YES)


@given(doubt=st.sampled_from(DOUBTS), answer=answers, person=st.sampled_from(PEOPLE))
def test_doubt_before_an_answer_asks_again(doubt: str, answer: str, person: str) -> None:
    assert read_yes_no(f"{doubt} {answer}{person}") is None


@given(despair=st.sampled_from(DESPAIR), answer=answers)
def test_despair_is_no_answer(despair: str, answer: str) -> None:
    assert read_yes_no(despair) is None
    assert read_yes_no(f"{answer}, {despair}") is None


@given(answer=answers, person=st.sampled_from(PEOPLE))
def test_picking_or_asking_is_no_answer(answer: str, person: str) -> None:
    assert read_yes_no(f"yang {answer}{person}") is None
    assert read_yes_no(f"{answer} kan{person}") is None


@given(core=st.sampled_from(CORES), place=st.integers(1, 3), person=st.sampled_from(PEOPLE))
def test_a_letter_too_many_or_swapped_changes_nothing(core: str, place: int, person: str) -> None:
    doubled = core[:place] + core[place] + core[place:]
    swapped = core[:place] + core[place + 1] + core[place] + core[place + 2 :]
    for typed in (doubled, swapped):
        assert read_yes_no(typed + person) is read_yes_no(core)


@given(options=st.lists(town, min_size=2, max_size=6, unique=True), said=town)
def test_a_town_is_chosen_only_if_it_is_among_the_choices(
    options: list[tuple[str, str]], said: tuple[str, str]
) -> None:
    labels = [[" ".join(name)] for name in options]
    reply = f"saya di {' '.join(said).lower()} kak"
    assert read_option(reply, labels) == (options.index(said) if said in options else None)


@given(options=st.lists(town, min_size=2, max_size=6, unique=True), chosen=st.integers(0, 5))
def test_two_beginnings_glued_name_a_town(options: list[tuple[str, str]], chosen: int) -> None:
    first, second = options[chosen % len(options)]
    typed = (first[:3] + second[:3]).lower()
    alike = [name for name in options if (name[0][:3] + name[1][:3]).lower() == typed]
    assert read_option(typed, [[" ".join(name)] for name in options]) == (
        options.index((first, second)) if len(alike) == 1 else None
    )
