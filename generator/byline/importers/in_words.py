"""A proposal in words and as a diff, for whoever decides on it."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from byline.importers.keeping.decisions import DECISIONS
from byline.importers.keeping.three_way import Difference, FieldChange, Path
from byline.importers.keeping.values import Plain
from byline.importers.keeping.written import scalar
from byline.importers.moving.arrival import OtherRecord
from byline.importers.news import NewNote
from byline.importers.proposal import (
    ComparedRecord,
    Doubtful,
    HeldBack,
    NewRecord,
    NotImported,
    Proposal,
    ToldWork,
)
from byline.reading.load import CONTENT

_MOST = 30  # of a sort; a run may be about thousands
_LONGEST = 70
_LONGEST_COMMENT = 50_000  # GitHub takes 65,536 characters


class _Section(NamedTuple):
    """A sort of things that are told: its heading, what of a proposal it holds, and the lines for
    each of them."""

    heading: str
    pick: Callable[[Proposal], Sequence[Any]]
    tell: Callable[[Any], Iterable[str]]


def in_words(proposal: Proposal, *, tells_all: bool = False) -> Iterator[str]:
    """What would be added, changed and left alone, in lines."""
    for section in _SECTIONS:
        found = section.pick(proposal)
        if not found:
            continue
        yield f"{section.heading}: {len(found):,}"
        for it in found if tells_all else found[:_MOST]:
            yield from (f"  {line}" for line in section.tell(it))
        if not tells_all and len(found) > _MOST:
            yield f"  and {len(found) - _MOST:,} more; --all tells each"
        yield ""


def _of_new(record: NewRecord) -> Iterator[str]:
    yield f"{record.file}: {_short(record.title)}"
    if len(record.told) > 1:
        yield f"  one work: {_several(record.told)} ({'; '.join(record.why)})"


def _of_joined(record: ComparedRecord) -> Iterator[str]:
    yield f"{record.file}: {_several(record.told)} ({'; '.join(record.why)})"
    yield from _changes(record.changes)


def _of_changed(record: ComparedRecord) -> Iterator[str]:
    yield f"{record.file}: {_short(record.title)}"
    yield from _changes(record.changes)


def _changes(changes: Iterable[FieldChange]) -> Iterator[str]:
    for it in changes:
        before = "" if it.before is None else f"{_value(it.before)} -> "
        yield f"  {_field(it.path)}: {before}{_value(it.after)}"


def _of_kept(record: ComparedRecord) -> Iterator[str]:
    yield f"{record.file}: {_short(record.title)}"
    yield from (_difference(it, record) for it in record.differences)


def _difference(it: Difference, record: ComparedRecord) -> str:
    kept = "left out" if it.kept is None else _value(it.kept)
    return f"  {_field(it.path)}: {kept}; {record.told[0].source} has {_value(it.told)}"


def _of_file(record: NewNote | OtherRecord) -> Iterator[str]:
    yield f"{record.file}: {_short(record.title)}"


def _of_rejected(told: ToldWork) -> Iterator[str]:
    yield f"{told.in_words}: {_short(told.work.title)}"


def _of_held_back(it: HeldBack) -> Iterator[str]:
    yield f"{it.told.in_words}: {_short(it.told.work.title)}"
    yield f"  perhaps {it.record}: {_short(it.record_title)} ({it.why})"


def _of_doubtful(it: Doubtful) -> Iterator[str]:
    remark = it.remark
    yield f"{it.told.in_words}: {remark.field}: {_short(remark.before)} ({remark.rule})"


def _of_failed(it: NotImported) -> Iterator[str]:
    yield f"{it.told.in_words}: {_short(it.told.work.title) or 'untitled'}: {it.why}"


def _as_it_is(text: str) -> Iterator[str]:
    yield text


_SECTIONS = (
    _Section("new records", lambda it: it.added, _of_new),
    _Section("new notes", lambda it: it.notes, _of_file),
    _Section(
        "other new records",
        lambda it: [new for one in it.arrivals for new in one.records],
        _of_file,
    ),
    _Section(
        "records of people, with what they left out",
        lambda it: [file for one in it.arrivals for file in one.filled],
        _as_it_is,
    ),
    _Section("files that come along", lambda it: sorted(it.copies), _as_it_is),
    _Section(
        "old addresses that lead to new pages, in config.yaml",
        lambda it: [old for one in it.arrivals for old in one.redirects],
        _as_it_is,
    ),
    _Section("examples that go", lambda it: it.removed, _as_it_is),
    _Section(
        "works that are records already",
        lambda it: [record for record in it.compared if record.is_joined],
        _of_joined,
    ),
    _Section(
        "records that a source corrects",
        lambda it: [record for record in it.changed if not record.is_joined],
        _of_changed,
    ),
    _Section("authors who get keys of services", lambda it: it.filled, _as_it_is),
    _Section(
        "records that stay as you wrote them",
        lambda it: [record for record in it.compared if record.differences],
        _of_kept,
    ),
    _Section(
        "works not proposed again, because their records were removed (Git can bring one back)",
        lambda it: it.rejected,
        _of_rejected,
    ),
    _Section(
        f"works that may be records already; decide in {CONTENT}/{DECISIONS}",
        lambda it: it.held_back,
        _of_held_back,
    ),
    _Section(
        "values that are kept as the source has them, because no rule was sure",
        lambda it: it.doubtful,
        _of_doubtful,
    ),
    _Section(
        "what does not come along",
        lambda it: [left for one in it.arrivals for left in one.left],
        _as_it_is,
    ),
    _Section(
        "works that make no record; mend the source, and import it again",
        lambda it: [one for one in it.failed if not one.file],
        _of_failed,
    ),
    _Section(
        "records that cannot be edited; write these values into them by hand",
        lambda it: [one for one in it.failed if one.file],
        _of_failed,
    ),
)


def _field(path: Path) -> str:
    return ".".join(str(it + 1) if isinstance(it, int) else it for it in path)


def _value(value: Plain) -> str:
    if isinstance(value, list) and len(value) > 4:
        return f"[{len(value)} entries]"
    return _short(scalar(value))


def _several(told: Iterable[ToldWork]) -> str:
    return ", ".join(it.in_words for it in told)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def summary(proposal: Proposal) -> str:
    """All in one line."""
    joined = sum(len(it.told) for it in proposal.compared if it.is_joined)
    merged = joined + sum(len(it.told) - 1 for it in proposal.added)
    others = sum(len(it.records) for it in proposal.arrivals)
    as_before = [it for it in proposal.compared if not it.is_joined and not it.changes]
    parts = (
        (len(proposal.added) + len(proposal.notes) + others, "added"),
        (merged, "merged"),
        (len(proposal.changed) + len(proposal.filled), "changed"),
        (len(as_before), "as before"),
        (len(proposal.rejected), "not proposed again"),
        (len(proposal.held_back), "to decide"),
        (len(proposal.doubtful), "uncertain"),
        (len(proposal.failed) + sum(it.severity == "error" for it in proposal.problems), "failed"),
    )
    told = [f"{number:,} {what}" for number, what in parts if number]
    return ", ".join(told) or "nothing to import"


def as_diff(proposal: Proposal) -> Iterator[str]:
    """Each record's file as it would change, as Git would show it; what is remembered beside them
    is left out."""
    for name, text in sorted(proposal.texts.items()):
        if not name.startswith(f"{CONTENT}/."):
            before = proposal.before.get(name)
            yield from difflib.unified_diff(
                before.splitlines() if before is not None else [],
                text.splitlines(),
                f"a/{name}" if before is not None else "/dev/null",
                f"b/{name}",
                lineterm="",
            )


def as_markdown(proposal: Proposal, failures: Iterable[str]) -> str:
    """The proposal for a pull request. What sources say stands in a fence that nothing in it ends:
    no title there is a link, a picture or a name that calls somebody."""
    told = "\n".join([*in_words(proposal), *failures]).strip()[:_LONGEST_COMMENT]
    longest = max((len(it) for it in re.findall("`+", told)), default=0)
    fence = "`" * max(3, longest + 1)
    what = f"### {summary(proposal).capitalize()}\n\n"
    how = (
        "Merge it to take it over. A record that you remove here, or at any time later, is not "
        "proposed again; what you change by hand stays.\n"
    )
    return f"{what}{how}\n{fence}text\n{told}\n{fence}\n" if told else what
