"""The bylines of a paper: what resolving them left in doubt, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from byline.library.identity import DoubtKind, Resolved, resolve
from byline.library.register import Register
from byline.problems import Problem, error, warning
from byline.reading.validate import Entry
from byline.records import Byline, Paper

_WITH_ID = "add the author's id to the byline"
_IF_IT_IS_THEIRS = (
    "if it is theirs, add the author's id to the byline; if not, give the other person a record, "
    "or the author's record the ORCID or key that is theirs"
)


@dataclass(frozen=True, slots=True)
class Bylines:
    """A paper, and whom its bylines and editors reach."""

    entry: Entry[Paper]
    authors: Resolved
    editors: Resolved


def resolved(entry: Entry[Paper], known: Register) -> Bylines:
    """The paper, with its bylines and editors resolved."""
    editors = tuple(Byline(name=it) for it in entry.record.editors)
    return Bylines(entry, resolve(entry.record.authors, known), resolve(editors, known))


def former_name_of_several(bylines: Bylines) -> Iterator[Problem]:
    """Former names of more than one author."""
    message = "this is a former name of more than one author, so it cannot be printed"
    return _unprintable(bylines, DoubtKind.FORMER_NAME_OF_SEVERAL, message, _WITH_ID)


def former_name_with_orcid(bylines: Bylines) -> Iterator[Problem]:
    """Former names with an ORCID that may be their author's."""
    message = (
        "this is a former name of an author, with an ORCID that no author has, so it may be "
        "theirs and cannot be printed"
    )
    return _unprintable(bylines, DoubtKind.FORMER_NAME_WITH_ORCID, message, _IF_IT_IS_THEIRS)


def former_name_with_key(bylines: Bylines) -> Iterator[Problem]:
    """Former names with a homonym key that may be their author's."""
    message = (
        "this is a former name of an author, with a homonym key that no author has, so it may be "
        "theirs and cannot be printed"
    )
    return _unprintable(bylines, DoubtKind.FORMER_NAME_WITH_KEY, message, _IF_IT_IS_THEIRS)


def two_people_in_one(bylines: Bylines) -> Iterator[Problem]:
    """Bylines whose id, ORCID and homonym key are not one person's."""
    message = "the id, ORCID and homonym key of this byline do not name one person"
    hint = "the first of them decides; correct the one that is wrong"
    return _doubtful(bylines, DoubtKind.NAMES_TWO_PEOPLE, message, hint)


def orcid_of_nobody(bylines: Bylines) -> Iterator[Problem]:
    """ORCIDs that are no author's, where the only author of the name has none."""
    message = "this ORCID is nobody's, and the author {about} of this name has none"
    hint = "if it is, add the ORCID to the author's record, or the id to the byline"
    return _doubtful(bylines, DoubtKind.ORCID_OF_NOBODY, message, hint)


def id_for_a_name(bylines: Bylines) -> Iterator[Problem]:
    """Ids of authors that stand where a name is printed."""
    message = "'{printed}' is the id of an author, and stands here as a name"
    hint = "write {{name: ..., id: {printed}}}"
    return _doubtful(bylines, DoubtKind.ID_AS_NAME, message, hint)


def maybe_one_person(bylines: Bylines) -> Iterator[Problem]:
    """Bylines that would reach, by name alone, whom another one reaches."""
    message = "two bylines of this paper may mean one person: '{printed}'"
    hint = "add an id, an ORCID or a homonym key to tell them apart"
    return _doubtful(bylines, DoubtKind.MAY_BE_ONE_PERSON, message, hint)


def one_person_twice(bylines: Bylines) -> Iterator[Problem]:
    """Bylines that reach whom an earlier one reaches."""
    message = "two bylines of this paper reach one person: '{printed}'"
    return _doubtful(bylines, DoubtKind.IS_ONE_PERSON, message, "remove one, or correct its id")


def _unprintable(bylines: Bylines, kind: DoubtKind, message: str, hint: str) -> Iterator[Problem]:
    """An error for each byline, and each editor, of the doubt."""
    for doubt in bylines.authors.doubts:
        if doubt.kind is kind:
            yield error(bylines.entry.spot("authors", doubt.at), message, hint)
    for doubt in bylines.editors.doubts:
        if doubt.kind is kind:
            yield error(bylines.entry.spot("editors", doubt.at), message, "write today's name")


def _doubtful(bylines: Bylines, kind: DoubtKind, message: str, hint: str) -> Iterator[Problem]:
    """A warning for each byline of the doubt; a name in braces is told by the doubt."""
    for doubt in bylines.authors.doubts:
        if doubt.kind is kind:
            printed = bylines.authors.bylines[doubt.at].printed
            told = {"printed": printed, "about": doubt.about}
            spot = bylines.entry.spot("authors", doubt.at)
            yield warning(spot, message.format_map(told), hint.format_map(told))
