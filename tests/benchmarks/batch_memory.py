"""Memory over a long run, and what workers gain: `python -m tests.benchmarks.batch_memory [--articles N]`.

Articles are made of the seeds' paragraphs, shuffled, with other numbers and names in them, so that no two are alike.
The command itself reads them (`python -m extract --jsonl … --workers 2`); its workers' memory is looked at after each
tenth of the run. Bar: flat, that is no more than a tenth over what it was after the first fifth.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "articles"
BAR = 1.1
TENTHS = 10
SAMPLE = 400  # articles that one and two workers are compared on


def articles(count: int) -> Iterator[dict[str, object]]:
    """Made-up articles, the same ones each time."""
    chance = random.Random(7)
    paragraphs = [
        p for path in sorted(SEEDS.glob("*.md")) for p in path.read_text("utf-8").split("---")[-1].split("\n\n")
    ]
    for number in range(count):
        text = _renamed("\n\n".join(chance.sample(paragraphs, 6)).strip(), number, chance)
        yield {"id": number, "text": text, "published": f"20{chance.randrange(14, 26)}-0{chance.randrange(1, 10)}-15"}


def _renamed(text: str, number: int, chance: random.Random) -> str:
    """Every tenth name gets a number of its own, so that words are met that were never met before."""
    return re.sub(r"\b[A-Z][a-z]{5,}\b", lambda m: m[0] if chance.random() < 0.9 else f"{m[0]}{number % 977}a", text)


def run(folder: Path, count: int, workers: int, *, watch: bool) -> float:
    """Seconds that a run takes; with `watch` a line for each tenth of it."""
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("".join(json.dumps(article) + "\n" for article in articles(count)), "utf-8")
    target.unlink(missing_ok=True)
    start = time.perf_counter()
    command = [sys.executable, "-m", "extract", "--jsonl", source, "--output", target, "--workers", str(workers)]
    with subprocess.Popen(command) as process:
        if watch:
            _watch(psutil.Process(process.pid), target, count)
        process.wait()
    return time.perf_counter() - start


def _watch(process: psutil.Process, target: Path, count: int) -> None:
    seen: list[float] = []
    while process.status() != psutil.STATUS_ZOMBIE and len(seen) < TENTHS - 1:
        done = sum(1 for _ in target.open("rb")) if target.exists() else 0
        if done >= (len(seen) + 1) * count / TENTHS:
            seen.append(max(child.memory_info().rss for child in process.children()) / 2**20)
            print(f"{done:7,} articles   {seen[-1]:6.0f} MB in the largest worker", flush=True)
        time.sleep(0.2)
    if len(seen) > 1:  # a run of few articles is over before it was looked at
        print(f"last tenth seen to second: {seen[-1] / seen[1]:.2f} (bar {BAR})")


def main(arguments: list[str] | None = None) -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=10_000)
    count = parser.parse_args(arguments).articles
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = min(SAMPLE, count)
        took = {workers: run(folder, sample, workers, watch=False) for workers in (1, 2)}
        for workers, seconds in took.items():
            print(f"{workers} worker{'s' * (workers > 1)}: {sample / seconds:5.1f} articles a second, start included")
        print(f"two are {took[1] / took[2]:.2f} times as fast as one")
        seconds = run(folder, count, 2, watch=True)
        print(f"{count:,} articles in {seconds:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
