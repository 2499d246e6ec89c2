"""Measures how works that are one are found: precision, recall, time, and what is found by itself.

python -m tests.programs.duplicates PAPERS.jsonl.gz [--pairs 100] [--seed 1] [--pages PAGES.json]

PAPERS are as tests.programs.anthology reads them. Of some of them, as the seed has it, another
source's entry is made in each of several ways, and it is known which are the same work. All these
entries are then sought among all papers. PAGES are facts read off pages of researchers, on several
of which one work stands.
"""

import argparse
import gzip
import json
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from byline.importers.matching.match import Match, clusters, matches
from byline.importers.works import OTHERS, SourceWork, WorkByline

_OF_PAGES = {"Conference Paper": "conference", "Journal Article": "journal", None: ""}
_SOFTWARE = ("MIRA", "Tessera", "Quill", "Norma", "Orbis")


def with_a_slip(work: SourceWork, chance: Random) -> SourceWork:
    """Two neighbouring letters of a long word change places, and one is lost."""
    letters = list(work.title)
    inside = [
        at for at in range(2, len(letters) - 2) if "".join(letters[at - 2 : at + 3]).isalpha()
    ]
    if inside:
        at = chance.choice(inside)
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
        del letters[chance.choice(inside)]
    return replace(work, title="".join(letters))


def as_a_preprint(work: SourceWork, _chance: Random) -> SourceWork:
    """The preprint of two years before, without the words of grammar that begin the title."""
    title = work.title.removeprefix("A ").removeprefix("The ").removeprefix("On ")
    year = (work.year or 0) - 2
    return replace(work, title=f"Towards {title}", year=year, type="preprint", venue="arXiv")


