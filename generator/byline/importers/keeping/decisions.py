"""Pairs of works that may be one: what people decided of them, in a file that is made for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from byline.importers.keeping.memory import FOLDER
from byline.importers.keeping.values import Values
from byline.importers.keeping.written import item
from byline.problems import Failure
from byline.reading.load import read_document
from byline.reading.syntax import EmptyFault, Fault, Node, plain

DECISIONS = f"{FOLDER}/decisions.yaml"
_HEADER = """\
# Works of sources that may be works that the site has. They are not imported before it is
# decided: write `same` or `apart` in place of `undecided`, then import again.
"""
_NEEDED = ("source", "work", "record", "are")
_ENTRY = "each has source, work and record, and under are: same, apart or undecided"
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
    path, file = content / DECISIONS, f"{content.name}/{DECISIONS}"
    if not path.exists():
        return ()
    try:
        return tuple(_decisions(read_document(path, file).root, file))
    except EmptyFault:
        return ()
    except Fault as fault:
        place = f"{fault.place.file}:{fault.place.line}"
        raise Failure(f"{place}: {fault.message}\n  {fault.hint}") from fault


def _decisions(root: Node, file: str) -> Iterator[Decision]:
    """The decisions of the file; raises `Fault` at the first entry that is none."""
    if root.kind != "list":
        raise Fault(root.place(file), "the file is no list of decisions", _ENTRY)
    for entry in root.items:
        told = plain(entry) if entry.kind == "mapping" else {}
        texts = {name: it for name, it in told.items() if isinstance(it, str)}
        if missing := next((it for it in _NEEDED if not texts.get(it)), ""):
            raise Fault(entry.place(file), f"this decision says nothing for '{missing}'", _ENTRY)
        are = texts["are"].strip().lower()
        if are not in list(Are):
            message = f"'{texts['are']}' is no decision"
            raise Fault(entry.keys["are"].place(file), message, "write same, apart or undecided")
        yield Decision(
            texts["source"],
            texts["work"],
            texts["record"],
            Are(are),
            texts.get("title", ""),
            texts.get("why", ""),
        )


def with_new(text: str, decisions: Iterable[Decision]) -> str:
    """The text of the file, with what is to be decided behind what a person wrote there."""
    lines = []
    for it in sorted(decisions, key=lambda one: one.pair):
        values: Values = {name: str(getattr(it, name)) for name in _FIELDS}
        lines += item(values, "")
    above = f"{text.rstrip()}\n" if text.strip() else _HEADER
    return above + "".join(f"{line}\n" for line in lines)
