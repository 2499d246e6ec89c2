"""Whose paper is it: bylines to persons, each by the first rule that applies."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Final, Literal, NamedTuple

from byline.alphabet import fold
from byline.library.register import Owners, Register, filed_as, has_key_of, key_of, was_called
from byline.records import Byline
from byline.records.names import Name, parse, sort_form

# How somebody is known: by a record, or by what nobody has declared.
AUTHOR: Final = "author"
ORCID: Final = "orcid"
KEY: Final = "key"
NAME: Final = "name"


class PersonKey(NamedTuple):
    """Who somebody is: the id of a record, or else an ORCID, a homonym key or a folded name."""

    kind: Literal["author", "orcid", "key", "name"]
    value: str

    @property
    def is_declared(self) -> bool:
        """Somebody with a record."""
        return self.kind == AUTHOR

    def __str__(self) -> str:
        return f"{self.kind}/{self.value}"


class Rule(Enum):
    """Why a byline reaches whom it reaches, in the order in which the rules are tried."""

    ID = "id"
    ORCID = "orcid"
    KEY = "key"
    VARIANT = "variant"
    ONLY_AUTHOR = "only-author"
    EXACT_NAME = "exact-name"
    AMBIGUOUS = "ambiguous"
    TWICE = "twice"  # ambiguous, because two bylines of the paper would reach one person by name
    TEAM = "team"
    OTHERS = "others"

    @property
    def by_name_only(self) -> bool:
        """The weakest evidence there is."""
        return self is Rule.ONLY_AUTHOR or self is Rule.EXACT_NAME

    @property
    def reads_the_name(self) -> bool:
        """The evidence is the printed name, declared or not."""
        return self is Rule.VARIANT or self.by_name_only


class Attribution(NamedTuple):
    """One byline of one paper, and the person it reaches (None for nobody), with evidence.

    `name` is the printed name folded, `filed` is as lists file it. What tells it from others of
    that name is an ORCID, or else the number of a homonym key.
    """

    printed: str
    name: str
    rule: Rule
    person: PersonKey | None = None
    candidates: tuple[PersonKey, ...] = ()
    orcid: str = ""
    number: str = ""
    filed: str = ""

    @property
    def row(self) -> str:
        """What sources tell apart: an ORCID, a homonym key, or a spelling."""
        return self.orcid or f"{self.printed} {self.number}".rstrip()


class DoubtKind(Enum):
    """What may be wrong with a byline."""

    FORMER_NAME_OF_SEVERAL = auto()
    FORMER_NAME_WITH_ORCID = auto()
    FORMER_NAME_WITH_KEY = auto()
    NAMES_TWO_PEOPLE = auto()
    ORCID_OF_NOBODY = auto()
    ID_AS_NAME = auto()
    MAY_BE_ONE_PERSON = auto()
    IS_ONE_PERSON = auto()


class Doubt(NamedTuple):
    """What may be wrong with the byline at a place; `about` is the author whom it concerns."""

    kind: DoubtKind
    at: int
    about: str = ""


class Resolved(NamedTuple):
    """The bylines of one paper, each with the person it reaches, and what is doubtful."""

    bylines: tuple[Attribution, ...]
    doubts: tuple[Doubt, ...]


NOTHING_RESOLVED = Resolved((), ())


class _One(NamedTuple):
    """One byline, resolved by itself, and what is doubtful about it."""

    byline: Attribution
    doubt: DoubtKind | None = None
    about: str = ""


def resolve(bylines: Sequence[Byline], known: Register) -> Resolved:
    """The bylines of one paper, each with the person it reaches."""
    if not bylines:  # most papers name no editors
        return NOTHING_RESOLVED
    each = [_resolve_one(byline, known) for byline in bylines]
    times = Counter(one.byline.person for one in each)
    together = tuple(
        _one_of_two(one.byline, known)
        if times[one.byline.person] > 1 and one.byline.rule.reads_the_name
        else one.byline
        for one in each
    )
    return Resolved(together, tuple(_doubts(bylines, each, together, known)))


def _doubts(
    written: Sequence[Byline],
    each: Sequence[_One],
    together: Sequence[Attribution],
    known: Register,
) -> Iterator[Doubt]:
    """What is doubtful about bylines by themselves, and then as those of one paper."""
    reached: set[PersonKey] = set()
    for at, (byline, one, final) in enumerate(zip(written, each, together, strict=True)):
        if one.doubt:
            yield Doubt(one.doubt, at, one.about)
        if _names_two_people(byline, one.byline, known):
            yield Doubt(DoubtKind.NAMES_TWO_PEOPLE, at)
        if final.rule is Rule.EXACT_NAME and byline.name in known.ids:
            yield Doubt(DoubtKind.ID_AS_NAME, at)
        if final.rule is Rule.TWICE:
            yield Doubt(DoubtKind.MAY_BE_ONE_PERSON, at)
        elif final.person:
            if final.person in reached:
                yield Doubt(DoubtKind.IS_ONE_PERSON, at)
            reached.add(final.person)


def _resolve_one(byline: Byline, known: Register) -> _One:
    if byline.is_others:
        return _One(Attribution("", "", Rule.OTHERS))
    if byline.group:
        return _One(Attribution(" ".join(byline.name.split()), "", Rule.TEAM))
    name = parse(byline.name, byline.family or "")
    start = _unresolved(byline, name)
    if byline.id is not None:
        return _One(_reaches(start, Rule.ID, known.ids.get(byline.id, byline.id), known))
    if byline.orcid:
        return _by_orcid(start, byline.orcid, known)
    if name.number:
        return _by_key(start, key_of(name), known)
    return _by_name(start, known)


def _unresolved(byline: Byline, name: Name) -> Attribution:
    return Attribution(
        printed=name.printed,
        name=fold(name.printed),
        rule=Rule.AMBIGUOUS,
        orcid=byline.orcid or "",
        number="" if byline.orcid else name.number,
        filed=sort_form(name),
    )


def _names_two_people(byline: Byline, one: Attribution, known: Register) -> bool:
    """Whom the byline reaches is not whom its ORCID or homonym key, which go later, name."""
    if one.person is None or one.rule not in {Rule.ID, Rule.ORCID}:
        return False
    name = parse(byline.name)
    owners = known.keys.get(key_of(name)) if name.number else None
    if owners and one.person not in {PersonKey(AUTHOR, owner) for owner in owners}:
        return True
    author = known.author(one.person.value) if one.person.is_declared else None
    if not byline.orcid or author is None or author.orcid == byline.orcid:
        return False
    return author.orcid is not None or byline.orcid in known.orcids


def _by_orcid(start: Attribution, orcid: str, known: Register) -> _One:
    draft = known.drafts.get(known.draft_orcids.get(orcid, ""))
    hidden = draft.id if draft and was_called(draft, start.name) else None
    if owner := known.orcids.get(orcid) or hidden:
        return _One(_reaches(start, Rule.ORCID, owner, known))
    one = start._replace(rule=Rule.ORCID, person=PersonKey(ORCID, orcid))
    is_another = all(author.orcid for author in known.formerly(start.name))
    if known.hides(start.name) and not is_another:
        return _One(one, DoubtKind.FORMER_NAME_WITH_ORCID)
    if without := _only_author_without_orcid(start.name, known):
        return _One(one, DoubtKind.ORCID_OF_NOBODY, without)
    return _One(one)


def _only_author_without_orcid(name: str, known: Register) -> str:
    """The id of the only author of the name, if their record has no ORCID; else ''."""
    owners = known.owners(name).shown
    return owners[0] if len(owners) == 1 and not known.authors[owners[0]].orcid else ""


def _by_key(start: Attribution, key: str, known: Register) -> _One:
    owners = known.keys.get(key, frozenset())
    if len(owners) == 1:
        return _One(_reaches(start, Rule.KEY, next(iter(owners)), known))
    if owners:
        return _by_shared_key(start, owners, known)
    one = start._replace(rule=Rule.KEY, person=PersonKey(KEY, key))
    is_another = all(has_key_of(author, start.name) for author in known.formerly(start.name))
    is_withheld = known.hides(start.name) and not is_another
    return _One(one, DoubtKind.FORMER_NAME_WITH_KEY if is_withheld else None)


def _by_shared_key(start: Attribution, owners: frozenset[str], known: Register) -> _One:
    """A key that several declare is nobody's; whose former name it holds is not named."""
    authors = [author for it in sorted(owners) if (author := known.author(it))]
    shown = tuple(author.id for author in authors if not was_called(author, start.name))
    is_withheld = len(shown) < len(authors) and not known.owners(start.name).shown
    doubt = DoubtKind.FORMER_NAME_OF_SEVERAL if is_withheld else None
    return _One(start._replace(candidates=_declared(shown)), doubt)


