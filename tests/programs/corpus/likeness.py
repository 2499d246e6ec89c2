"""How like real papers the made-up ones are, in what costs a build or a search time.

python -m tests.programs.corpus.likeness [PAPERS.jsonl.gz] [--papers N]    prints both side by side

Real papers are one JSON object a line, as `tests.programs.anthology` reads them.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.programs.corpus.papers import SEED, corpus
from tests.support.places import SHARED_DATA

REAL = SHARED_DATA / "anthology-10k.jsonl.gz"
_FORMULA, _WORD = re.compile(r"\$[^$]+\$"), re.compile(r"[a-z]+")
QUANTILES = (0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99)


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared of a paper."""

    title: str
    authors: tuple[str, ...]
    abstract: str


def made_up(number: int) -> list[Text]:
    """So many made-up papers."""
    return [
        Text(paper["title"], tuple(paper["authors"]), " ".join(paper["abstract"]))
        for paper in corpus(number).papers()
    ]


def real(source: Path, number: int) -> list[Text]:
    """So many real papers, in no order, so that the first of them are like the rest."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        papers = [json.loads(line) for line in lines if line.strip()]
    Random(SEED).shuffle(papers)  # noqa: S311 - no secret
    return [
        Text(paper["title"], tuple(paper["authors"]), paper.get("abstract") or "")
        for paper in papers[:number]
    ]


def figures(papers: Sequence[Text]) -> dict[str, str]:
    """The figures of a corpus, by what they tell."""
    formulas = [_FORMULA.findall(paper.abstract) for paper in papers]
    names = Counter(name for paper in papers for name in set(paper.authors))
    once = sum(count == 1 for count in names.values()) / len(names)
    found = {
        "words of an abstract": _spread(len(paper.abstract.split()) for paper in papers),
        "words of a title": _spread(len(paper.title.split()) for paper in papers),
        "authors of a paper": _spread(len(paper.authors) for paper in papers),
        "papers of a name": _spread(names.values()),
        "most papers of names": _several(count for _name, count in names.most_common(5)),
        "names with one paper": f"{once:.1%}",
        "names not in ASCII": f"{sum(not name.isascii() for name in names) / len(names):.1%}",
        "abstracts with math": f"{sum(map(bool, formulas)) / len(papers):.1%}",
        "titles with math": f"{sum('$' in paper.title for paper in papers) / len(papers):.1%}",
        "formulas, where there are": _spread(len(it) for it in formulas if it),
        "signs of a formula": _spread(len(it) for found in formulas for it in found),
    }
    return found | _growth(papers)


def _growth(papers: Sequence[Text]) -> dict[str, str]:
    """How names and words grow with the corpus, and how often the words stand."""
    names: set[str] = set()
    words: Counter[str] = Counter()
    found: dict[str, str] = {}
    for number, paper in enumerate(papers, start=1):
        names.update(paper.authors)
        words.update(_WORD.findall(paper.abstract.lower()))
        if number in {100, 1_000, 2_000, 5_000, 10_000, 100_000} or number == len(papers):
            found[f"names of {number:,} papers"] = f"{len(names):,}"
            found[f"words of {number:,} papers"] = f"{len(words):,} of {words.total():,}"
    counts = [count / words.total() for _word, count in words.most_common()]
    for rank in (1, 10, 100, 1_000, 10_000):
        if rank <= len(counts):
            found[f"share of word {rank:,}"] = f"{counts[rank - 1]:.5%}"
    return found


def _spread(values: Iterable[int]) -> str:
    """The quantiles, the mean and the largest."""
    found = sorted(values)
    parts = (found[int(len(found) * share)] for share in QUANTILES)
    return f"{_several(parts)}; mean {sum(found) / len(found):.1f}, most {found[-1]:,}"


def _several(values: Iterable[int]) -> str:
    return " ".join(map(str, values))


def side_by_side(columns: Sequence[dict[str, str]]) -> str:
    """A line for each figure, with what the corpora have."""
    names = dict.fromkeys(name for column in columns for name in column)
    rows = ([name, *(column.get(name, "") for column in columns)] for name in names)
    return "\n".join(f"{name:28}" + "".join(f"{cell:52}" for cell in cells).rstrip()
                     for name, *cells in rows)  # fmt: skip


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("source", type=Path, nargs="?", default=REAL)
    parser.add_argument("--papers", type=int, default=10_000)
    asked = parser.parse_args()
    columns = [{"quantiles: 1 10 25 50 75 90 99 %": "made up", **figures(made_up(asked.papers))}]
    if asked.source.is_file():
        found = real(asked.source, asked.papers)
        columns.append({"quantiles: 1 10 25 50 75 90 99 %": "real", **figures(found)})
    print(side_by_side(columns))


if __name__ == "__main__":
    main()
