"""The picture's colours, as `#RRGGBB`: dark enough for small text, and apart from each other for colour-blind eyes."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.picture.timeline import Tone

PAPER = "#FBF7F0"
CARD = "#FFFFFF"
INK = "#222B36"
MUTED = "#56606D"
HAIRLINE = "#E4DCCF"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one tone.

    `strong` carries white text, `soft` carries `deep` text, and `line` joins the dots.
    """

    strong: str
    deep: str
    soft: str
    line: str


PALETTES: Mapping[Tone, Palette] = MappingProxyType(
    {
        "good": Palette(strong="#007A70", deep="#00463D", soft="#D5ECE5", line="#8CC5B8"),
        "wait": Palette(strong="#9A5B00", deep="#613800", soft="#FBE6C3", line="#DDB36C"),
        "bad": Palette(strong="#5E1A3A", deep="#4A142C", soft="#F4DDE5", line="#C894AB"),
        "open": Palette(strong="#283C8C", deep="#1C2B66", soft="#E0E6F8", line="#A3AFDF"),
    }
)
