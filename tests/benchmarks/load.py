"""How many readers one process holds: `python -m tests.benchmarks.load [--events N] [--readers N] [--ladder]
[--uploads N]`.

Real websocket sessions against the real dashboard on this machine, each changing a filter every ten seconds, over
invented events in a temporary store. Bounded in count and time.
"""

import argparse
import asyncio
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psutil

from dashboard.store import JobState, Store
from tests.benchmarks.clients import Timings, browse
from tests.benchmarks.filling import fill
from tests.serving import APP, Server, running

MOST_READERS = 400
MOST_CHANGES = 12
LADDER = (100, 200, 300, 400)
BARS = {"rerun": 0.600, "route": 0.150, "memory": 1_000.0}
"""Seconds at the 95th percentile with 200 readers; MB of the serving process."""
HOLDS_SECONDS = 1.0


@dataclass(frozen=True)
class Outcome:
    """One round of readers; times in seconds, memory in MB."""

    readers: int
    timings: Timings
    memory_before: float
    memory_after: float
    cpu_a_rerun: float

    def __str__(self) -> str:
        """One line of a table."""
        told = self.timings
        spans = "  ".join(
            f"{name} p50 {1000 * percentile(times, 50):.0f} p95 {1000 * percentile(times, 95):.0f} ms"
            for name, times in (("rerun", told.rerun), ("route", told.route), ("both", told.change))
        )
        memory = f"memory {self.memory_before:.0f} → {self.memory_after:.0f} MB"
        counts = f"{len(told.rerun)} changes, {told.failed} failed"
        return f"{self.readers:4} readers: {spans}  {memory}  CPU {1000 * self.cpu_a_rerun:.0f} ms a change  ({counts})"


def percentile(times: list[float], rank: int) -> float:
    """The time that `rank` per cent of all do not exceed; infinite where nothing was measured."""
    return statistics.quantiles(times, n=100)[rank - 1] if len(times) > 1 else float("inf")


def measure(server: Server, readers: int, changes: int, turn: int = 0) -> Outcome:
    """One round; each with a `turn` of its own."""
    process = psutil.Process(server.process.pid)
    cpu, memory = _cpu(process), _memory(process)
    timings = asyncio.run(browse(server.port, min(readers, MOST_READERS), min(changes, MOST_CHANGES), turn))
    spent = (_cpu(process) - cpu) / max(1, len(timings.rerun) + readers)  # the first runs cost as much
    return Outcome(readers, timings, memory, _memory(process), spent)


def send(url: str, files: int) -> list[int]:
    """Give the server so many files to read, as its upload page does; returns their numbers."""
    store = Store.open(url)
    token = store.start_review(collection=store.collections()[0].slug, by="bench").token
    sent = [store.add_upload(token, f"{number}.txt", _news(number)).id for number in range(files)]
    store.close()
    return sent


def _news(number: int) -> bytes:
    told = f"Envoys of Alpha and Beta met in Berlin on {number % 28 + 1} May 2022 and exchanged {number} prisoners. "
    return (told * 8).encode()


def came_of(url: str, sent: list[int]) -> str:
    """How far the server came with them meanwhile."""
    store = Store.open(url)
    states = [job.state for job in map(store.job, sent) if job]
    store.close()
    read = sum(state is JobState.DONE for state in states)
    failed = sum(state is JobState.FAILED for state in states)
    return f"     with uploads at the same time: {read} of {len(sent)} read, {failed} failed"


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _memory(process: psutil.Process) -> float:
    return float(process.memory_info().rss / 1e6)


def main(arguments: list[str] | None = None) -> None:
    """Print one line a round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--changes", type=int, default=3, help="filter changes of each reader, ten seconds apart")
    parser.add_argument("--ladder", action="store_true", help=f"then {LADDER} readers: how many fit")
    parser.add_argument("--uploads", type=int, default=0, help="then once more while so many files are read")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="timeline-load-") as made:
        folder = Path(made)
        (folder / "seeds").mkdir()
        url = f"sqlite:///{folder / 'timeline.sqlite'}"
        fill(url, chosen.events)
        settings = {"TIMELINE_DATA_DIR": str(folder), "TIMELINE_SEEDS_DIR": str(folder / "seeds")}
        with running(APP, folder, **settings) as server:
            print(f"{chosen.events:,} events; bars: {BARS}")
            print(measure(server, chosen.readers, chosen.changes), flush=True)
            if chosen.uploads:
                sent = send(url, chosen.uploads)
                print(measure(server, chosen.readers, chosen.changes, 1), came_of(url, sent), sep="\n", flush=True)
            if chosen.ladder:
                climbed = [measure(server, readers, 2, turn) for turn, readers in enumerate(LADDER, start=2)]
                print(*climbed, sep="\n")
                held = [step.readers for step in climbed if percentile(step.timings.change, 95) < HOLDS_SECONDS]
                print(f"one process holds {max(held, default=0)} readers with p95 under {HOLDS_SECONDS:.0f} s")


if __name__ == "__main__":
    main()
