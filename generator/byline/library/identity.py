"""Whose paper is it: bylines to persons, each by the first rule that applies.

A person's key says how the person is known: `author/ID` by a file, `orcid/...` by an
ORCID that nobody declared, `key/...` by a homonym key that nobody declared, and
`name/...` by nothing but a name, folded.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from byline.addresses import slug
from byline.alphabet import fold
from byline.records import Author, Byline
from byline.records.names import Name, parse, sort_form

AUTHOR, ORCID, KEY, NAME = "author/", "orcid/", "key/", "name/"

# A way of owning a name (a field of Owners), and the name.
_Owned = tuple[str, Name]


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


class Attribution(NamedTuple):
    """One byline of one paper, and the person it reaches ('' for nobody), with evidence.

    `name` is the printed name folded, `filed` is as lists file it, `row` as sources tell
    rows apart: by ORCID, by homonym key, or by spelling.
    """

    printed: str
    name: str
    rule: Rule
    person: str = ""
    candidates: tuple[str, ...] = ()
    row: str = ""
    filed: str = ""
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


_NOBODY = Owners()


@dataclass(frozen=True, slots=True)
class Register:
    """The declared authors, by all that bylines may say of them.

    A draft can be named by its id, and its former names are not printed either; it counts
    for nothing else.
    """

    authors: Mapping[str, Author]
    drafts: Mapping[str, Author]
    ids: Mapping[str, str]
    orcids: Mapping[str, str]
    draft_orcids: Mapping[str, str]
    keys: Mapping[str, frozenset[str]]
    names: Mapping[str, Owners]

    def owners(self, name: str) -> Owners:
        """Who owns the folded name."""
        return self.names.get(name, _NOBODY)

    def hides(self, name: str) -> bool:
        """The folded name is a former one that nobody else declares, and is not to be printed."""
        owners = self.owners(name)
        return bool(owners.by_former_name) and not owners.shown

    def author(self, author_id: str) -> Author | None:
        """The author with that id, published or not."""
        return self.authors.get(author_id) or self.drafts.get(author_id)

    def formerly(self, name: str) -> list[Author]:
        """Those who once had the folded name."""
        found = map(self.author, sorted(self.owners(name).by_former_name))
        return [author for author in found if author]


def register(authors: Iterable[Author], drafts: Iterable[Author] = ()) -> Register:
    """The declared authors as the rules look them up."""
    by_id = {author.id: author for author in authors}
    unpublished = {author.id: author for author in drafts}
    everyone = (*unpublished.values(), *by_id.values())
    keys, names = _owners((author.id, _names_of(author)) for author in by_id.values())
    draft_keys, draft_names = _owners(
        (author.id, _former_names_of(author)) for author in unpublished.values()
    )
    return Register(
        by_id,
        unpublished,
        {alias: author.id for author in everyone for alias in (author.id, *author.aliases)},
        {author.orcid: author.id for author in by_id.values() if author.orcid},
        {author.orcid: author.id for author in unpublished.values() if author.orcid},
        {**draft_keys, **keys},
        {**draft_names, **names},
    )


def _owners(
    authors: Iterable[tuple[str, Iterable[_Owned]]],
) -> tuple[dict[str, frozenset[str]], dict[str, Owners]]:
    """Who owns each homonym key, and who owns each folded name, in which way."""
    keys: dict[str, set[str]] = defaultdict(set)
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for author_id, owned in authors:
        for way, name in owned:
            if name.number:
                keys[key_of(name)].add(author_id)
            if not name.number or way == "by_name":
                names[fold(name.printed)][way].add(author_id)
    return (
        {key: frozenset(ids) for key, ids in keys.items()},
        {
            name: Owners(**{way: frozenset(ids) for way, ids in ways.items()})
            for name, ways in names.items()
        },
    )


def _names_of(author: Author) -> Iterator[_Owned]:
    """The author's names and keys. A former name that is a variant too is a former name."""
    yield "by_name", parse(author.name)
    for name in map(parse, author.variants):
        is_former = not name.number and was_called(author, fold(name.printed))
        yield ("by_former_name" if is_former else "by_variant"), name
    yield from (("by_former_name", parse(name)) for name in author.former_names)


def _former_names_of(author: Author) -> Iterator[_Owned]:
    """The author's former names, and the keys that hold one."""
    for way, name in _names_of(author):
        if way == "by_former_name" or (name.number and was_called(author, fold(name.printed))):
            yield "by_former_name", name


def was_called(author: Author, name: str) -> bool:
    """The folded name is a former one of the author."""
    return any(fold(parse(former).printed) == name for former in author.former_names)


def published_variants(author: Author) -> list[Name]:
    """The declared variants that may be shown and searched: former names are not among them."""
    names = [parse(name) for name in author.variants]
    return [name for name in names if not was_called(author, fold(name.printed))]


def spells_former_name(author: Author, text: str) -> bool:
    """The id or alias holds a word of a former name that the author's name today has not."""
    today, words = _slug_words(author.name), text.split("-")
    gone = {word for name in author.former_names for word in _slug_words(name) if word not in today}
    return any(len(it) > 1 and (it in words or (len(it) > 3 and it in text)) for it in gone)


