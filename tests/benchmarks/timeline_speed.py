"""How fast the timeline is in a browser: `python -m tests.benchmarks.timeline_speed [--events N …] [--rounds N]`.

Invented events in a temporary store, the real dashboard, chromium. Measured are the first chart of a cold browser
beside that of a bare page with one `st.plotly_chart`, in turns; then, warm, filter and zoom until detail is drawn,
and what travels for it.
"""

import argparse
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.filling import fill
from tests.serving import APP, CHROMIUM_ARGS, Server, chromium, running

BARE = Path(__file__).parent / "bare_chart.py"
BARS = {"change": 0.8, "first": 1.2, "bytes": 100_000}
"""Seconds of a change (median), times the bare page's first chart, bytes of a change."""
WAIT_MS = 60_000
FAMILIES = ("Fighting", "Strikes", "Human cost", "Troops", "Truces", "Sanctions", "Talks", "Aid", "Votes")

# Notes when the reader acts, and when a frame of another query has been drawn after that.
WATCH = """() => {
  const root = document.querySelector('.tl')
  window.acted = 0
  for (const kind of ['pointerdown', 'wheel'])
    addEventListener(kind, () => { window.acted ||= performance.now() }, {capture: true, passive: true})
  window.before = root.dataset.query
  new MutationObserver(() => {
    if (window.acted && root.dataset.query !== window.before) window.redrawn = performance.now()
  }).observe(root, {attributes: true, attributeFilter: ['data-drawn']})
}"""
ARM = "() => { window.acted = window.redrawn = 0; window.before = document.querySelector('.tl').dataset.query }"


class Wire:
    """Counts the bytes that a page receives, by HTTP as sent and by websocket."""

    def __init__(self, page: Page) -> None:
        self.received = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.dataReceived", lambda got: self._add(got["encodedDataLength"]))
        session.on(
            "Network.webSocketFrameReceived", lambda got: self._add(len(got["response"]["payloadData"]) * 3 // 4)
        )

    def _add(self, number: int) -> None:
        self.received += number


def first_chart(browser: Browser, server: Server, selector: str) -> float:
    """Seconds until a cold browser shows that."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(server.url, wait_until="commit")
    page.wait_for_selector(selector, timeout=WAIT_MS)
    took: float = page.evaluate("performance.now()") / 1000
    context.close()
    return took


@contextmanager
def opened(browser: Browser, server: Server) -> Iterator[Page]:
    """A warm page that is watched."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(server.url)
    page.wait_for_selector(".tl[data-query]", timeout=WAIT_MS)
    page.wait_for_timeout(1500)
    page.evaluate(WATCH)
    yield page
    context.close()


def changes(page: Page, act: Callable[[int], None], rounds: int) -> tuple[list[float], list[int]]:
    """Seconds from each act to its redrawn chart, and the bytes that each brought."""
    wire = Wire(page)
    times, sizes = [], []
    for number in range(rounds):
        page.evaluate(ARM)
        before = wire.received
        act(number)
        page.wait_for_function("() => window.redrawn > 0", timeout=WAIT_MS)
        page.wait_for_timeout(1600)  # the reader rests: the link is written, the words above the chart count anew
        times.append(page.evaluate("() => (window.redrawn - window.acted) / 1000"))
        sizes.append(wire.received - before)
    return times, sizes


def pill(page: Page) -> Callable[[int], None]:
    """Choose one more family each time, then take them off again."""
    return lambda number: page.get_by_role("button", name=FAMILIES[number % len(FAMILIES)]).first.click()


def wheel(page: Page) -> Callable[[int], None]:
    """Zoom in twice, then out once, and so on."""

    def turn(number: int) -> None:
        page.mouse.move(700, 420)
        page.mouse.wheel(0, 300 if number % 3 == 2 else -300)

    return turn


def measure(browser: Browser, number: int, rounds: int) -> bool:
    """One size of store; True where every bar holds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "seeds").mkdir()
        fill(f"sqlite:///{folder / 'timeline.sqlite'}", number)
        env = {"TIMELINE_DATA_DIR": name, "TIMELINE_SEEDS_DIR": str(folder / "seeds")}
        with running(APP, folder, **env) as server, running(BARE, folder) as bare:
            ours, peer = [], []
            for _ in range(max(3, rounds // 2)):
                peer.append(first_chart(browser, bare, ".js-plotly-plot .main-svg .scatterlayer path"))
                ours.append(first_chart(browser, server, ".tl[data-drawn]"))
            with opened(browser, server) as page:
                filtered = changes(page, pill(page), rounds)
            with opened(browser, server) as page:
                zoomed = changes(page, wheel(page), rounds)
    return report(number, ours, peer, {"filter": filtered, "zoom": zoomed})


def report(number: int, ours: list[float], peer: list[float], done: dict[str, tuple[list[float], list[int]]]) -> bool:
    """Print medians beside the bars."""
    first = statistics.median(ours) / statistics.median(peer)
    print(f"{number:,} events")
    print(
        f"  first chart, cold browser: {statistics.median(ours):.2f} s, bare page {statistics.median(peer):.2f} s: "
        f"{first:.2f} times (bar {BARS['first']})"
    )
    holds = first <= BARS["first"]
    for name, (times, sizes) in done.items():
        middle, most = statistics.median(times), max(sizes)
        print(
            f"  {name}: median {middle:.2f} s, worst {max(times):.2f} s (bar {BARS['change']}); "
            f"bytes median {statistics.median(sizes):,.0f}, most {most:,} (bar {BARS['bytes']:,})"
        )
        holds = holds and middle < BARS["change"] and most < BARS["bytes"]
    return holds


def main() -> int:
    """Measure each size; the exit status says whether all bars hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=10)
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS)
        held = [measure(browser, number, given.rounds) for number in given.events]
        browser.close()
    return 0 if all(held) else 1


if __name__ == "__main__":
    raise SystemExit(main())
