"""Old ids of records that still answer, and lead to those of today."""

from collections.abc import Iterable
from typing import Any

from byline.library.model import Redirect
from byline.library.register import Register, spells_former_name
from byline.reading.validate import Entry


def redirects(shown: Iterable[Entry[Any]], known: Register) -> tuple[Redirect, ...]:
    """The redirect of each alias, unless it would give away a former name."""
    found = (
        Redirect(entry.kind, alias, entry.record.id)
        for entry in shown
        for alias in entry.record.aliases
    )
    return tuple(redirect for redirect in found if not _gives_away(redirect, known))


def _gives_away(redirect: Redirect, known: Register) -> bool:
    author = known.authors.get(redirect.new) if redirect.kind == "authors" else None
    return author is not None and spells_former_name(author, redirect.old)