def with_another_title(work: SourceWork, chance: Random) -> SourceWork:
    """The preprint under a title of its own, its abstract without a sentence."""
    sentences = work.abstract.split(". ")
    del sentences[chance.randrange(len(sentences))]
    words = work.title.split()
    chance.shuffle(words)
    title = " ".join(["First Thoughts about", *words[: len(words) // 2]])
    return replace(work, title=title, abstract=". ".join(sentences), year=(work.year or 0) - 1)


def with_authors_cut(work: SourceWork, chance: Random) -> SourceWork:
    """Few names of a longer list, in their order, and no abstract."""
    number = chance.randint(1, min(3, len(work.authors)))
    at = sorted(chance.sample(range(len(work.authors)), number))
    return replace(work, authors=(*(work.authors[it] for it in at), OTHERS), abstract="")


def in_lower_case(work: SourceWork, _chance: Random) -> SourceWork:
    """Title in lower case, given names as initials, no abstract."""
    authors = tuple(replace(it, name=_with_initials(it.name)) for it in work.authors)
    return replace(work, title=work.title.lower(), authors=authors, abstract="")


def with_tex(work: SourceWork, chance: Random) -> SourceWork:
    """Words in braces and emphasis, as BibTeX has them, and accents as commands."""
    words = work.title.replace("é", r"{\'e}").split(" ")
    at = chance.randrange(len(words))
    words[at] = f"{{{words[at]}}}" if chance.random() < 0.5 else rf"\emph{{{words[at]}}}"
    return replace(work, title=" ".join(words), abstract="")


def without_subtitle(work: SourceWork, _chance: Random) -> SourceWork:
    """What stands behind the colon alone, or without one, a subtitle more."""
    name, colon, rest = work.title.partition(": ")
    is_long = len(rest.split()) > 4
    title = rest if colon and is_long else f"{work.title}: An Empirical Study"
    return replace(work, title=title if colon or name else name, abstract="")


def with_another_subtitle(work: SourceWork, _chance: Random) -> SourceWork:
    """Other words behind the colon, or behind one that was not there."""
    head = work.title.partition(": ")[0]
    return replace(work, title=f"{head}: A Study of What Can Be Done", year=(work.year or 0) - 1)


def second_part(work: SourceWork, _chance: Random) -> SourceWork:
    """A second part by the same authors, with nearly the same abstract."""
    return replace(work, title=f"{work.title}, Part II", year=(work.year or 0) + 1)


def other_people(work: SourceWork, _chance: Random) -> SourceWork:
    """The same title, by people who are nobody else."""
    names = ("Ada Lovelace", "Charles Babbage", "Mary Somerville")
    return replace(work, authors=tuple(WorkByline(name=it) for it in names), abstract="")


def a_namesake(work: SourceWork, _chance: Random) -> SourceWork:
    """The same title, by people one of whom has the name of an author."""
    names = ("Ada Lovelace", "Charles Babbage", work.authors[-1].name)
    return replace(work, authors=tuple(WorkByline(name=it) for it in names), abstract="")


def other_system(work: SourceWork, chance: Random) -> SourceWork:
    """Another system of the same people under the same words."""
    name, colon, rest = work.title.partition(": ")
    rest = rest if colon and len(name.split()) < 3 else work.title
    return replace(work, title=f"{chance.choice(_SOFTWARE)}V2: {rest}", abstract="")


def other_subject(work: SourceWork, chance: Random) -> SourceWork:
    """A title of the same people, two words of which are others, and no abstract. Behind a name
    and a colon it looks like another subtitle, about which a person is asked."""
    words = work.title.split()
    for at in chance.sample(range(len(words)), min(2, len(words))):
        words[at] = chance.choice(("Weaving", "Astronomy", "Tidal", "Galvanic", "Calculus"))
    return replace(work, title=" ".join(words), abstract="")


def extended(work: SourceWork, _chance: Random) -> SourceWork:
    """What the same people made of it later."""
    return replace(work, title=f"Extended {work.title} with Guarantees", year=(work.year or 0) + 1)


Change = Callable[[SourceWork, Random], SourceWork]
SAME: tuple[Change, ...] = (
    with_a_slip, as_a_preprint, with_another_title, with_authors_cut, in_lower_case, with_tex,
    without_subtitle, with_another_subtitle,
)  # fmt: skip
APART: tuple[Change, ...] = (
    second_part, other_people, a_namesake, other_system, other_subject, extended,
)  # fmt: skip


class Pair(NamedTuple):
    """A paper, another entry that was made of it, how, and whether it is the same work."""

    paper: int
    entry: SourceWork
    made: str
    is_same: bool


def labelled(papers: Sequence[SourceWork], number: int, seed: int) -> list[Pair]:
    """So many pairs of each kind."""
    chance = Random(seed)  # noqa: S311 - nothing is secret here
    return [
        Pair(paper, replace(change(papers[paper], chance), openreview="", key=""), change.__name__,
             change in SAME)
        for change in (*SAME, *APART)
        for paper in chance.sample(range(len(papers)), number)
    ]  # fmt: skip


def told(papers: Sequence[SourceWork], pairs: Sequence[Pair]) -> str:
    """Precision of what is certain and recall of what is proposed, in all and for each change."""
    works = [*papers, *(pair.entry for pair in pairs)]
    by_entry: defaultdict[int, list[Match]] = defaultdict(list)
    for match in matches(works):
        by_entry[match.second].append(match)
    rows: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for at, pair in enumerate(pairs, start=len(papers)):
        found = next((it for it in by_entry[at] if it.first == pair.paper), None)
        how = ("certain" if found.is_certain else "likely") if found else "not found"
        rows[pair.made][how] += 1
    same = {pair.made for pair in pairs if pair.is_same}
    certain = {it: sum(rows[made]["certain"] for made in rows if (made in same) == it)
               for it in (True, False)}  # fmt: skip
    proposed = sum(rows[made]["certain"] + rows[made]["likely"] for made in same)
    lines = [f"{'same' if made in same else 'apart':6} {made:24} {dict(row)}"
             for made, row in rows.items()]  # fmt: skip
    return "\n".join(
        (
            *lines,
            f"precision of certain: {certain[True] / max(1, sum(certain.values())):.4f}",
            f"recall of proposed: {proposed / max(1, sum(pair.is_same for pair in pairs)):.4f}",
        )
    )


def real_works(source: Path) -> list[SourceWork]:
    """The papers of the file, with an id where the file has one."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        return [_work(json.loads(line)) for line in lines]


def _work(paper: dict[str, Any]) -> SourceWork:
    return SourceWork(
        key=paper["key"],
        title=paper["title"],
        authors=tuple(WorkByline(name=name) for name in paper["authors"]),
        year=paper["year"],
        venue=paper["venue"],
        type=paper["type"],
        openreview=paper.get("openreview", ""),
        abstract=paper["abstract"],
    )


def works_of_pages(source: Path) -> list[SourceWork]:
    """The papers of all pages; whose page it is, wrote them, whether the list was cut or not."""
    pages = json.loads(source.read_text("utf-8"))
    return [_of_page(it, page["header"]["researcher"]) for page in pages for it in page["papers"]]


def _of_page(paper: dict[str, Any], owner: str) -> SourceWork:
    names = list(paper["authors"])
    is_cut = paper["authors_cut"] or not names
    if not any(name.startswith(owner) for name in names):
        names.append(owner)
    return SourceWork(
        key=paper["ref"],
        title=paper["title"],
        authors=(*(WorkByline(name=name) for name in names), *([OTHERS] if is_cut else [])),
        year=paper.get("year"),
        date=paper.get("date") or "",
        venue=paper.get("venue") or "",
        type=_OF_PAGES.get(paper.get("type"), paper.get("type") or ""),
    )


def _with_initials(name: str) -> str:
    given, _, family = name.rpartition(" ")
    return f"{' '.join(f'{word[0]}.' for word in given.split())} {family}".strip()


def _listed(works: Sequence[SourceWork], found: Sequence[Match]) -> str:
    """Each match with both titles."""
    return "\n".join(
        f"{'certain' if it.is_certain else 'likely':8} {it.why}\n"
        f"         {works[it.first].title}\n         {works[it.second].title}"
        for it in found
    )


def _show_pages(works: Sequence[SourceWork]) -> None:
    found = matches(works)
    for name, chosen in (("certain", [it for it in found if it.is_certain]), ("proposed", found)):
        groups = clusters(works, chosen)
        many = sum(len(group) > 1 for group in groups)
        print(f"{len(works)} works of pages, {name}: {len(groups)} works, {many} of several")
    print(_listed(works, [it for it in found if not it.is_certain]))


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", type=Path)
    parser.add_argument("--pairs", type=int, default=100, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=Path)
    given = parser.parse_args()
    papers = real_works(given.papers)
    print(told(papers, labelled(papers, given.pairs, given.seed)))
    start = time.process_time()
    alone = matches(papers)
    print(f"{len(papers):,} alone: {len(alone)} found, {time.process_time() - start:.1f} CPU s")
    print(_listed(papers, alone))
    start = time.process_time()
    twice = matches([*papers, *papers])
    took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"twice {len(papers):,}: {len(twice):,} found, {took:.1f} CPU s, peak {peak:,.0f} MB")
    if given.pages:
        _show_pages(works_of_pages(given.pages))


if __name__ == "__main__":
    _main()
