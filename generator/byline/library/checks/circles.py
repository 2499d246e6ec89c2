"""Circles: papers and topics that lead, from one to the next, back to where they started."""

from collections.abc import Iterator, Mapping

from byline.library.everything import Everything
from byline.library.relations import named
from byline.problems import Problem, error

_ONE_WAY = {
    "preprint_of": "are preprints of one another",
    "supersedes": "supersede one another",
    "corrects": "correct one another",
}


def papers_in_a_circle(everything: Everything) -> Iterator[Problem]:
    """Papers that replace, correct or precede one another in a circle."""
    papers, known = everything.entries["papers"], everything.known["papers"]
    for field, words in _ONE_WAY.items():
        ways = {
            entry.record.id: {known.ids.get(it, "") for it in named(entry.record, field)}
            for entry in papers
            if getattr(entry.record, field)
        }
        turning = in_circles(ways)
        for entry in papers:
            if entry.record.id in turning:
                message = f"these papers {words}, in a circle: {', '.join(sorted(turning))}"
                hint = f"remove the {field} that points the wrong way"
                yield error(entry.spot(field), message, hint)


def topics_in_a_circle(everything: Everything) -> Iterator[Problem]:
    """Topics that are wider than one another."""
    topics, known = everything.entries["topics"], everything.known["topics"]
    ways = {
        entry.record.id: set(wider)
        for entry in topics
        if entry.record.parent and len(wider := known.find(entry.record.parent)) == 1
    }
    turning = in_circles(ways)
    for entry in topics:
        if entry.record.id in turning:
            message = f"these topics are wider than one another: {', '.join(sorted(turning))}"
            yield error(entry.spot("parent"), message, "remove one of the parents")


def in_circles(ways: Mapping[str, set[str]]) -> set[str]:
    """Those that lie on a way which leads back to where it started."""
    left = dict(ways)
    while True:
        entered = {target for targets in left.values() for target in targets}
        kept = {
            start: targets & left.keys()
            for start, targets in left.items()
            if targets & left.keys() and start in entered
        }
        if kept == left:
            return set(left)
        left = kept
