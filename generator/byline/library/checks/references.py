"""References from record to record, by id and by name: what they lead to must be one record."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from byline.library.everything import Everything
from byline.library.look_up import ANY_PAGE
from byline.problems import MOST_OF_FILE, Problem, Spot, a, did_you_mean, error, warning
from byline.reading.validate import Entry
from byline.records import KINDS, Author, Paper
from byline.records.names import parse
from byline.text import ID_PREFIX, Mention

# A field, or a part of it, and what is written there.
_Written = tuple[tuple[str | int, ...], str]
_MOST_PLACES = 30  # that a hint names


def byline_of_nobody(everything: Everything) -> Iterator[Problem]:
    """Each id on a byline that is no author's."""
    for entry in everything.entries["papers"]:
        yield from _leading_nowhere(everything, "authors", entry, _ids_on_bylines(entry.record))


def relation_to_nothing(everything: Everything) -> Iterator[Problem]:
    """Each relation of a paper that leads to no paper."""
    for entry in everything.entries["papers"]:
        yield from _leading_nowhere(everything, "papers", entry, _relations(entry.record))


def relation_to_itself(everything: Everything) -> Iterator[Problem]:
    """Each relation of a paper that leads back to it."""
    for entry in everything.entries["papers"]:
        yield from _leading_back(everything, entry, _relations(entry.record))


def namesake_of_nobody(everything: Everything) -> Iterator[Problem]:
    """Each namesake of an author who is given by an id that nobody has."""
    for entry in everything.entries["authors"]:
        yield from _leading_nowhere(everything, "authors", entry, _namesakes(entry.record))


def namesake_of_oneself(everything: Everything) -> Iterator[Problem]:
    """Each author who is told apart from themselves."""
    for entry in everything.entries["authors"]:
        yield from _leading_back(everything, entry, _namesakes(entry.record))


def news_of_nobody(everything: Everything) -> Iterator[Problem]:
    """Each id in the news that is no author's."""
    for entry in everything.entries["news"]:
        yield from _leading_nowhere(everything, "authors", entry, _listed(entry, "authors"))


def news_of_no_paper(everything: Everything) -> Iterator[Problem]:
    """Each id in the news that is no paper's."""
    for entry in everything.entries["news"]:
        yield from _leading_nowhere(everything, "papers", entry, _listed(entry, "papers"))


def news_of_no_project(everything: Everything) -> Iterator[Problem]:
    """Each id in the news that is no project's."""
    for entry in everything.entries["news"]:
        yield from _leading_nowhere(everything, "projects", entry, _listed(entry, "projects"))


def project_of_nobody(everything: Everything) -> Iterator[Problem]:
    """Each id of a project's people that is no author's."""
    for entry in everything.entries["projects"]:
        yield from _leading_nowhere(everything, "authors", entry, _listed(entry, "people"))


def project_of_no_paper(everything: Everything) -> Iterator[Problem]:
    """Each id of a project's papers that is no paper's."""
    for entry in everything.entries["projects"]:
        yield from _leading_nowhere(everything, "papers", entry, _listed(entry, "papers"))


def wider_topic_of_nothing(everything: Everything) -> Iterator[Problem]:
    """Each wider topic that has no record."""
    topics = everything.known["topics"]
    for entry in everything.entries["topics"]:
        parent = entry.record.parent
        if parent and not topics.find(parent):
            yield no_such_id(entry.spot("parent"), "topic", parent, topics.ids)


def link_to_nothing(everything: Everything) -> Iterator[Problem]:
    """Each link in a text to a record that is not there."""
    known = everything.known
    for entries in everything.entries.values():
        for entry in entries:
            mentions = (it for it in entry.body.mentions if it.kind in known)
            missing = (it for it in mentions if it.target not in known[it.kind].ids)
            for number, it in enumerate(missing):
                spot = replace(entry.spot(entry.record.body_field), part=it.written)
                likely = known[it.kind].ids if number < MOST_OF_FILE else ()
                yield no_such_id(spot, KINDS[it.kind].noun, it.target, likely)


def mark_of_nothing(everything: Everything) -> Iterator[Problem]:
    """Each link in a text to a place that the page of a record does not have."""
    known = everything.known
    for entries in everything.entries.values():
        for entry in entries:
            for it in entry.body.mentions:
                if not it.mark or it.kind not in known or known[it.kind].place(it.target, it.mark):
                    continue
                if marks := known[it.kind].marks_of(it.target):
                    spot = replace(entry.spot(entry.record.body_field), part=it.written)
                    yield _no_such_mark(spot, it, marks)


def venue_of_several(everything: Everything) -> Iterator[Problem]:
    """Each venue that is called as several are."""
    for entry in everything.entries["papers"]:
        yield from _naming_several(everything, "venues", entry, _venues(entry.record))


