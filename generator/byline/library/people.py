"""People and names: everyone whom bylines of listed papers reach, every name that they print."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from byline.addresses import slug
from byline.alphabet import fold
from byline.library.identity import AUTHOR, KEY, NAME, ORCID, Attribution, PersonKey
from byline.library.model import Credit, Namesake, Person, PrintedName, Work
from byline.library.register import Register, filed_as, key_of
from byline.library.slugs import distinct_slugs, most_common
from byline.library.ties import Naming, affiliations_of
from byline.reading.validate import Entry
from byline.records import Author
from byline.records.names import parse
from byline.text import Block


class _Tally:
    """How bylines print and file one person or one name, and the rows they stand under."""

    __slots__ = ("rows", "spellings")

    def __init__(self) -> None:
        self.spellings: dict[tuple[str, str], int] = {}  # as printed and filed
        self.rows: set[str] = set()

    def takes(self, byline: Attribution) -> None:
        """Counts a byline."""
        spelling = byline.printed, byline.filed
        self.spellings[spelling] = self.spellings.get(spelling, 0) + 1
        self.rows.add(byline.row)

    def spelling(self) -> tuple[str, str]:
        """The spelling that is printed most, and how lists file it."""
        if len(self.spellings) == 1:
            return next(iter(self.spellings))
        times: dict[str, int] = defaultdict(int)
        for (printed, _filed), number in self.spellings.items():
            times[printed] += number
        most = most_common(times)
        filings = {filed: it for (printed, filed), it in self.spellings.items() if printed == most}
        return most, most_common(filings)


class _OfPerson(_Tally):
    """What is gathered of one person while papers are read."""

    __slots__ = ("credits", "possible_names")

    def __init__(self) -> None:
        super().__init__()
        self.credits: list[Credit] = []
        self.possible_names: set[str] = set()


class _OfName(_Tally):
    """What is gathered of one name; `people` are whom it reaches, or may mean."""

    __slots__ = ("papers", "people", "possible")

    def __init__(self) -> None:
        super().__init__()
        self.papers: set[str] = set()
        self.possible: list[str] = []
        self.people: set[PersonKey] = set()


def people_and_names(
    listed: list[Work],
    entries: list[Entry[Author]],
    known: Register,
    ties: Mapping[str, Naming],
) -> tuple[dict[PersonKey, Person], dict[str, PrintedName]]:
    """Everyone whom bylines of listed papers reach, and every name that they print."""
    people = {PersonKey(AUTHOR, entry.record.id): _OfPerson() for entry in entries}
    names: dict[str, _OfName] = {}
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
            name: _printed_name(name, tally, known, slugs[PersonKey(NAME, name)])
            for name, tally in names.items()
        },
    )


def _tally(
    work: Work, known: Register, people: dict[PersonKey, _OfPerson], names: dict[str, _OfName]
) -> None:
    paper = work.id
    for byline in work.bylines:
        reached = byline.person
        is_draft = reached is not None and reached.is_declared and reached not in people
        if not byline.name or is_draft:
            continue
        if reached:
            person = people.get(reached)
            if person is None:
                person = people[reached] = _OfPerson()
            person.takes(byline)
            if not person.credits or person.credits[-1].paper != paper:
                person.credits.append(Credit(paper, byline.rule))
        if not known.hides(byline.name):
            name = names.get(byline.name)
            if name is None:
                name = names[byline.name] = _OfName()
            _tally_name(paper, byline, people, name)


def _tally_name(
    paper: str, byline: Attribution, people: dict[PersonKey, _OfPerson], name: _OfName
) -> None:
    """The name as printed, whomever its bylines reach."""
    name.takes(byline)
    name.papers.add(paper)
    if byline.person:
        name.people.add(byline.person)
        return
    if paper not in name.possible[-1:]:
        name.possible.append(paper)
    for candidate in people.keys() & set(byline.candidates):
        people[candidate].possible_names.add(byline.name)
        name.people.add(candidate)


def _slugs(people: Mapping[PersonKey, _OfPerson], names: Iterable[str]) -> dict[PersonKey, str]:
    """A slug for each name, and for each person known by a key alone."""
    wanted = {PersonKey(NAME, name): slug(name) for name in names}
    for key, tally in people.items():
        if key.kind == KEY:
            wanted[key] = slug(key.value)
        elif key.kind == ORCID:
            wanted[key] = slug(f"{tally.spelling()[0]} {key.value}")
    return distinct_slugs(wanted, told_by=lambda key: key.value)


def _person(
    key: PersonKey,
    tally: _OfPerson,
    known: Register,
    biographies: Mapping[str, Block],
    ties: Mapping[str, Naming],
    own_slug: str,
) -> Person:
    author = known.authors.get(key.value) if key.is_declared else None
    printed, filed = (parse(author.name).printed, filed_as(author)) if author else tally.spelling()
    return Person(
        key=key,
        name=printed,
        sort_form=filed,
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
                yield Namesake(PersonKey(AUTHOR, owner), parse(known.authors[owner].name).printed)
        elif not known.hides(folded):
            key = PersonKey(KEY, key_of(name)) if name.number else PersonKey(NAME, folded)
            yield Namesake(key, name.printed)


def _printed_name(name: str, tally: _OfName, known: Register, own_slug: str) -> PrintedName:
    own = PersonKey(NAME, name)
    printed, filed = tally.spelling()
    declared = {PersonKey(AUTHOR, author) for author in known.owners(name).shown}
    return PrintedName(
        name=name,
        printed=printed,
        sort_form=filed,
        slug=own_slug,
        person=own if own in tally.people else None,
        candidates=tuple(sorted((tally.people | declared) - {own})),
        possible=tuple(tally.possible),
        papers=len(tally.papers),
        rows=tuple(sorted(tally.rows)),
    )
