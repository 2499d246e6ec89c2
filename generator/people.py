"""People and names: everyone whom bylines of listed papers reach, every name that they print."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.addresses import slug
from generator.identity import AUTHOR, KEY, NAME, ORCID, Attribution, Register, filed_as, key_of
from generator.library import Credit, Namesake, Person, PrintedName, Work
from generator.names import fold, parse
from generator.records import Author
from generator.references import distinct_slugs, most_common
from generator.text import Block
from generator.ties import Naming, affiliations_of
from generator.validate import Entry


@dataclass(slots=True)
class _Tally:
    """What is gathered of one person or one name while papers are read."""

    credits: list[Credit] = field(default_factory=list)
    printed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    filed: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    rows: set[str] = field(default_factory=set)
    possible: list[str] = field(default_factory=list)
    papers: set[str] = field(default_factory=set)
    possible_names: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)  # whom the name reaches, or may mean

    def takes(self, byline: Attribution) -> None:
        """Counts how the byline prints and is filed, and the row that it stands under."""
        self.printed[byline.printed] += 1
        self.rows.add(byline.row)
        self.filed[byline.printed, byline.filed] += 1


def people_and_names(
    listed: list[Work],
    entries: list[Entry[Author]],
    known: Register,
    ties: Mapping[str, Naming],
) -> tuple[dict[str, Person], dict[str, PrintedName]]:
    """Everyone whom bylines of listed papers reach, and every name that they print."""
    people: dict[str, _Tally] = {AUTHOR + entry.record.id: _Tally() for entry in entries}
    names: dict[str, _Tally] = {}
    for work in listed:
        _tally(work, known, people, names)
    slugs = _slugs(people, names)
    biographies = {entry.record.id: entry.body for entry in entries}
    return (
        {
            key: _person(key, tally, known, biographies, ties, slugs.get(key, ""))
            for key, tally in people.items()
        },
        {
            name: _printed_name(name, tally, known, slugs[NAME + name])
            for name, tally in names.items()
        },
    )


def _tally(
    work: Work, known: Register, people: dict[str, _Tally], names: dict[str, _Tally]
) -> None:
    for byline in work.bylines:
        is_draft = byline.person.startswith(AUTHOR) and byline.person not in people
        if not byline.name or is_draft:
            continue
        if byline.person:
            person = people.setdefault(byline.person, _Tally())
            person.takes(byline)
            if not person.credits or person.credits[-1].paper != work.id:
                person.credits.append(Credit(work.id, byline.rule))
        if not known.hides(byline.name):
            _tally_name(work, byline, people, names.setdefault(byline.name, _Tally()))


def _tally_name(work: Work, byline: Attribution, people: dict[str, _Tally], name: _Tally) -> None:
    """The name as printed, whomever its bylines reach."""
    name.takes(byline)
    name.papers.add(work.id)
    if byline.person:
        name.people.add(byline.person)
        return
    if work.id not in name.possible[-1:]:
        name.possible.append(work.id)
    for candidate in people.keys() & set(byline.candidates):
        people[candidate].possible_names.add(byline.name)
        name.people.add(candidate)


def _slugs(people: Mapping[str, _Tally], names: Mapping[str, _Tally]) -> dict[str, str]:
    """A slug for each name, and for each person known by a key alone."""
    wanted = {NAME + name: slug(name) for name in names}
    for key, tally in people.items():
        if key.startswith(KEY):
            wanted[key] = slug(key.removeprefix(KEY))
        elif key.startswith(ORCID):
            wanted[key] = slug(f"{most_common(tally.printed)} {key.removeprefix(ORCID)}")
    return distinct_slugs(wanted, prefixes=(NAME, KEY, ORCID))


def _person(
    key: str,
    tally: _Tally,
    known: Register,
    biographies: Mapping[str, Block],
    ties: Mapping[str, Naming],
    own_slug: str,
) -> Person:
    author = known.authors.get(key.removeprefix(AUTHOR)) if key.startswith(AUTHOR) else None
    return Person(
        key=key,
        name=parse(author.name).printed if author else most_common(tally.printed),
        sort_form=filed_as(author) if author else _filed(tally),
        author=author,
        biography=biographies[author.id] if author else Block(),
        affiliations=affiliations_of(author, ties) if author else (),
        slug=own_slug,
        credits=tuple(tally.credits),
        rows=tuple(sorted(tally.rows)),
        possible=tuple(sorted(tally.possible_names)),
        not_the_same=tuple(_namesakes(author, known)) if author else (),
    )


def _namesakes(author: Author, known: Register) -> Iterator[Namesake]:
    """Those whom the author is not, by id, homonym key or name; never by a former name."""
    for text in author.not_same_as:
        name = parse(text)
        folded = fold(name.printed)
        owners = known.keys.get(key_of(name), frozenset()) if name.number else frozenset()
        owner = known.ids.get(text) or (min(owners) if len(owners) == 1 else "")
        if owner:
            if owner in known.authors:  # a draft is not to be named yet
                yield Namesake(AUTHOR + owner, parse(known.authors[owner].name).printed)
        elif not known.hides(folded):
            yield Namesake(KEY + key_of(name) if name.number else NAME + folded, name.printed)


def _filed(tally: _Tally) -> str:
    """How lists file the spelling that is printed most."""
    printed = most_common(tally.printed)
    return most_common(
        {filed: times for (it, filed), times in tally.filed.items() if it == printed}
    )


def _printed_name(name: str, tally: _Tally, known: Register, own_slug: str) -> PrintedName:
    own = NAME + name
    declared = {AUTHOR + author for author in known.owners(name).shown}
    return PrintedName(
        name=name,
        printed=most_common(tally.printed),
        sort_form=_filed(tally),
        slug=own_slug,
        person=own if own in tally.people else "",
        candidates=tuple(sorted((tally.people | declared) - {own})),
        possible=tuple(tally.possible),
        papers=len(tally.papers),
        rows=tuple(sorted(tally.rows)),
    )
