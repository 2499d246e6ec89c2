"""The register: the declared authors, by all that bylines may say of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from byline.addresses import slug
from byline.alphabet import fold
from byline.records import Author
from byline.records.names import Name, parse, sort_form

# A way of owning a name (a field of Owners), and the name.
_Owned = tuple[str, Name]


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


def has_key_of(author: Author, name: str) -> bool:
    """The author owns a homonym key of the folded name, so that other keys are of others."""
    return any(owned.number and fold(owned.printed) == name for _way, owned in _names_of(author))
