"""Print how well free text is understood: `python -m tests.understanding`."""

from conversations.understanding.intents.weights import unpacked
from tests.understanding.measures import Answer, answers, confusions, figures, left_out
from tests.understanding.sentences import HELD_OUT, every, given, own, read
from tests.understanding.training import learned


def main() -> None:
    """Measure the intents by what was not learned, then the readers of answers, then the cost."""
    beside = own()
    _print(f"given sentences ({len(given())}), five folds, beside {len(beside)} of our own", left_out(given(), beside))
    held = read(HELD_OUT)
    _print(f"held-out sentences ({len(held)})", answers(unpacked(learned(every())), held))


def _print(title: str, told: list[Answer]) -> None:
    print(f"\n{title}")
    for name, value in figures(told).items():
        print(f"  {100 * value:6.2f} %  {name}")
    for line in confusions(told):
        print(f"          {line}")


if __name__ == "__main__":
    main()
