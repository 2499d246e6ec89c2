"""Pairs of works that may be one: what people decided of them, in a file that is made for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from byline.importers.keeping.memory import FOLDER
from byline.importers.keeping.values import Values
from byline.importers.keeping.written import item
from byline.problems import Failure
from byline.reading.load import read_document
from byline.reading.syntax import EmptyFault, Fault, plain

DECISIONS = f"{FOLDER}/decisions.yaml"
_HEADER = """\
# Works of sources that may be works that the site has. They are not imported before it is
# decided: write `same` or `apart` in place of `undecided`, then import again.
"""
_FIELDS = ("source", "work", "title", "record", "why", "are")


class Are(StrEnum):
    """What two works are to each other."""

    SAME = "same"
    APART = "apart"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Decision:
    """A source's work and a record: one work or not, and why that is asked."""

    source: str
    work: str
    record: str
    are: Are = Are.UNDECIDED
    title: str = ""
    why: str = ""

    @property
    def pair(self) -> tuple[str, str, str]:
        """What was decided about."""
        return self.source, self.work, self.record

    def under(self, ids: Mapping[str, str]) -> "Decision":
        """The same under today's id of the record, to which `ids` leads from the old ones."""
        return replace(self, record=ids.get(self.record, self.record))


def read_decisions(content: Path) -> tuple[Decision, ...]:
    """What was decided; raises `Failure` where the file cannot be read."""
    path = content / DECISIONS
    if not path.exists():
        return ()
    try:
        document = read_document(path, f"{content.name}/{DECISIONS}")
        return tuple(_decision(it) for it in plain(document.root))
    except EmptyFault:
        return ()
    except Fault as fault:
        place = f"{fault.place.file}:{fault.place.line}"
        raise Failure(f"{place}: {fault.message}\n{fault.hint}") from fault
    except (KeyError, TypeError, ValueError) as fault:
        message = f"{path}: each entry needs source, work, record and are: same, apart or undecided"
        raise Failure(f"{message} ({fault})") from fault


def _decision(told: Mapping[str, str]) -> Decision:
    return Decision(
        told["source"],
        told["work"],
        told["record"],
        Are(told["are"].strip().lower()),
        told.get("title") or "",
        told.get("why") or "",
    )


def text_of(decisions: Iterable[Decision]) -> str:
    """The file that holds the decisions, in an order that no run changes."""
    lines = []
    for it in sorted(decisions, key=lambda one: one.pair):
        values: Values = {name: str(getattr(it, name)) for name in _FIELDS}
        lines += item(values, "")
    return _HEADER + "".join(f"{line}\n" for line in lines)
