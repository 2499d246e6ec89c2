"""Which work of the sample site each entry of its sources became, and whether all it says is there.

python -m tests.programs.sample SOURCES [--config CONFIG]

SOURCES is the JSON file of pages that the sample was read from. An entry must be found in exactly
one work, by the work's title or by an alias made of another title, and every listed work in an
entry.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from byline.addresses import slug
from byline.alphabet import fold
from byline.building.check import check
from byline.building.options import Options
from byline.library.model import Library, Work
from byline.machine.stopwatch import Stopwatch
from byline.records import Paper
from byline.records.names import parse

WHOLE = 1000  # no title is so long that its slug is cut


@dataclass(frozen=True, slots=True)
class Entry:
    """What one page says of one paper: facts that the work must have, as texts."""

    ref: str
    title: str
    names: tuple[str, ...]
    appeared: str
    links: tuple[str, ...]
    score: float | None
    institutions: tuple[str, ...]


def entries_in(sources: Path) -> Iterator[Entry]:
    """The entries of all pages; the owner of a page wrote what it lists."""
    for page in json.loads(sources.read_text("utf-8")):
        for paper in page["papers"]:
            yield Entry(
                paper["ref"],
                paper["title"],
                (*paper["authors"], page["header"]["researcher"]),
                paper.get("date") or str(paper["year"]),
                tuple(paper.get("urls", ())),
                paper.get("score"),
                tuple(paper.get("institutions", ())),
            )


def works_by_title(library: Library) -> dict[str, set[str]]:
    """The ids of listed works, by the slugs of their titles and by their aliases."""
    found: dict[str, set[str]] = defaultdict(set)
    for work in listed(library):
        for form in (slug(work.title.plain, WHOLE), *work.record.aliases):
            found[form].add(work.id)
    return found


def listed(library: Library) -> list[Work]:
    """The works that lists show."""
    return [work for work in library.works.values() if not work.record.unlisted]


def found_in(entry: Entry, works: Mapping[str, set[str]]) -> list[str]:
    """The ids of the works of the entry's title."""
    forms = (slug(entry.title, WHOLE), slug(entry.title))
    return sorted({work for form in forms for work in works.get(form, ())})


def lacking(entry: Entry, paper: Paper) -> list[str]:
    """What the entry says and the paper does not."""
    links = [paper.links.code, paper.links.project, *(link.url for link in paper.links.more)]
    scores = [score.value for score in paper.score]
    dates = [str(date) for date in (paper.year, paper.date, paper.submitted) if date]
    dates += [date[:4] for date in dates]
    facts = (
        ("name", entry.names, [name for name in entry.names if _is_named(name, paper)]),
        ("date", (entry.appeared,), dates),
        ("link", entry.links, links),
        ("score", () if entry.score is None else (entry.score,), scores),
        ("institution", entry.institutions, paper.institutions),
    )
    return [f"{what} {it}" for what, said, kept in facts for it in said if it not in kept]


def _is_named(name: str, paper: Paper) -> bool:
    """A byline has the name; a homonym's number must be kept, and may come from another page."""
    wanted = parse(name)
    bylines = (parse(byline.name) for byline in paper.authors)
    return any(
        fold(byline.printed) == fold(wanted.printed) and wanted.number in ("", byline.number)
        for byline in bylines
    )


def report(entries: Sequence[Entry], library: Library) -> tuple[list[str], list[str]]:
    """A line for each entry, and all that is wrong."""
    works = works_by_title(library)
    lines, wrong, met = [], [], set()
    for entry in entries:
        ids = found_in(entry, works)
        lines.append(f"{entry.ref} {', '.join(ids) or '-'}")
        met.update(ids)
        if len(ids) != 1:
            wrong.append(f"{entry.ref} is in {len(ids)} works: {entry.title}")
            continue
        lost = lacking(entry, library.works[ids[0]].record)
        wrong += [f"{entry.ref} says what {ids[0]} does not: {fact}" for fact in lost]
    wrong += [f"{it} is in no source" for it in _ids(listed(library)) if it not in met]
    return lines, wrong


def _ids(works: Iterable[Work]) -> list[str]:
    return [work.id for work in works]


def main() -> None:
    """Prints the work of each entry, what is wrong, and the counts; fails if anything is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sources", type=Path)
    parser.add_argument("--config", type=Path, default=Path("config.yaml"))
    asked = parser.parse_args()
    library, *_ = check(Options(asked.config, asked.config.parent / "output"), Stopwatch())
    if library is None:
        raise SystemExit("the site has errors; byline check says which")
    entries = list(entries_in(asked.sources))
    lines, wrong = report(entries, library)
    print(*lines, *wrong, sep="\n")
    print(f"{len(entries)} records, {len(listed(library))} works, {len(wrong)} problems")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