def _by_name(start: Attribution, known: Register) -> _One:
    owners = known.owners(start.name)
    if not owners.all:
        person = PersonKey(NAME, start.name)
        return _One(start._replace(rule=Rule.EXACT_NAME, person=person))
    if len(owners.all) == 1:
        (owner,) = owners.all
        declared = owners.by_variant | owners.by_former_name
        rule = Rule.VARIANT if declared else Rule.ONLY_AUTHOR
        return _One(_reaches(start, rule, owner, known))
    return _several(start, owners)


def _several(start: Attribution, owners: Owners) -> _One:
    """Nobody: the candidates stand beside it. A name that only was someone's is withheld."""
    doubt = None if owners.shown else DoubtKind.FORMER_NAME_OF_SEVERAL
    return _One(start._replace(candidates=_declared(owners.shown)), doubt)


def _reaches(start: Attribution, rule: Rule, author_id: str, known: Register) -> Attribution:
    """The byline reaches the author; a former name of theirs prints as their name today."""
    author = known.author(author_id)
    if author and was_called(author, start.name):
        today = parse(author.name).printed
        filed = filed_as(author)
        start = start._replace(printed=today, name=fold(today), number="", filed=filed)
    return start._replace(rule=rule, person=PersonKey(AUTHOR, author_id))


def _one_of_two(byline: Attribution, known: Register) -> Attribution:
    """A byline that reads the name alone, and reaches a person whom another one reaches."""
    person = byline.person
    itself = (person,) if person and person.is_declared and person.value in known.authors else ()
    shown = _declared(known.owners(byline.name).shown)
    return byline._replace(rule=Rule.TWICE, person=None, candidates=shown or itself)


def _declared(ids: Sequence[str]) -> tuple[PersonKey, ...]:
    return tuple(PersonKey(AUTHOR, it) for it in ids)
