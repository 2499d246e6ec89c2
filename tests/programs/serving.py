"""`byline serve` as its users run it: a process of its own, over a site on disk.

python -m tests.programs.serving CONFIG [--saves N]    how soon a save shows in an open page
"""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.chromium import chromium
from tests.support.places import ROOT

_SERVING = re.compile(r"serving (http://\S+)")


@contextmanager
def serving(site: Path, *asked: str) -> Iterator[str]:
    """Serves a site, and gives the address that the command tells."""
    command = [sys.executable, "-m", "generator", "serve", "--config", str(site / "config.yaml")]
    with subprocess.Popen(
        [*command, *asked], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        try:
            found = next((it for line in process.stdout if (it := _SERVING.match(line))), None)
            assert found, "the command ended without serving"
            yield found[1]
        finally:
            process.terminate()
            process.stdout.read()


def seconds_to_show(page: Page, paper: Path, saves: int) -> list[float]:
    """How long each of so many saves of a paper's title took to show in its open page."""
    text = paper.read_text("utf-8")
    found = []
    for number in range(saves):
        title = f"Saved for the {number}th time"
        paper.write_text(re.sub(r"(?m)^title:.*$", f"title: {title}", text), "utf-8")
        begun = time.perf_counter()
        expect(page.locator("h1")).to_have_text(title, timeout=20_000)
        found.append(time.perf_counter() - begun)
    return found


def main() -> None:
    """Measures on a copy of the site."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("config", type=Path)
    parser.add_argument("--saves", type=int, default=50)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        shutil.copytree(asked.config.parent / "content", site / "content")
        shutil.copyfile(asked.config, site / "config.yaml")
        papers = (site / "content" / "papers").rglob("*.yaml")
        paper = next(it for it in sorted(papers) if it.read_text("utf-8").startswith("title:"))
        with serving(site) as address, chromium() as browser:
            page = browser.new_page()
            page.goto(f"{address}papers/{paper.stem}/")
            took = sorted(seconds_to_show(page, paper, asked.saves))
    print(
        f"{asked.saves} saves shown in an open page: median {statistics.median(took):.2f} s, "
        f"95th percentile {took[int(len(took) * 0.95)]:.2f} s, longest {took[-1]:.2f} s"
    )


if __name__ == "__main__":
    main()
