"""What a button carries comes back as it was, and nothing else comes back at all."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.engine.actions import Action, Agree, Answer, Begin, Open, Speak, Steer, Verb
from conversations.engine.payload import LIMIT, pack, unpack

_words = st.from_regex(r"[A-Za-z0-9_+<.-]{0,12}", fullmatch=True)
_runs = st.integers(0, 999_999_999)
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.builds(Answer, _words, _runs, _words, _words),
    st.builds(Steer, _words, _runs, st.sampled_from(get_args(Verb)), _words),
    st.builds(Begin, _words),
    st.builds(Open, _words, _words),
    st.builds(Agree, _words, st.booleans(), _words),
    st.builds(Speak, _words),
)


@given(ACTIONS)
def test_an_action_comes_back_as_it_was_packed(action: Action) -> None:
    packed = pack(action)
    assert len(packed.encode()) <= LIMIT
    assert unpack(packed) == action


@given(st.text(max_size=100) | st.lists(st.sampled_from("absoclw:019+<.- ²é"), max_size=70).map("".join))
def test_any_string_is_either_ours_or_nothing(payload: str) -> None:
    action = unpack(payload)
    assert action is None or pack(action) == payload


@pytest.mark.parametrize(
    "forged",
    [
        "",
        ":",
        "a",
        "a:::",
        "a:eligibility:-1:reason:resigned",
        "a:eligibility:01:reason:resigned",
        "a:eligibility:1000000000:reason:resigned",
        "a:eligibility:٣:reason:resigned",
        "a:eligibility:1:reason",
        "a:eligibility:1:reason:resigned:more",
        "a:eligibility:1:reason:<b>",
        "s:eligibility:1:destroy:",
        "c:eligibility:2:eligibility",
        "z:eligibility",
        "b:eligibility\n",
        "b:" + "x" * 63,
        "l:id;drop table",
    ],
)
def test_forged_strings_ask_for_nothing(forged: str) -> None:
    assert unpack(forged) is None
