"""How an answer of 100,000 rows reaches a reader in a browser, and what it costs.

Run by hand: ``.venv/bin/python bench/large_answer.py [--rows 100000] [--rounds 3]``.
It makes a graph, serves it, and asks for so many rows in the editor as a reader would.
It tells when the first row and the last one were shown, the memory of all processes of
the server together before, during and after, and how long a frame took while the table
was scrolled, narrowed and sorted. The browser runs on the same machine.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import sync_playwright
from visiting import served

CHROMIUM: Final = "/usr/bin/chromium"
ARGUMENTS: Final = ("--no-sandbox", "--no-first-run", "--use-angle=swiftshader")
GENERATE: Final = Path(__file__).parent / "endpoint" / "generate.py"
SAMPLED_SECONDS: Final = 0.1
PATIENCE_MS: Final = 300_000
SETTLED_MS: Final = 300
PAINTED: Final = """
() => {
  window.shown = {};
  const begun = performance.now();
  const look = () => {
    const rows = document.querySelectorAll('.grid tbody tr[aria-rowindex]').length;
    const now = performance.now() - begun;
    if (rows > 0 && !window.shown.first) window.shown.first = now;
    if (document.querySelector('.grid ~ * #permanent-link')) window.shown.last = now;
    else requestAnimationFrame(look);
  };
  document.querySelector('[data-run]').click();
  look();
}
"""
"""Asks, and notes when the first row is in the page, and when everything is."""

FRAMES: Final = """
async ([what, count]) => {
  const box = document.querySelector('.grid-scroll');
  const narrowing = document.querySelector('.grid input');
  const step = (box.scrollHeight - box.clientHeight) / count;
  const words = ['事', '事業', '事業1', ''];
  const act = {
    scroll: (frame) => { box.scrollTop = frame * 120; },
    jump: (frame) => { box.scrollTop = frame * step; },
    narrow: (frame) => {
      if (frame % 20) return;
      narrowing.value = words[frame / 20 % words.length];
      narrowing.dispatchEvent(new Event('input'));
    },
    sort: (frame) => {
      if (frame % 40 === 0) document.querySelectorAll('.grid th button')[2].click();
    },
  }[what];
  const frames = [];
  let before = await new Promise(requestAnimationFrame);
  for (let frame = 0; frame < count; frame += 1) {
    act(frame);
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - before);
    before = now;
  }
  return frames;
}
"""
"""Does something to the table for so many frames, and gives their milliseconds."""

MOVED: Final = {"scroll": 300, "jump": 300, "narrow": 160, "sort": 160}
"""What is done to the table, and for how many frames."""


def memory(process: int) -> float:
    """Return the MiB that a process and all below it hold, shared pages once."""
    total, waiting = 0, [process]
    while waiting:
        one = waiting.pop()
        try:
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
            tasks = Path(f"/proc/{one}/task")
            for task in tasks.iterdir():
                children = (task / "children").read_text(encoding="ascii")
                waiting.extend(map(int, children.split()))
        except OSError:  # it has just ended
            continue
        total += next(
            int(line.split()[1])
            for line in rollup.splitlines()
            if line.startswith("Pss:")
        )
    return total / 1024


@contextmanager
def sampled(process: int) -> Iterator[list[float]]:
    """Note the memory of a process tree again and again."""
    samples: list[float] = []
    over = threading.Event()

    def sample() -> None:
        while not over.wait(SAMPLED_SECONDS):
            samples.append(memory(process))

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield samples
    finally:
        over.set()
        thread.join()


def asked(page: Any, rows: int) -> dict[str, float]:  # noqa: ANN401 - a page
    """Ask for so many rows, and return when the first and the last one were shown."""
    query = f"SELECT ?s ?p ?o WHERE {{ ?s ?p ?o }} LIMIT {rows}"
    page.evaluate(
        "query => document.querySelector('.CodeMirror').CodeMirror.setValue(query)",
        query,
    )
    page.evaluate(PAINTED)
    page.locator(".grid ~ * #permanent-link").wait_for(timeout=PATIENCE_MS)
    page.wait_for_timeout(SETTLED_MS)
    told = page.locator("[data-state]").inner_text()
    if f"{rows:,}" not in told:
        raise RuntimeError(f"not {rows} rows: {told}")
    return dict(page.evaluate("window.shown"))


def worked(session: Any) -> float:  # noqa: ANN401 - a session
    """Return the milliseconds that the page's own thread has worked so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float({one["name"]: one["value"] for one in metrics}["TaskDuration"]) * 1000


def told(frames: Sequence[float]) -> str:
    """Return milliseconds of frames in a line of a table."""
    quantiles = statistics.quantiles(frames, n=100)
    return (
        f"{statistics.median(frames):.0f} | {quantiles[94]:.0f} | "
        f"{quantiles[98]:.0f} | {max(frames):.0f}"
    )


def measure(address: str, process: int, rows: int, rounds: int) -> None:
    """Ask so often, and print what was measured."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*ARGUMENTS]
        )
        page = browser.new_page(locale="en", viewport={"width": 1440, "height": 900})
        page.goto(f"{address}/query")
        page.wait_for_selector("html[data-bench=ready]")
        print(f"| {rows:,} rows | first row ms | all ms | MiB before | most | after |")
        print("|---|---|---|---|---|---|")
        for number in range(1, rounds + 1):
            before = memory(process)
            with sampled(process) as samples:
                shown = asked(page, rows)
            print(
                f"| round {number} | {shown['first']:.0f} | {shown['last']:.0f} | "
                f"{before:.0f} | {max([before, *samples]):.0f} | "
                f"{memory(process):.0f} |"
            )
        print("\n| frames while | work ms | median ms | 95 % | 99 % | longest |")
        print("|---|---|---|---|---|---|")
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        for what, count in MOVED.items():
            before = worked(session)
            frames = page.evaluate(FRAMES, [what, count])
            work = (worked(session) - before) / count
            print(f"| {what} | {work:.1f} | {told(frames)} |")
        browser.close()


def main() -> None:
    """Make a graph, serve it, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.nt"
        command = [sys.executable, str(GENERATE), str(2 * given.rows), str(graph)]
        subprocess.run(command, check=True)  # noqa: S603 - our own program
        with served("--graph", str(graph), "--cache", "0") as (address, process):
            measure(address, process, given.rows, given.rounds)


if __name__ == "__main__":
    main()
