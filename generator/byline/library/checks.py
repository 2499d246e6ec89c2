"""What does not fit together: references that lead nowhere, authors and bylines at odds."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from byline.library.identity import DoubtKind, Resolved
from byline.library.references import (
    Index,
    check_cite_keys,
    check_ids,
    check_mentions,
    check_name,
    check_own_addresses,
    check_paper,
    no_such_id,
)
from byline.library.register import key_of, spells_former_name
from byline.library.relations import check_circles, in_circles
from byline.problems import Problem, Spot, error, warning
from byline.reading.validate import Entry
from byline.records import Author, Paper, Topic
from byline.records.colour import LIGHT_PAPER, readable
from byline.records.config import Config
from byline.records.names import parse

_IF_IT_IS_THEIRS = (
    "if it is theirs, add the author's id to the byline; if not, give the other person a record, "
    "or the author's record the ORCID or key that is theirs"
)


def check_references(entries: list[Entry[Any]], known: Mapping[str, Index]) -> list[Problem]:
    """Every reference that leads nowhere; drafts may be referred to."""
    by_kind: dict[str, list[Entry[Any]]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry)
    problems = check_cite_keys(by_kind["papers"])
    for entry in by_kind["papers"]:
        problems += check_paper(entry, known)
    for entry in by_kind["authors"]:
        problems += _check_namesakes(entry, known["authors"])
        for at, affiliation in enumerate(entry.record.affiliations):
            path = ("affiliations", at, "institution")
            problems += check_name(entry, path, affiliation.institution, "institutions", known)
    for entry in by_kind["news"]:
        for kind in ("authors", "papers"):
            for at, wanted in enumerate(getattr(entry.record, kind)):
                problems += check_ids(entry, (kind, at), wanted, kind, known[kind])
    for entry in entries:
        problems += check_mentions(entry, known)
    problems += check_own_addresses(by_kind["pages"])
    problems += check_circles(by_kind["papers"], known["papers"])
    problems += _check_wider_topics(by_kind["topics"], known)
    return [*problems, *_check_orcids(by_kind["authors"]), *_check_keys(by_kind["authors"])]


def _check_wider_topics(topics: list[Entry[Topic]], known: Mapping[str, Index]) -> list[Problem]:
    """A wider topic that is not there, or that leads in a circle back to where it started."""
    problems: list[Problem] = []
    parents: dict[str, str] = {}
    for entry in topics:
        if parent := entry.record.parent:
            found = known["topics"].find(parent)
            problems += check_name(entry, ("parent",), parent, "topics", known)
            if not found:
                spot = entry.spot("parent")
                problems.append(no_such_id(spot, "topic", parent, known["topics"].ids))
            elif len(found) == 1:
                parents[entry.record.id] = min(found)
    turning = in_circles({topic: {parent} for topic, parent in parents.items()})
    for entry in topics:
        if entry.record.id in turning:
            message = f"these topics are wider than one another: {', '.join(sorted(turning))}"
            problems.append(error(entry.spot("parent"), message, "remove one of the parents"))
    return problems


def _check_namesakes(entry: Entry[Author], authors: Index) -> list[Problem]:
    """Every namesake who is given by an id that nobody has; homonym keys need no owner."""
    return [
        problem
        for at, wanted in enumerate(entry.record.not_same_as)
        if not parse(wanted).number
        for problem in check_ids(entry, ("not_same_as", at), wanted, "authors", authors)
    ]


def check_config(config: Config, config_file: str, authors: Index) -> list[Problem]:
    """Every id in the configuration that nobody has, and links that would be hard to read."""
    return [*_check_people(config, config_file, authors), *_check_theme(config, config_file)]


def _check_people(config: Config, config_file: str, authors: Index) -> list[Problem]:
    return [
        no_such_id(Spot(config_file, 0, ("people", at)), "author", wanted, authors.ids)
        for at, wanted in enumerate(config.people)
        if wanted not in authors.ids
    ]


def _check_theme(config: Config, config_file: str) -> list[Problem]:
    accent = config.theme.accent
    if not accent or readable(accent, LIGHT_PAPER) == accent:
        return []
    better = readable(accent, LIGHT_PAPER)
    message = f"links in {accent} are hard to read, so pages show them in {better}"
    hint = f'write accent: "{better}", the nearest that can be read, or choose a darker colour'
    return [warning(Spot(config_file, 0, ("theme", "accent")), message, hint)]


def _check_orcids(authors: list[Entry[Author]]) -> list[Problem]:
    """An error for each ORCID that two authors claim."""
    problems: list[Problem] = []
    taken: dict[str, Entry[Author]] = {}
    for entry in authors:
        if orcid := entry.record.orcid:
            first = taken.setdefault(orcid, entry)
            if first is not entry:
                message = f"{first.file} has the same ORCID, {orcid}"
                hint = "an ORCID belongs to one person: correct it, or merge the two records"
                problems.append(error(entry.spot("orcid"), message, hint))
    return problems


def _check_keys(authors: list[Entry[Author]]) -> list[Problem]:
    """A warning for each homonym key that two authors have."""
    problems: list[Problem] = []
    taken: dict[str, Entry[Author]] = {}
    for entry in authors:
        written: list[tuple[tuple[str | int, ...], str]] = [(("name",), entry.record.name)]
        written += [(("variants", at), it) for at, it in enumerate(entry.record.variants)]
        for path, text in written:
            name = parse(text)
            if name.number and (first := taken.setdefault(key_of(name), entry)) is not entry:
                message = f"{first.file} has the same homonym key, '{text}'"
                hint = "correct one of them: while two have it, its bylines are nobody's"
                problems.append(warning(entry.spot(*path), message, hint))
    return problems


def check_former_names(authors: list[Entry[Author]]) -> list[Problem]:
    """A warning for each id or alias that would show a former name in an address."""
    problems: list[Problem] = []
    for entry in authors:
        author = entry.record
        if spells_former_name(author, author.id):
            message = f"the id '{author.id}' spells a former name, and the page's address shows it"
            problems.append(warning(entry.spot("id"), message, "give the record another id"))
        for at, alias in enumerate(author.aliases):
            if spells_former_name(author, alias):
                message = f"the alias '{alias}' spells a former name, so no page redirects from it"
                hint = f"write '{author.id}' where records name it, and remove the alias"
                problems.append(warning(entry.spot("aliases", at), message, hint))
    return problems


# What is said of each doubt about a byline, and what to do. A name in braces is told by the doubt.
_ABOUT_BYLINES: Mapping[DoubtKind, tuple[str, str]] = {
    DoubtKind.FORMER_NAME_OF_SEVERAL: (
        "this is a former name of more than one author, so it cannot be printed",
        "add the author's id to the byline",
    ),
    DoubtKind.FORMER_NAME_WITH_ORCID: (
        "this is a former name of an author, with an ORCID that no author has, so it may be "
        "theirs and cannot be printed",
        _IF_IT_IS_THEIRS,
    ),
    DoubtKind.FORMER_NAME_WITH_KEY: (
        "this is a former name of an author, with a homonym key that no author has, so it may be "
        "theirs and cannot be printed",
        _IF_IT_IS_THEIRS,
    ),
    DoubtKind.NAMES_TWO_PEOPLE: (
        "the id, ORCID and homonym key of this byline do not name one person",
        "the first of them decides; correct the one that is wrong",
    ),
    DoubtKind.ORCID_OF_NOBODY: (
        "this ORCID is nobody's, and the author {about} of this name has none",
        "if it is, add the ORCID to the author's record, or the id to the byline",
    ),
    DoubtKind.ID_AS_NAME: (
        "'{printed}' is the id of an author, and stands here as a name",
        "write {{name: ..., id: {printed}}}",
    ),
    DoubtKind.MAY_BE_ONE_PERSON: (
        "two bylines of this paper may mean one person: '{printed}'",
        "add an id, an ORCID or a homonym key to tell them apart",
    ),
    DoubtKind.IS_ONE_PERSON: (
        "two bylines of this paper reach one person: '{printed}'",
        "remove one, or correct its id",
    ),
}


def problems_of_authors(entry: Entry[Paper], authors: Resolved) -> Iterator[Problem]:
    """What is doubtful about the bylines of a paper, in words."""
    for doubt in authors.doubts:
        message, hint = _ABOUT_BYLINES[doubt.kind]
        told = {"printed": authors.bylines[doubt.at].printed, "about": doubt.about}
        spot = entry.spot("authors", doubt.at)
        make = error if doubt.kind.forbids_printing else warning
        yield make(spot, message.format_map(told), hint.format_map(told))


def problems_of_editors(entry: Entry[Paper], editors: Resolved) -> Iterator[Problem]:
    """Editors whose printed name is a former one that must not be printed."""
    for doubt in editors.doubts:
        if doubt.kind.forbids_printing:
            message, _hint = _ABOUT_BYLINES[doubt.kind]
            yield error(entry.spot("editors", doubt.at), message, "write today's name")
