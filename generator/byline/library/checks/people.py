"""People: ORCIDs and homonym keys that are one person's, and former names that stay unsaid."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from byline.addresses import slug
from byline.alphabet import fold, in_latin
from byline.library.everything import Everything
from byline.library.groups import group_called, known_groups
from byline.library.register import key_of, spells_former_name
from byline.problems import Problem, did_you_mean, error, warning
from byline.reading.validate import Entry
from byline.records import Author
from byline.records.names import parse

Path = tuple[str | int, ...]


def orcid_of_another(everything: Everything) -> Iterator[Problem]:
    """Each ORCID that an earlier author claims too."""
    taken: dict[str, Entry[Author]] = {}
    for entry in everything.entries["authors"]:
        if orcid := entry.record.orcid:
            first = taken.setdefault(orcid, entry)
            if first is not entry:
                message = f"{first.file} has the same ORCID, {orcid}"
                hint = "an ORCID belongs to one person: correct it, or merge the two records"
                yield error(entry.spot("orcid"), message, hint)


def key_of_another(everything: Everything) -> Iterator[Problem]:
    """Each homonym key that an earlier author has too."""
    taken: dict[str, Entry[Author]] = {}
    for entry in everything.entries["authors"]:
        written: list[tuple[tuple[str | int, ...], str]] = [(("name",), entry.record.name)]
        written += [(("variants", at), it) for at, it in enumerate(entry.record.variants)]
        for path, text in written:
            name = parse(text)
            if name.number and (first := taken.setdefault(key_of(name), entry)) is not entry:
                message = f"{first.file} has the same homonym key, '{text}'"
                hint = "correct one of them: while two have it, its bylines are nobody's"
                yield warning(entry.spot(*path), message, hint)


def lookalike_of_another(everything: Everything) -> Iterator[Problem]:
    """Each name that looks like another one and is written in other letters."""
    doubles = [(*it, latin) for it in _names(everything) if (latin := in_latin(it[-1]))]
    others = {fold(name): (entry, name) for entry, _path, name in _names(everything) if doubles}
    for entry, path, name, latin in doubles:
        if fold(latin) in others:
            other, its_name = others[fold(latin)]
            message = f"'{name}' looks like '{its_name}' in {other.file}, and is another name"
            hint = "one of them has Greek or Cyrillic letters: if it is one name, write it anew"
            yield warning(entry.spot(*path), message, hint)


def _names(everything: Everything) -> Iterator[tuple[Entry[Any], Path, str]]:
    """All names of people, with the entries and the paths where they stand."""
    for author in everything.entries["authors"]:
        yield author, ("name",), author.record.name
        yield from ((author, ("variants", at), it) for at, it in enumerate(author.record.variants))
    for paper in everything.entries["papers"]:
        for at, byline in enumerate(paper.record.authors):
            yield paper, ("authors", at), byline.name


def former_name_in_id(everything: Everything) -> Iterator[Problem]:
    """Each id that would show a former name in an address."""
    for entry in everything.published["authors"]:
        author = entry.record
        if spells_former_name(author, author.id):
            message = f"the id '{author.id}' spells a former name, and the page's address shows it"
            yield warning(entry.spot("id"), message, "give the record another id")


def former_name_in_alias(everything: Everything) -> Iterator[Problem]:
    """Each alias that would show a former name in an address."""
    for entry in everything.published["authors"]:
        author = entry.record
        for at, alias in enumerate(author.aliases):
            if spells_former_name(author, alias):
                message = f"the alias '{alias}' spells a former name, so no page redirects from it"
                hint = f"write '{author.id}' where records name it, and remove the alias"
                yield warning(entry.spot("aliases", at), message, hint)


def group_of_own_words(everything: Everything) -> Iterator[Problem]:
    """Each group of people that nothing but a person's record names."""
    known = known_groups(everything.config)
    options = [text for group in known for text in (group.id, group.label)]
    for entry in everything.entries["authors"]:
        for at, it in enumerate(entry.record.group):
            if not group_called(it.group, known):
                message = f"nothing says where '{it.group}' stands among the groups of people"
                own = f"people_groups: [{{id: {slug(it.group) or 'some-id'}, label: ...}}]"
                hint = f"for a group of your own, write into {everything.config_file}: {own}"
                best = did_you_mean(it.group, options)
                spot = replace(entry.spot("group", at), part=it.group)
                yield warning(spot, message, f"{best}\n{hint}" if best else hint)
