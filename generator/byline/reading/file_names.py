"""Names of files: each gives its record an id, unless the record has one of its own."""

import unicodedata
from collections.abc import Iterable

from byline.problems import Place, Problem, error
from byline.records import KINDS
from byline.records.fields import id_fault


def check_file_names(files: Iterable[tuple[str, str, str]]) -> list[Problem]:
    """An error for each file (kind, name, id it gives) whose id differs from another's only
    in case or in how its letters are composed: they want one address."""
    problems: list[Problem] = []
    taken: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, name, given in files:
        same = unicodedata.normalize("NFC", given).casefold()
        first, first_given = taken.setdefault((kind, same), (name, given))
        if first_given != given:
            odd, other = (
                (first, name) if id_fault(first_given) and not id_fault(given) else (name, first)
            )
            message = f"this {KINDS[kind].noun} and the one in {other} want the same address"
            hint = "the two names differ only in case or in how a letter is coded: rename one file"
            problems.append(error(Place(odd), message, hint))
    return problems
