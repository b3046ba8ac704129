"""`make bench [NAMES=...]`: every benchmark, or those named, one after another. Each prints its own table."""

import sys
from collections.abc import Callable

from tests.benchmarks import batch_memory, events_cost, load, timeline_speed, timex_speed

BENCHMARKS: dict[str, Callable[[], object]] = {
    "timex": lambda: timex_speed.main([]),
    "events": events_cost.main,
    "batch": lambda: batch_memory.main([]),
    "timeline": timeline_speed.main,
    "load": lambda: load.main([]),
}

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHMARKS:
        print(f"== {name}", flush=True)
        BENCHMARKS[name]()
