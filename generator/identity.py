"""Whose paper is it: bylines to persons, each by the first rule that applies.

A person's key says how the person is known: `author/ID` by a file, `orcid/...` by an
ORCID that nobody declared, `key/...` by a homonym key that nobody declared, and
`name/...` by nothing but a name, folded.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from generator.names import Name, fold, parse
from generator.records import Author, Byline

AUTHOR, ORCID, KEY, NAME = "author/", "orcid/", "key/", "name/"


class Rule(Enum):
    """Why a byline reaches whom it reaches, in the order in which the rules are tried."""

    ID = "id"
    ORCID = "orcid"
    KEY = "key"
    VARIANT = "variant"
    ONLY_AUTHOR = "only-author"
    EXACT_NAME = "exact-name"
    AMBIGUOUS = "ambiguous"
    TEAM = "team"
    OTHERS = "others"

    @property
    def by_name_only(self) -> bool:
        """The weakest evidence there is."""
        return self in {Rule.ONLY_AUTHOR, Rule.EXACT_NAME}

    @property
    def reads_the_name(self) -> bool:
        """The evidence is the printed name, declared or not."""
        return self in {Rule.VARIANT, Rule.ONLY_AUTHOR, Rule.EXACT_NAME}


@dataclass(frozen=True, slots=True)
class Attribution:
    """One byline of one paper, and the person it reaches ('' for nobody), with evidence."""

    printed: str
    name: str
    rule: Rule
    person: str = ""
    candidates: tuple[str, ...] = ()
    row: str = ""
    twice: bool = False
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Owners:
    """The declared authors who own a name, by how they own it."""

    by_name: frozenset[str] = frozenset()
    by_variant: frozenset[str] = frozenset()
    by_former_name: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """Whoever owns the name in any way."""
        return self.by_name | self.by_variant | self.by_former_name

    @property
    def shown(self) -> tuple[str, ...]:
        """Those who can be named beside it: never by a former name."""
        return tuple(sorted(self.by_name | self.by_variant))


@dataclass(frozen=True, slots=True)
class Register:
    """The declared authors, by all that bylines may say of them."""

    authors: Mapping[str, Author]
    ids: Mapping[str, str]
    orcids: Mapping[str, str]
    keys: Mapping[str, frozenset[str]]
    names: Mapping[str, Owners]

    def owners(self, name: str) -> Owners:
        """Who owns the folded name."""
        return self.names.get(name, Owners())

    def hides(self, name: str) -> bool:
        """The folded name is a former one that nobody else declares, and is not to be printed."""
        owners = self.owners(name)
        return bool(owners.by_former_name) and not owners.shown


def register(authors: Iterable[Author]) -> Register:
    """The declared authors as the rules look them up."""
    by_id = {author.id: author for author in authors}
    ids = {alias: author.id for author in by_id.values() for alias in (author.id, *author.aliases)}
    orcids = {author.orcid: author.id for author in by_id.values() if author.orcid}
    keys: dict[str, set[str]] = {}
    names: dict[str, tuple[set[str], set[str], set[str]]] = {}
    for author in by_id.values():
        for place, written in _names_of(author):
            name = parse(written)
            if name.number:
                keys.setdefault(key_of(name), set()).add(author.id)
            else:
                names.setdefault(fold(name.printed), (set(), set(), set()))[place].add(author.id)
    return Register(
        by_id,
        ids,
        orcids,
        {key: frozenset(owners) for key, owners in keys.items()},
        {name: Owners(*map(frozenset, owners)) for name, owners in names.items()},
    )


def _names_of(author: Author) -> Iterable[tuple[int, str]]:
    yield 0, author.name
    yield from ((1, name) for name in author.variants)
    yield from ((2, name) for name in author.former_names)


def key_of(name: Name) -> str:
    """A homonym key as it compares."""
    return f"{fold(name.printed)} {name.number}"


def resolve(bylines: Sequence[Byline], known: Register) -> tuple[Attribution, ...]:
    """The bylines of one paper, each with the person it reaches."""
    found = [_resolve_one(byline, known) for byline in bylines]
    reached = Counter(one.person for one in found if one.person)
    return tuple(
        _doubtful(one, known) if reached[one.person] > 1 and one.rule.reads_the_name else one
        for one in found
    )


def _resolve_one(byline: Byline, known: Register) -> Attribution:
    if byline.is_others:
        return Attribution("", "", Rule.OTHERS)
    if byline.group:
        return Attribution(" ".join(byline.name.split()), "", Rule.TEAM)
    name = parse(byline.name, byline.family or "")
    folded = fold(name.printed)
    row = byline.orcid or (f"{name.printed} {name.number}" if name.number else name.printed)
    start = Attribution(name.printed, folded, Rule.AMBIGUOUS, row=row)
    if byline.id is not None:
        return _reaches(start, Rule.ID, AUTHOR + known.ids.get(byline.id, byline.id), known)
    if byline.orcid:
        owner = known.orcids.get(byline.orcid)
        key = AUTHOR + owner if owner else ORCID + byline.orcid
        return _reaches(start, Rule.ORCID, key, known)
    if name.number:
        return _by_key(start, key_of(name), known)
    return _by_name(start, known)


def _by_key(start: Attribution, key: str, known: Register) -> Attribution:
    owners = known.keys.get(key, frozenset())
    if len(owners) > 1:
        return replace(start, candidates=tuple(AUTHOR + owner for owner in sorted(owners)))
    owner = next(iter(owners), None)
    return _reaches(start, Rule.KEY, AUTHOR + owner if owner else KEY + key, known)


def _by_name(start: Attribution, known: Register) -> Attribution:
    owners = known.owners(start.name)
    if not owners.all:
        return _reaches(start, Rule.EXACT_NAME, NAME + start.name, known)
    if len(owners.all) == 1:
        (owner,) = owners.all
        declared = owners.by_variant | owners.by_former_name
        rule = Rule.VARIANT if declared else Rule.ONLY_AUTHOR
        return _reaches(start, rule, AUTHOR + owner, known)
    return _several(start, owners)


def _several(start: Attribution, owners: Owners) -> Attribution:
    """Nobody: the candidates stand beside it. A name that only was someone's is withheld."""
    shown = tuple(AUTHOR + owner for owner in owners.shown)
    return replace(start, candidates=shown, withheld=not shown)


def _reaches(start: Attribution, rule: Rule, person: str, known: Register) -> Attribution:
    """The byline reaches the person; a former name of theirs prints as their name today."""
    author = known.authors.get(person.removeprefix(AUTHOR)) if person.startswith(AUTHOR) else None
    if author and any(fold(parse(name).printed) == start.name for name in author.former_names):
        today = parse(author.name).printed
        return replace(start, rule=rule, person=person, printed=today, name=fold(today), row=today)
    return replace(start, rule=rule, person=person)


def _doubtful(one: Attribution, known: Register) -> Attribution:
    """A byline that reads the name alone, and reaches a person whom another one reaches."""
    candidates = (one.person,) if one.person.startswith(AUTHOR) else ()
    shown = tuple(AUTHOR + owner for owner in known.owners(one.name).shown)
    return replace(one, rule=Rule.AMBIGUOUS, person="", candidates=shown or candidates, twice=True)
