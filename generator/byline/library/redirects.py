"""Old ids of records and old addresses that still answer and lead to those of today."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from byline import addresses
from byline.library.look_up import Index
from byline.library.model import Move, Redirect
from byline.library.register import Register, spells_former_name
from byline.reading.validate import Entry
from byline.records.moves import destination, where


def redirects(shown: Iterable[Entry[Any]], known: Register) -> tuple[Redirect, ...]:
    """The redirect of each alias, unless it would give away a former name."""
    found = (
        Redirect(entry.kind, alias, entry.record.id)
        for entry in shown
        for alias in entry.record.aliases
    )
    return tuple(redirect for redirect in found if not _gives_away(redirect, known))


def moves(
    written: Mapping[str, str], known: Mapping[str, Index], shown: Iterable[Entry[Any]]
) -> tuple[Move, ...]:
    """The old addresses that the configuration gives, but for those of what is not published."""
    published = {(entry.kind, entry.record.id) for entry in shown} if written else set()
    return tuple(_moves(written, known, published))


def _moves(
    written: Mapping[str, str], known: Mapping[str, Index], published: set[tuple[str, str]]
) -> Iterator[Move]:
    for old, target in written.items():
        there = destination(target)
        today = known[there.kind].ids.get(there.id, "") if there.id else ""
        if not there.id:
            yield Move(where(old), f"{there.kind}/" if there.kind else there.page, there.url)
        elif (there.kind, today) in published:
            yield Move(where(old), addresses.record(there.kind, today))


def _gives_away(redirect: Redirect, known: Register) -> bool:
    author = known.authors.get(redirect.new) if redirect.kind == "authors" else None
    return author is not None and spells_former_name(author, redirect.old)
