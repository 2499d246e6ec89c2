"""Whether two builds of one site show the same: their addresses, and the visible text of pages.

python -m tests.hugo.same BYLINE_OUTPUT HUGO_OUTPUT [--pages N] [--show N]

Formulas count as equal where both show one: each program writes MathML of its own. Braces are
left out of BibTeX, where Byline puts more of them to keep capitals.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from random import Random

SAMPLE, SEED = 2_000, 20261121
# What one side alone has, by its name: markers for hosts, and the name of the file with BibTeX.
ONLY_OURS = re.compile(r"robots\.txt|\.byline|\.nojekyll")
_BIBTEX = re.compile(r"[^/]+\.bib$")
_FORMULA, _BRACES = "∎", str.maketrans("", "", "{}")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared, and what differs."""

    pages: Counter[str]
    equal: Counter[str]
    missing: tuple[str, ...]
    more: tuple[str, ...]
    differing: tuple[tuple[str, str, str], ...]


class _Visible(HTMLParser):
    """Collects what a page shows between <main> and </main>."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside = 0
        self.in_math = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.inside += tag == "main"
        if tag == "math":
            self.in_math += 1
            self.words.append(_FORMULA)
        if tag in {"p", "li", "option", "div", "td", "th", "h1", "h2", "h3", "dt", "dd"}:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "main"
        self.in_math -= tag == "math"

    def handle_data(self, data: str) -> None:
        if self.inside and not self.in_math:
            self.words.append(data)


def visible(page: str) -> str:
    """The words that a page shows, in a row."""
    parser = _Visible()
    parser.feed(page)
    text = "".join(parser.words).translate(_BRACES)
    return re.sub(r"\s*([,;.:∎%])\s*", r"\1", " ".join(text.split()))


def compare(ours: Path, theirs: Path, sample: int) -> Comparison:
    """Compares all addresses, and the text of a sample of the pages."""
    here, there = (set(_addresses(folder)) for folder in (ours, theirs))
    both = sorted(it for it in here & there if it.endswith(".html"))
    chosen = Random(SEED).sample(both, min(sample, len(both)))  # noqa: S311 - no secret
    pages: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    differing = []
    for address in sorted(chosen):
        one, other = (visible((it / address).read_text("utf-8")) for it in (ours, theirs))
        kind = _kind(address)
        pages[kind] += 1
        equal[kind] += one == other
        differing += [(address, one, other)] if one != other else []
    return Comparison(
        pages, equal, tuple(sorted(here - there)), tuple(sorted(there - here)), tuple(differing)
    )


def _addresses(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        address = str(path.relative_to(folder))
        if path.is_file() and not ONLY_OURS.fullmatch(address):
            yield _BIBTEX.sub("paper.bib", address)


def _kind(address: str) -> str:
    folder, _, rest = address.partition("/")
    return f"{folder}/part" if "/page/" in rest or rest.startswith("page/") else folder


def said(found: Comparison, show: int) -> str:
    """The comparison as lines."""
    lines = [f"{kind}: {found.equal[kind]:,} of {number:,} pages show the same"
             for kind, number in sorted(found.pages.items())]  # fmt: skip
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
    parser.add_argument("--pages", type=int, default=SAMPLE)
    parser.add_argument("--show", type=int, default=1)
    asked = parser.parse_args()
    print(said(compare(asked.ours, asked.theirs, asked.pages), asked.show))


if __name__ == "__main__":
    main()
