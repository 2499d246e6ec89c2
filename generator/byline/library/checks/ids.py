"""Ids, aliases and citation keys: what a record is called by, and no other."""

from collections.abc import Iterator
from typing import Any

from byline.addresses import OWN
from byline.library.everything import Everything
from byline.problems import Problem, Spot, a, error, warning
from byline.reading.validate import Entry


def id_of_another(everything: Everything) -> Iterator[Problem]:
    """Each id that an earlier record of the kind has too."""
    for entries in everything.entries.values():
        taken: dict[str, Entry[Any]] = {}
        for entry in entries:
            first = taken.setdefault(entry.record.id, entry)
            if first is not entry:
                message = f"'{entry.record.id}' is also the id of {_other(first, entry)}"
                hint = "give one of the two another id"
                if first.file != entry.file:
                    hint += ", by a line id: or by the file's name"
                yield error(entry.spot("id"), message, hint)


def alias_of_another(everything: Everything) -> Iterator[Problem]:
    """Each alias that is the id of another record of the kind, or an alias of an earlier one."""
    for entries in everything.entries.values():
        taken: dict[str, Entry[Any]] = {}
        for entry in entries:
            taken.setdefault(entry.record.id, entry)
        for entry in entries:
            for at, alias in enumerate(entry.record.aliases):
                first = taken.setdefault(alias, entry)
                if first is not entry and alias != entry.record.id:
                    yield error(entry.spot("aliases", at), *_clash(alias, first, entry))


def alias_that_is_the_id(everything: Everything) -> Iterator[Problem]:
    """Each alias that is the id of its own record."""
    for entries in everything.entries.values():
        for entry in entries:
            for at, alias in enumerate(entry.record.aliases):
                if alias == entry.record.id:
                    message = f"the alias '{alias}' is the record's own id"
                    yield error(entry.spot("aliases", at), message, "remove the alias")


def alias_given_twice(everything: Everything) -> Iterator[Problem]:
    """Each alias that its record has given before."""
    for entries in everything.entries.values():
        for entry in entries:
            for at, alias in enumerate(entry.record.aliases):
                if alias in entry.record.aliases[:at]:
                    message = f"the alias '{alias}' is given twice"
                    yield error(entry.spot("aliases", at), message, "remove one of the two")


def id_of_the_site(everything: Everything) -> Iterator[Problem]:
    """Each free page whose id is an address of the site itself."""
    for entry in everything.entries["pages"]:
        if entry.record.id in OWN:
            hint = "rename the file, or write a line id: with another id"
            yield _address_of_the_site(entry.spot("id"), entry.record.id, hint)


def alias_of_the_site(everything: Everything) -> Iterator[Problem]:
    """Each alias of a free page that is an address of the site itself."""
    for entry in everything.entries["pages"]:
        for at, alias in enumerate(entry.record.aliases):
            if alias in OWN:
                spot = entry.spot("aliases", at)
                yield _address_of_the_site(spot, alias, "remove the alias")


def cite_key_of_another(everything: Everything) -> Iterator[Problem]:
    """Each citation key that another paper has too, compared without case."""
    papers = everything.entries["papers"]
    taken = {entry.record.id: entry for entry in papers if not entry.record.cite_key}
    for entry in papers:
        if key := entry.record.cite_key:
            first = taken.setdefault(key.lower(), entry)
            if first is not entry:
                message = f"'{key}' is also the citation key of {_other(first, entry)}"
                hint = (
                    "give one of the two another cite_key; without one, a paper is cited by its id"
                )
                yield warning(entry.spot("cite_key"), message, hint)


def _clash(alias: str, first: Entry[Any], entry: Entry[Any]) -> tuple[str, str]:
    """What is wrong with an alias of the entry that the first has taken, and the hint."""
    if alias == first.record.id:
        hint = "remove the alias, or correct it: it is an old id that no record has any more"
        return f"the alias '{alias}' is the id of {_other(first, entry)}", hint
    return f"'{alias}' is also an alias of {_other(first, entry)}", "remove one of the two aliases"


def _other(other: Entry[Any], entry: Entry[Any]) -> str:
    """The other record, as one that stands in the way of the entry."""
    if other.file != entry.file:
        return f"{a(other.record.noun)} in {other.file}"
    return f"another {other.record.noun} of this file"


def _address_of_the_site(spot: Spot, wanted: str, hint: str) -> Problem:
    message = f"/{wanted}/ is an address of the site itself, so no page can be '{wanted}'"
    return error(spot, message, hint)