def _slug_words(name: str) -> list[str]:
    return slug(fold(parse(name).printed)).split("-")


def filed_as(author: Author) -> str:
    """The author's name as lists file it."""
    return author.sort_name or sort_form(parse(author.name))


def key_of(name: Name) -> str:
    """A homonym key as it compares."""
    return f"{fold(name.printed)} {name.number}"


def resolve(bylines: Sequence[Byline], known: Register) -> tuple[Attribution, ...]:
    """The bylines of one paper, each with the person it reaches."""
    if not bylines:  # most papers name no editors
        return ()
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
    start = Attribution(name.printed, folded, Rule.AMBIGUOUS, row=row, filed=sort_form(name))
    if byline.id is not None:
        return _reaches(start, Rule.ID, AUTHOR + known.ids.get(byline.id, byline.id), known)
    if byline.orcid:
        return _by_orcid(start, byline.orcid, known)
    if name.number:
        return _by_key(start, key_of(name), known)
    return _by_name(start, known)


def contradicts(byline: Byline, one: Attribution, known: Register) -> bool:
    """Whom the byline reaches is not whom its ORCID or homonym key, which go later, name."""
    if one.rule not in {Rule.ID, Rule.ORCID}:
        return False
    name = parse(byline.name)
    owners = known.keys.get(key_of(name)) if name.number else None
    if owners and one.person not in {AUTHOR + owner for owner in owners}:
        return True
    author = known.author(one.person.removeprefix(AUTHOR))
    if not byline.orcid or author is None or author.orcid == byline.orcid:
        return False
    return author.orcid is not None or byline.orcid in known.orcids


def _by_orcid(start: Attribution, orcid: str, known: Register) -> Attribution:
    draft = known.drafts.get(known.draft_orcids.get(orcid, ""))
    hidden = draft.id if draft and was_called(draft, start.name) else None
    if owner := known.orcids.get(orcid) or hidden:
        return _reaches(start, Rule.ORCID, AUTHOR + owner, known)
    is_another = all(author.orcid for author in known.formerly(start.name))
    return _undeclared(start, Rule.ORCID, ORCID + orcid, known, is_another=is_another)


def _by_key(start: Attribution, key: str, known: Register) -> Attribution:
    owners = known.keys.get(key, frozenset())
    if len(owners) == 1:
        return _reaches(start, Rule.KEY, AUTHOR + next(iter(owners)), known)
    if owners:
        authors = [author for it in sorted(owners) if (author := known.author(it))]
        shown = [author.id for author in authors if not was_called(author, start.name)]
        withheld = len(shown) < len(authors) and not known.owners(start.name).shown
        return start._replace(candidates=tuple(AUTHOR + it for it in shown), withheld=withheld)
    is_another = all(_has_key_of(author, start.name) for author in known.formerly(start.name))
    return _undeclared(start, Rule.KEY, KEY + key, known, is_another=is_another)


def _has_key_of(author: Author, name: str) -> bool:
    """The author owns a homonym key of the folded name, so that other keys are of others."""
    return any(owned.number and fold(owned.printed) == name for _way, owned in _names_of(author))


def _undeclared(
    start: Attribution, rule: Rule, person: str, known: Register, *, is_another: bool
) -> Attribution:
    """A person of their own. A former name is withheld if it may be its owner's."""
    withheld = known.hides(start.name) and not is_another
    return start._replace(rule=rule, person=person, withheld=withheld)


def _by_name(start: Attribution, known: Register) -> Attribution:
    owners = known.owners(start.name)
    if not owners.all:
        return start._replace(rule=Rule.EXACT_NAME, person=NAME + start.name)
    if len(owners.all) == 1:
        (owner,) = owners.all
        declared = owners.by_variant | owners.by_former_name
        rule = Rule.VARIANT if declared else Rule.ONLY_AUTHOR
        return _reaches(start, rule, AUTHOR + owner, known)
    return _several(start, owners)


def _several(start: Attribution, owners: Owners) -> Attribution:
    """Nobody: the candidates stand beside it. A name that only was someone's is withheld."""
    shown = tuple(AUTHOR + owner for owner in owners.shown)
    return start._replace(candidates=shown, withheld=not shown)


def _reaches(start: Attribution, rule: Rule, person: str, known: Register) -> Attribution:
    """The byline reaches the author; a former name of theirs prints as their name today."""
    author = known.author(person.removeprefix(AUTHOR))
    if author and was_called(author, start.name):
        today = parse(author.name).printed
        row = today if start.row.startswith(start.printed) else start.row
        filed = filed_as(author)
        start = start._replace(printed=today, name=fold(today), row=row, filed=filed)
    return start._replace(rule=rule, person=person)


def _doubtful(one: Attribution, known: Register) -> Attribution:
    """A byline that reads the name alone, and reaches a person whom another one reaches."""
    candidates = (one.person,) if one.person.removeprefix(AUTHOR) in known.authors else ()
    shown = tuple(AUTHOR + owner for owner in known.owners(one.name).shown)
    return one._replace(rule=Rule.AMBIGUOUS, person="", candidates=shown or candidates, twice=True)
