"""Print how well free text is understood: `python -m tests.understanding`."""

from conversations.understanding.intents.weights import unpacked, weights
from tests.understanding import cost, readers
from tests.understanding.measures import Answer, answers, confusions, figures, left_out
from tests.understanding.noise import noisy
from tests.understanding.sentences import HELD_OUT, Sentence, every, given, own, read
from tests.understanding.training import fingerprint, learned


def main() -> None:
    """Measure the intents by what was not learned, then the readers of answers, then the cost."""
    beside, held = own(), read(HELD_OUT)
    _print(f"given sentences ({len(given())}), five folds, beside {len(beside)} of our own", left_out(given(), beside))
    _print(f"held-out sentences ({len(held)})", answers(weights(), held))
    mistyped = [Sentence(noisy(line.text, "measured"), line.intent) for line in held]
    _print("held-out sentences, mistyped", answers(weights(), mistyped))
    print("\nreaders of answers, on all tables of cases")
    for name, told in readers.outcomes().items():
        print(
            f"  {100 * readers.right(told):6.2f} %  {name} ({len(told)}), harmful {100 * readers.harmful(told):.2f} %"
        )
    print(f"\ncost\n{cost.measured()}")
    print(f"weights are those of the sentences: {_same(held)}")


def _print(title: str, told: list[Answer]) -> None:
    print(f"\n{title}")
    for name, value in figures(told).items():
        print(f"  {100 * value:6.2f} %  {name}")
    for line in confusions(told):
        print(f"          {line}")


def _same(held: list[Sentence]) -> bool:
    """Whether learning anew gives the same answers as the weights that are checked in."""
    anew = unpacked(learned(every()))
    same = [each.ranking for each in answers(anew, held)] == [each.ranking for each in answers(weights(), held)]
    return same and weights().fingerprint == fingerprint(every())


if __name__ == "__main__":
    main()
