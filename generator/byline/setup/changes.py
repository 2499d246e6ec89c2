"""What changed in records from one schema to the next, and records rewritten by it.

To raise `SCHEMA`, add a row to `CHANGES` for each thing that a record must be changed for. A row
sees each record of each kind, and `config.yaml` under the name of `CONFIG`, as it stands in its
file, and gives the edits that bring it to the next schema; `rewriting.py` has those that are
usual. The number in `config.yaml` needs no row.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from byline.problems import Failure
from byline.reading.rewriting import Edit, edited, with_value
from byline.reading.spans import NoYamlError, WrittenValue, written
from byline.setup.schemas import CONFIG


@dataclass(frozen=True, slots=True)
class Rewritable:
    """One record, or the configuration: its kind, the text of its file, and where it stands."""

    kind: str
    text: str
    record: WrittenValue


@dataclass(frozen=True, slots=True)
class Change:
    """What is no longer as it was in one schema: in words, and as edits of a record."""

    from_schema: int
    says: str
    rewrite: Callable[[Rewritable], Iterable[Edit]]


CHANGES: tuple[Change, ...] = ()


class CannotRewriteError(Failure):
    """A file that should be rewritten cannot be read."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file of records, or config.yaml, as it is written."""

    name: str
    kind: str
    text: str


def rewritten(file: RecordFile, schema: int, to: int, changes: Sequence[Change]) -> str:
    """The file's text in a later schema; what no change is about stays as it is."""
    text = file.text
    for number in range(schema, to):
        of_step = [it for it in changes if it.from_schema == number]
        for change in of_step:
            text = _applied(file, text, change.rewrite)
    if file.kind == CONFIG and schema != to:
        text = _applied(file, text, lambda it: with_value(it.text, it.record, "schema", str(to)))
    return text


def _applied(file: RecordFile, text: str, rewrite: Callable[[Rewritable], Iterable[Edit]]) -> str:
    """The text after the edits of each of its records."""
    try:
        root = written(text, has_front_matter=file.name.endswith(".md"))
    except NoYamlError:
        message = f"{file.name} cannot be read, so it cannot be rewritten; nothing is changed yet"
        raise CannotRewriteError(
            f"{message}\n  mend it first: byline check says what is wrong with it"
        ) from None
    records = [root, *root.items] if root else []
    return edited(
        text, (edit for it in records for edit in rewrite(Rewritable(file.kind, text, it)))
    )
