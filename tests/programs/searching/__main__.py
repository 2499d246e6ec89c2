"""Judges the search of a site: known items, sought in real Chromium as readers do.

python -m tests.programs.searching SITE [--papers N] [--seed 1] [--each 200]
    [--through dialog] [--failures]

SITE is a config.yaml, or a file of papers as `tests.programs.anthology` reads it, of which the
first N are taken. The same seed asks the same queries. --built takes a folder in which the site
stands already, as it is now.
"""

import argparse
import tempfile
import time
from pathlib import Path

from tests.programs import anthology
from tests.programs.searching.holdings import holdings_of
from tests.programs.searching.queries import Query, of_every_kind
from tests.programs.searching.serving import counting
from tests.programs.searching.sessions import Seeker, ask_all, count_bytes
from tests.programs.searching.verdicts import downloads, failures, table, times
from tests.support.chromium import chromium
from tests.support.page_kinds import library_at
from tests.support.sites_on_disk import build_site


def main() -> None:
    """The command line."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        config, built = asked.site, asked.built
        if asked.site.suffix == ".gz":
            config = Path(folder) / "site" / "config.yaml"
            anthology.convert(asked.site, config.parent, asked.papers)
        if built is None:
            built = Path(folder) / "output"
            build_site(config.parent, built, jobs=2)
        held = holdings_of(library_at(config))
        _judge(asked, of_every_kind(held, asked.seed, asked.each), built)


def _judge(asked: argparse.Namespace, by_kind: dict[str, list[Query]], built: Path) -> None:
    with counting(built) as served, chromium() as browser:
        seeker = Seeker(browser, served, asked.through)
        begun = time.monotonic()
        answered = ask_all(seeker, by_kind, lambda kind: print(f"{kind} ...", flush=True))
        counted = count_bytes(seeker, by_kind)
    seconds = time.monotonic() - begun
    print(f"\n{asked.site}, seed {asked.seed}, through {asked.through}, {seconds:.0f} s\n")
    print(table(answered), times(answered), downloads(counted), sep="\n\n")
    if asked.failures:
        print("", *failures(answered), sep="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.programs.searching",
        description=__doc__.splitlines()[0] if __doc__ else "",
    )
    parser.add_argument("site", type=Path)
    parser.add_argument("--papers", type=int, help="of a file of papers, take so many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=200, help="queries of each kind, at most")
    parser.add_argument(
        "--through", choices=("dialog", "page", "typing", "names"), default="dialog"
    )
    parser.add_argument("--built", type=Path, help="where the site is built already")
    parser.add_argument("--failures", action="store_true", help="tell each failed query")
    asked = parser.parse_args()
    if asked.papers and asked.site.suffix != ".gz":
        parser.error("--papers needs a file of papers")
    return asked


if __name__ == "__main__":
    main()
