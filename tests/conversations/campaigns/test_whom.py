"""Criteria are added and taken away by what stands on buttons; a second press changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.campaigns.whom import MOST_OF_ONE, TITLES, options, told, values_of, with_value
from conversations.outreach.audience import Audience, audience_of

CHOICES = [(name, value) for name in TITLES for value in options(name)]
TYPED = [("regions", "12.72"), ("regions", "12"), ("families", "driver"), ("sources", "AB12CD34")]
ANY = st.sampled_from(CHOICES + TYPED)


@given(st.lists(st.tuples(ANY, st.booleans()), max_size=12))
def test_a_second_press_changes_nothing_and_every_audience_is_read_back(
    presses: list[tuple[tuple[str, str], bool]],
) -> None:
    audience = Audience()
    for (name, value), given_ in presses:
        changed = with_value(audience, name, value, given=given_)
        assert changed is not None
        assert with_value(changed, name, value, given=given_) == changed
        assert (value in values_of(changed, name)) == given_
        audience = changed
    assert audience_of(audience.to_json()) == audience
    assert told(audience).lines


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kinds", "admin"),
        ("months", "7"),
        ("months", "+1"),
        ("deadline_within", "9999"),
        ("regions", ""),
        ("regions", "99"),
        ("regions", "12.72.01"),
        ("families", "boss"),
        ("sources", "x;drop"),
        ("sources", "A" * 17),
        ("to_json", "1"),
        ("", ""),
    ],
)
def test_what_no_button_offers_is_refused(name: str, value: str) -> None:
    assert with_value(Audience(), name, value, given=True) is None


def test_one_criterion_has_only_so_many_values() -> None:
    audience = Audience(sources=tuple(f"S{number:03d}" for number in range(MOST_OF_ONE)))
    assert with_value(audience, "sources", "NEW1", given=True) is None


def test_days_take_the_place_of_others() -> None:
    audience = with_value(Audience(seen_within=7), "seen_within", "30", given=True)
    assert audience == Audience(seen_within=30)
