"""Measures the index of texts of one site: what it costs beside Pagefind alone.

python -m tests.programs.indexing CONFIG [--runs 3]

Bare runs of Pagefind, over the same pages already staged, alternate with whole ones, which stage
the pages, run it and settle its bundles. Compare within one table: machines are noisy.
"""

import argparse
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from byline.building.check import check
from byline.building.options import Options
from byline.building.prepare import prepare
from byline.machine.stopwatch import Stopwatch
from byline.search import pagefind
from byline.search.documents import documents
from byline.search.texts import KINDS, stage_pages, write_texts


def took(work: Callable[[], object]) -> tuple[float, float]:
    """The seconds of processors and of the clock that some work takes, its children's too."""
    before, begun = os.times(), time.perf_counter()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4]), time.perf_counter() - begun


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("config", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    library, *_ = check(Options(asked.config, asked.config.parent / "output"), Stopwatch())
    assert library, "the content has errors; see: byline check"
    site = prepare(Options(asked.config, asked.config.parent / "output"), library)
    found: dict[str, list[tuple[float, float]]] = {"pagefind alone": [], "the whole stage": []}
    for _run in range(asked.runs):
        everything = documents(site.renderer.site)
        ranks = range(len(everything))
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for kind in KINDS:
                stage_pages(kind, everything, ranks, folder / kind.name)

            def bare(folder: Path = folder) -> None:
                for kind in KINDS:
                    pagefind.make_bundle(folder / kind.name, folder / f"{kind.name}-made")

            def whole(folder: Path = folder) -> None:
                write_texts(documents(site.renderer.site), folder / "search", folder / "none")

            found["pagefind alone"].append(took(bare))
            found["the whole stage"].append(took(whole))
    medians = {what: statistics.median(cpu for cpu, _wall in runs) for what, runs in found.items()}
    for what, runs in found.items():
        wall = statistics.median(wall for _cpu, wall in runs)
        print(f"{what}: {medians[what]:.2f} CPU s, {wall:.2f} s")
    print(f"ratio of CPU: {medians['the whole stage'] / medians['pagefind alone']:.2f}")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"memory of Pagefind: {memory:,.0f} MB ({len(everything):,} documents)")


if __name__ == "__main__":
    main()
