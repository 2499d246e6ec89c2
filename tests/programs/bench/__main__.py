"""Measures builds, and prints one table.

python -m tests.programs.bench [CONFIG ...] [--papers N ...] [--runs 3] [--jobs N]
    [--no-hugo] [--no-real]

Made-up corpora of the asked sizes are built whole, again, and after small changes; so are real
papers where they are at hand, and the sites of the given configurations. Hugo builds the same
pages of plain corpora, in turn with Byline. Seconds are of processors, and of the clock in
brackets; each figure is the median of the runs. Machines are noisy: compare within one table.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from byline.machine.parallel import available_jobs

from tests.programs.bench.cases import (
    Site,
    build,
    builds,
    for_both,
    has_hugo,
    hugo,
    made_up,
    on_disk,
    real,
)
from tests.programs.bench.measure import Measured
from tests.programs.bench.table import BYLINE, HUGO, ratios, table
from tests.programs.hugo.same import compare, said

FILES_COMPARED = 2_000


def main() -> None:
    """The command line."""
    asked = _parsed()
    with_hugo = asked.hugo and has_hugo()
    if asked.hugo and not with_hugo:
        _tell("Hugo is not installed here: `make bench` installs it; going on without it")
    with tempfile.TemporaryDirectory() as folder:
        sites = list(_sites(asked, Path(folder), with_hugo))
        rows: dict[tuple[str, str], list[Measured]] = defaultdict(list)
        for number in range(asked.runs):
            for site in sites:
                _tell(f"run {number + 1} of {asked.runs}: {site.name}")
                for name, measured in _measured(site, asked.jobs):
                    rows[site.name, name].append(measured)
    print(table(rows))
    print(
        f"\n{asked.jobs} jobs; medians of {asked.runs} runs; seconds of processors (of the clock)"
    )
    print(ratios(rows))


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("configs", type=Path, nargs="*", metavar="CONFIG")
    parser.add_argument("--papers", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=available_jobs())
    parser.add_argument("--no-hugo", dest="hugo", action="store_false")
    parser.add_argument("--no-real", dest="real", action="store_false")
    return parser.parse_args()


def _sites(asked: argparse.Namespace, folder: Path, with_hugo: bool) -> Iterator[Site]:
    """All sites to measure; the made-up ones are written first."""
    yield from map(on_disk, asked.configs)
    for papers in asked.papers:
        _tell(f"making up {papers:,} papers")
        yield made_up(papers, folder / f"made-up-{papers}")
        if with_hugo:
            yield for_both(papers, folder / f"plain-{papers}")
    if asked.real and (found := real(folder / "real")):
        yield found


def _measured(site: Site, jobs: int) -> Iterator[tuple[str, Measured]]:
    """All builds of one run, in a place that is empty before and after."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        if not site.for_hugo:
            yield from builds(site, place, jobs)
            return
        yield BYLINE, build(site.folder, place / "ours", jobs)
        yield HUGO, hugo(site.for_hugo, place / "theirs", place / "cache")
        _tell(said(compare(place / "ours", place / "theirs", FILES_COMPARED), 0))


def _tell(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    main()
