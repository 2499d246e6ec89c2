"""What a site holds that can be sought, and which of it satisfies given words."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from byline import addresses
from byline.alphabet import fold
from byline.library.model import Library, Person, Tie, Work
from byline.library.register import was_called
from byline.records.names import SUFFIXES, parse

from tests.programs.searching.spelling import Words, is_one_edit_away, spellings, typed_words, words

_FORMULA = re.compile(r"<(math|code|pre)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CUT = "0"  # stands for what nobody types, so that no word seems whole that touches it


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as readers know it."""

    address: str
    title: str
    year: int
    surnames: tuple[str, ...]
    abstract: str

    @property
    def start(self) -> str:
        """The title's part before the colon; '' where it has none."""
        before, colon, _after = self.title.partition(": ")
        return before if colon else ""


@dataclass(frozen=True, slots=True)
class Someone:
    """A person who has a page: the name, and how lists file it."""

    address: str
    name: str
    filed: str
    others: tuple[str, ...] = ()


Index = defaultdict[str, set[str]]


def _sets() -> Index:
    return defaultdict(set)


@dataclass(slots=True)
class Holdings:
    """All that can be found. The indexes are by word, or by words put together with blanks."""

    papers: list[Paper] = field(default_factory=list)
    people: list[Someone] = field(default_factory=list)
    named: Index = field(default_factory=_sets)  # whatever has exactly this name or title
    bags: Index = field(default_factory=_sets)  # people, by the words of a name in any order
    starts: Index = field(default_factory=_sets)
    in_titles: Index = field(default_factory=_sets)
    in_texts: Index = field(default_factory=_sets)
    surnames: Index = field(default_factory=_sets)
    years: Index = field(default_factory=_sets)
    titles: dict[str, Words] = field(default_factory=dict)

    def called(self, text: str) -> set[str]:
        """Whatever has exactly this name or title."""
        return self.named[" ".join(words(text))]

    def in_any_order(self, text: str) -> set[str]:
        """The people whose names have these words and no others."""
        return self.bags[" ".join(sorted(words(text)))]

    def starting(self, text: str) -> set[str]:
        """The papers whose titles have this part before the colon."""
        return self.starts[" ".join(words(text))]

    def beginning(self, text: str) -> set[str]:
        """The papers whose titles begin with these words."""
        sought = words(text)
        holding = all_of(self.in_titles, sought)
        return {it for it in holding if self.titles[it][: len(sought)] == sought}

    def entitled(self, text: str) -> set[str]:
        """The papers with all these words in their titles."""
        return all_of(self.in_titles, words(text))

    def entitled_about(self, text: str, mistyped: str) -> set[str]:
        """The papers with all these words in their titles, and one almost as this one is."""
        (wrong,) = words(mistyped)
        holding = all_of(self.in_titles, words(text))
        return {
            it for it in holding if any(is_one_edit_away(wrong, word) for word in self.titles[it])
        }

    def telling(self, text: str) -> set[str]:
        """The papers with all these words in title or abstract."""
        return all_of(self.in_texts, words(text))

    def by(self, surname: str) -> set[str]:
        """The papers with an author of this surname."""
        return self.surnames[" ".join(words(surname))]


def all_of(index: Index, sought: Words) -> set[str]:
    """What stands under every one of the words."""
    found = [index.get(word, set()) for word in sought]
    return set.intersection(*found) if found else set()


def holdings_of(library: Library) -> Holdings:
    """What readers of the site may seek: nothing that is in no list."""
    found = Holdings()
    for work in library.listed:
        _take_paper(found, paper_of(work))
    for person in library.people.values():
        if person.is_listed:
            _take_person(found, someone(person))
    for name in library.names.values():
        _call(found, name.printed, addresses.name(name.slug))
    for kind, ties in library.ties.items():
        for tie in ties.values():
            for text in _names_of(tie):
                _call(found, text, addresses.tie(kind, tie.id))
    return found


def paper_of(work: Work) -> Paper:
    """The paper as readers know it."""
    filed = [byline.filed for byline in work.bylines if byline.filed]
    return Paper(
        addresses.paper(work.id),
        work.title.plain,
        work.record.filed_year,
        tuple(dict.fromkeys(filter(None, map(_surname, filed)))),
        html.unescape(_TAG.sub(" ", _FORMULA.sub(_CUT, work.abstract.html))),
    )


def _surname(filed: str) -> str:
    """The family name without a suffix such as 'Jr.'."""
    family = typed_words(filed.partition(",")[0])
    while len(family) > 1 and family[-1].lower() in SUFFIXES:
        family.pop()
    return " ".join(family)


def someone(person: Person) -> Someone:
    """The person as readers know them; never by a former name."""
    author = person.author
    if author is None:
        return Someone(addresses.name(person.slug), person.name, person.sort_form)
    variants = [parse(it) for it in author.variants]
    public = [it.printed for it in variants if not was_called(author, fold(it.printed))]
    return Someone(addresses.author(author.id), person.name, person.sort_form, tuple(public))


def _names_of(tie: Tie) -> Iterator[str]:
    yield from (tie.name, tie.short)
    yield from getattr(tie.record, "names", ())


def _call(found: Holdings, text: str, address: str) -> None:
    for spelling in spellings(text):
        found.named[" ".join(spelling)].add(address)


def _take_person(found: Holdings, person: Someone) -> None:
    found.people.append(person)
    for name in (person.name, *person.others):
        _call(found, name, person.address)
        for spelling in spellings(name):
            found.bags[" ".join(sorted(spelling))].add(person.address)


def _take_paper(found: Holdings, paper: Paper) -> None:
    found.papers.append(paper)
    title = found.titles[paper.address] = words(paper.title)
    _call(found, paper.title, paper.address)
    if paper.start:
        found.starts[" ".join(words(paper.start))].add(paper.address)
    for word in title:
        found.in_titles[word].add(paper.address)
    for word in {*title, *words(paper.abstract)}:
        found.in_texts[word].add(paper.address)
    for surname in paper.surnames:
        for spelling in spellings(surname):
            found.surnames[" ".join(spelling)].add(paper.address)
    found.years[str(paper.year)].add(paper.address)