def topic_of_several(everything: Everything) -> Iterator[Problem]:
    """Each topic that is called as several are."""
    for entry in everything.entries["papers"]:
        yield from _naming_several(everything, "topics", entry, _listed(entry, "topics"))
    for entry in everything.entries["topics"]:
        if parent := entry.record.parent:
            yield from _naming_several(everything, "topics", entry, ((("parent",), parent),))


def institution_of_several(everything: Everything) -> Iterator[Problem]:
    """Each institution that is called as several are."""
    for entry in everything.entries["papers"]:
        yield from _naming_several(everything, "institutions", entry, _institutions(entry.record))
    for entry in everything.entries["authors"]:
        affiliations = enumerate(entry.record.affiliations)
        written = ((("affiliations", at, "institution"), it.institution) for at, it in affiliations)
        yield from _naming_several(everything, "institutions", entry, written)


def no_such_id(spot: Spot, noun: str, wanted: str, known: Iterable[str]) -> Problem:
    """A reference by id that leads nowhere; `known` are the ids among which to look for one that
    is like it, which takes its time: a hint that nobody will be told is not worth it."""
    rule = f"{a(noun)}'s id is its line id:, or its file's name without the ending"
    hint = did_you_mean(wanted, known) or rule
    return error(spot, f"there is no {noun} with the id '{wanted}'", hint)


def _no_such_mark(spot: Spot, link: Mention, marks: frozenset[str]) -> Problem:
    message = f"that page has no place called '{link.mark}', and the link leads to its top"
    places = [f"#{it.removeprefix(ID_PREFIX)}" for it in sorted(marks - ANY_PAGE)]
    many = ["..."] if len(places) > _MOST_PLACES else []
    instead = ", ".join([*places[:_MOST_PLACES], *many])
    also = f", or behind it one of {instead}" if instead else ""
    return warning(spot, message, f"write {link.whole}{also}")


def _leading_nowhere(
    everything: Everything, kind: str, entry: Entry[Any], written: Iterable[_Written]
) -> Iterator[Problem]:
    known = everything.known[kind].ids
    missing = ((path, wanted) for path, wanted in written if wanted not in known)
    for number, (path, wanted) in enumerate(missing):
        likely = known if number < MOST_OF_FILE else ()
        yield no_such_id(entry.spot(*path), KINDS[kind].noun, wanted, likely)


def _leading_back(
    everything: Everything, entry: Entry[Any], written: Iterable[_Written]
) -> Iterator[Problem]:
    known = everything.known[entry.kind].ids
    for path, wanted in written:
        if known.get(wanted) == entry.record.id:
            message = f"this {entry.record.noun} refers to itself"
            yield error(entry.spot(*path), message, "name another one, or remove the line")


def _naming_several(
    everything: Everything, kind: str, entry: Entry[Any], written: Iterable[_Written]
) -> Iterator[Problem]:
    known = everything.known[kind]
    for path, text in written:
        found = known.find(text)
        if len(found) > 1:
            hint = f"write the id of the one you mean: {', '.join(sorted(found))}"
            yield error(entry.spot(*path), f"'{text}' names several {kind}", hint)


def _listed(entry: Entry[Any], field: str) -> Iterator[_Written]:
    """What stands in a field that is a list."""
    return (((field, at), it) for at, it in enumerate(getattr(entry.record, field)))


def _ids_on_bylines(paper: Paper) -> Iterator[_Written]:
    for at, byline in enumerate(paper.authors):
        if byline.id is not None:
            yield ("authors", at, "id"), byline.id


def _relations(paper: Paper) -> Iterator[_Written]:
    if paper.preprint_of:
        yield ("preprint_of",), paper.preprint_of
    for field in ("supersedes", "corrects", "related"):
        for at, wanted in enumerate(getattr(paper, field)):
            yield (field, at), wanted


def _namesakes(author: Author) -> Iterator[_Written]:
    """Whom the author is not, but for homonym keys, which need no owner."""
    for at, wanted in enumerate(author.not_same_as):
        if not parse(wanted).number:
            yield ("not_same_as", at), wanted


def _venues(paper: Paper) -> Iterator[_Written]:
    if paper.venue:
        yield ("venue",), paper.venue
    for at, version in enumerate(paper.versions):
        if version.venue:
            yield ("versions", at, "venue"), version.venue


def _institutions(paper: Paper) -> Iterator[_Written]:
    for at, byline in enumerate(paper.authors):
        for number, text in enumerate(byline.affiliations):
            yield ("authors", at, "affiliations", number), text
    for at, text in enumerate(paper.institutions):
        yield ("institutions", at), text
    if paper.institution:
        yield ("institution",), paper.institution
