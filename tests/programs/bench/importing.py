"""Measures imports of BibTeX files, and prints one table.

python -m tests.programs.bench.importing [PAPERS.jsonl.gz ...] [--papers N ...]
    [--runs 1] [--jobs N]

Made-up papers of the asked numbers, and real ones of files that `tests.programs.anthology` reads,
are told in BibTeX and imported into an empty site, once more, and a third time as a source that
the site does not know yet, so that each is compared with each record.
"""

import argparse
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from byline.building.check import check
from byline.building.options import Options
from byline.machine.parallel import available_jobs
from byline.machine.stopwatch import Stopwatch

from tests.programs.anthology import convert
from tests.programs.bench.cases import made_up
from tests.programs.bench.measure import Measured, run
from tests.programs.bench.table import table
from tests.programs.biber import entries_of

EMPTY, AGAIN, FROM_ANOTHER = "into an empty site", "once more", "from another source"
_CONFIG = "schema: 1\ntitle: Imported\n"


def main() -> None:
    """The command line."""
    asked = _parsed()
    rows: dict[tuple[str, str], list[Measured]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        sources = list(_sources(asked, Path(folder)))
        for number in range(asked.runs):
            for name, bib in sources:
                _tell(f"run {number + 1} of {asked.runs}: {name}")
                for what, measured in imports(bib, asked.jobs):
                    rows[name, what].append(measured)
    print(table(rows))


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sources", type=Path, nargs="*", metavar="PAPERS.jsonl.gz")
    parser.add_argument("--papers", type=int, nargs="*", default=[10_000])
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=available_jobs())
    return parser.parse_args()


def _sources(asked: argparse.Namespace, folder: Path) -> Iterator[tuple[str, Path]]:
    """All BibTeX files to import, each with what it is called."""
    for papers in asked.papers:
        _tell(f"making up {papers:,} papers")
        site = made_up(papers, folder / f"made-up-{papers}")
        yield site.name, in_bibtex(site.folder)
    for number, source in enumerate(asked.sources):
        site_folder = folder / f"real-{number}"
        yield f"{convert(source, site_folder):,} of {source.name}", in_bibtex(site_folder)


def in_bibtex(site: Path) -> Path:
    """The papers of a site as one BibTeX file beside its configuration."""
    library, *_rest = check(Options(site / "config.yaml", site / "output"), Stopwatch())
    assert library
    bib = site / "papers.bib"
    bib.write_text("\n".join(entries_of(library)), "utf-8")
    return bib


def imports(bib: Path, jobs: int) -> Iterator[tuple[str, Measured]]:
    """Imports the file into a site that is empty before, as people do; and then again."""
    with tempfile.TemporaryDirectory() as folder:
        site, other = Path(folder) / "site", Path(folder) / "others.bib"
        (site / "content").mkdir(parents=True)
        (site / "config.yaml").write_text(_CONFIG, "utf-8")
        shutil.copy(bib, other)
        for what, source in ((EMPTY, bib), (AGAIN, bib), (FROM_ANOTHER, other)):
            yield what, _one_import(site, source, jobs)


def _one_import(site: Path, source: Path, jobs: int) -> Measured:
    """One import, in a process of its own."""
    command = [sys.executable, "-m", "byline", "import", str(source), "--yes"]
    place = ["--config", str(site / "config.yaml"), "--jobs", str(jobs)]
    return run([*command, *place], site / "content", tells_stages=False)


def _tell(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    main()
