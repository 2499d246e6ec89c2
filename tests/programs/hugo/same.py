"""Whether two builds of one site say the same: their addresses, pages, feeds and BibTeX files.

python -m tests.programs.hugo.same BYLINE_OUTPUT HUGO_OUTPUT [--files N] [--show N]

What is compared of each file, `shown.py` beside this says. The markup, its classes and other
attributes are not, nor are style sheets and scripts, which Hugo is handed.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from tests.programs.hugo.shown import named_alike, shown

SAMPLE, SEED = 2_000, 20261121
# What one side alone has: markers for hosts.
ONLY_OURS = re.compile(r"robots\.txt|\.byline|\.nojekyll")
_KINDS = {".html": "", ".bib": "BibTeX", ".xml": "feeds"}  # of the files that are compared


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared, and what differs."""

    files: Counter[str]
    equal: Counter[str]
    missing: tuple[str, ...]
    more: tuple[str, ...]
    differing: tuple[tuple[str, str, str], ...]


def compare(ours: Path, theirs: Path, sample: int | None = None) -> Comparison:
    """Compares all addresses, and what the files say: all of them, or a sample."""
    here, there = _files(ours), _files(theirs)
    both = sorted(it for it in here.keys() & there.keys() if Path(it).suffix in _KINDS)
    if sample is not None:
        both = Random(SEED).sample(both, min(sample, len(both)))  # noqa: S311 - no secret
    files: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    differing = []
    for address in sorted(both):
        one, other = (shown(side[address], address) for side in (here, there))
        kind = _kind(address)
        files[kind] += 1
        equal[kind] += one == other
        differing += [(address, one, other)] if one != other else []
    missing, more = (tuple(sorted(it)) for it in (here.keys() - there, there.keys() - here))
    return Comparison(files, equal, missing, more, tuple(differing))


def _files(folder: Path) -> dict[str, Path]:
    """The files of a site by their addresses."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        named_alike(address): path
        for address, path in found.items()
        if path.is_file() and not ONLY_OURS.fullmatch(address)
    }


def _kind(address: str) -> str:
    folder, _, rest = address.partition("/")
    page = f"{folder}/part" if "/page/" in rest or rest.startswith("page/") else folder
    return _KINDS[Path(address).suffix] or page


def said(found: Comparison, show: int) -> str:
    """The comparison as lines."""
    lines = [f"{kind}: {found.equal[kind]:,} of {number:,} files say the same"
             for kind, number in sorted(found.files.items())]  # fmt: skip
    lines.append(f"only ours: {len(found.missing)} {_first(found.missing)}")
    lines.append(f"only theirs: {len(found.more)} {_first(found.more)}")
    by_kind: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for it in found.differing:
        by_kind[_kind(it[0])].append(it)
    for some in by_kind.values():
        for address, one, other in islice(some, show):
            at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
            part = slice(max(0, at - 60), at + 80)
            lines += [address, f"  ours   …{one[part]}…", f"  theirs …{other[part]}…"]
    return "\n".join(lines)


def _first(addresses: Sequence[str]) -> str:
    return ", ".join(addresses[:5])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("ours", type=Path)
    parser.add_argument("theirs", type=Path)
    parser.add_argument("--files", type=int, default=SAMPLE)
    parser.add_argument("--show", type=int, default=1)
    asked = parser.parse_args()
    print(said(compare(asked.ours, asked.theirs, asked.files), asked.show))


if __name__ == "__main__":
    main()
