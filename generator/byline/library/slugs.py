"""Slugs: what stands in the addresses of those who have no record, no two the same."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from byline.addresses import six_digits, slug
from byline.alphabet import fold
from byline.library.identity import PersonKey
from byline.library.look_up import Index
from byline.records.fields import RESERVED_IDS

Key = TypeVar("Key", str, PersonKey)


def free_ids(texts: Counter[str], known: Index) -> dict[str, tuple[str, str]]:
    """The id and shown name, by folded text, of what papers name without a record."""
    spellings: dict[str, Counter[str]] = {}
    for text, count in texts.items():
        if not known.find(text):
            spellings.setdefault(fold(text), Counter())[text] += count
    names = {folded: most_common(counts) for folded, counts in spellings.items()}
    slugs = distinct_slugs({folded: slug(name) for folded, name in names.items()}, known.ids)
    return {folded: (slugs[folded], name) for folded, name in names.items()}


def most_common(counts: Mapping[str, int]) -> str:
    """The spelling used most; the first in order where several are."""
    return min(counts, key=lambda text: (-counts[text], text))


def distinct_slugs(
    wanted: Mapping[Key, str], taken: Iterable[str] = (), *, told_by: Callable[[Key], str] = str
) -> dict[Key, str]:
    """A slug for each key, no two the same: as wanted, or with six hex digits of what tells the
    key wherever two want the same."""
    uses = Counter(wanted.values())
    used = {*taken, *RESERVED_IDS, ""}
    plain = {key: text for key, text in wanted.items() if uses[text] == 1 and text not in used}
    used.update(plain.values())
    found = dict(plain)
    for key in sorted(wanted.keys() - plain.keys()):
        made = f"{wanted[key]}-{six_digits(told_by(key))}".strip("-")
        while made in used:  # two keys with the same digits, or a name that spells them
            made = f"{made}-{six_digits(f'{key}{made}')}"
        used.add(made)
        found[key] = made
    return found
