"""What biber says of BibTeX entries, held against its data model.

python -m tests.programs.biber CONFIG [--papers N --seed N]
"""

import argparse
import random
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from byline.building.check import check
from byline.building.options import Options
from byline.formats.bibtex import bibtex
from byline.formats.reference import reference
from byline.library.model import Library
from byline.machine.stopwatch import Stopwatch

from tests.support.tools import need

_SAID = re.compile(r"^(WARN|ERROR|FATAL) - (.*)", re.MULTILINE)


class NoBiberError(Exception):
    """Biber did not finish."""


def said_of(entries: Iterable[str]) -> tuple[str, ...]:
    """All that biber warns of in one file of the entries; raises if it does not finish."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "all.bib").write_text("\n".join(entries), "utf-8")
        command = ["biber", "--tool", "--validate-datamodel", "--nolog", "-O", "out.bib", "all.bib"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    said = tuple(f"{kind} - {words}" for kind, words in _SAID.findall(done.stdout + done.stderr))
    if not said and (done.returncode or "Output to out.bib" not in done.stdout):
        raise NoBiberError(f"biber did not finish: {done.stdout}{done.stderr}")
    return said


def entries_of(library: Library) -> list[str]:
    """The entry of every paper."""
    return [bibtex(reference(library, work)) for work in library.works.values()]


def main() -> None:
    """Checks a sample of a site's papers, and prints what biber says of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("config", type=Path)
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    library, *_ = check(Options(asked.config, asked.config.parent / "output"), Stopwatch())
    if library is None:
        raise SystemExit("the site has errors; byline check says which")
    need("biber", "biber")
    entries = entries_of(library)
    sample = random.Random(asked.seed).sample(entries, min(asked.papers, len(entries)))  # noqa: S311
    said = said_of(sample)
    types = Counter(entry.partition("{")[0] for entry in sample)
    print(f"{len(sample)} of {len(entries)} entries:", *(f"{n} {it}" for it, n in types.items()))
    print(f"biber says: {len(said)} warnings and errors", *said[:50], sep="\n  ")
    raise SystemExit(bool(said))


if __name__ == "__main__":
    main()
