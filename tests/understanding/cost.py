"""What understanding costs: time a message, time to load, memory; measured in a process of its own."""

import subprocess
import sys
import time
import tracemalloc

from conversations.understanding.intents import classify
from conversations.understanding.intents.weights import FILE, weights
from tests.understanding.sentences import HELD_OUT, read

ROUNDS = 5
LONGEST = 4096


def main() -> None:
    """Print the costs; the memory is that of the weights and of all that the first thousand messages leave behind."""
    texts = [line.text for line in read(HELD_OUT)]
    start = time.process_time()
    classify("halo")
    loading = time.process_time() - start
    spent = min(_spent(texts) for _ in range(ROUNDS)) / len(texts)
    hostile = max(_spent([(piece * LONGEST)[:LONGEST]]) for piece in ("a", "saya ", "🙏", "ﷺ", "a1 ", "minta otp "))
    weights.cache_clear()
    tracemalloc.start()
    for text in texts:
        classify(text)
    held, _ = tracemalloc.get_traced_memory()
    print(f"  {1e6 * spent:6.0f} µs a message, {1e3 * hostile:.1f} ms for the worst of {LONGEST} characters")
    print(
        f"  {1e3 * loading:6.0f} ms to load, {held / 2**20:.1f} MiB held, {FILE.stat().st_size / 2**20:.2f} MiB on disk"
    )


def measured() -> str:
    """Measure in a fresh process, in which nothing is loaded yet."""
    return subprocess.run([sys.executable, "-m", __name__], capture_output=True, text=True, check=True).stdout


def _spent(texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        classify(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
