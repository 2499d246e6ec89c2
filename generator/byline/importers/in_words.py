"""A proposal in words and as a diff, for whoever decides on it."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from byline.importers.keeping.decisions import DECISIONS
from byline.importers.keeping.three_way import Difference, FieldChange, Path
from byline.importers.keeping.values import Plain
from byline.importers.keeping.written import scalar
from byline.importers.proposal import ComparedRecord, NewRecord, Proposal, Told
from byline.reading.load import CONTENT

_MOST = 30  # of a sort; a run may be about thousands
_LONGEST = 70
_LONGEST_COMMENT = 50_000  # GitHub takes 65,536 characters
_One = TypeVar("_One")


def in_words(proposal: Proposal, *, tells_all: bool = False) -> Iterator[str]:
    """What would be added, changed and left alone, in lines."""
    joined = [it for it in proposal.compared if it.is_joined]
    changed = [it for it in proposal.changed if not it.is_joined]
    kept = [it for it in proposal.compared if it.differences]
    most = None if tells_all else _MOST
    yield from _sort("new records", proposal.added, _of_new, most)
    yield from _sort(
        "new notes", proposal.notes, lambda it: [f"{it.file}: {_short(it.title)}"], most
    )
    others = [it for one in proposal.arrivals for it in one.records]
    yield from _sort(
        "other new records", others, lambda it: [f"{it.file}: {_short(it.title)}"], most
    )
    filled = [it for one in proposal.arrivals for it in one.filled]
    yield from _sort(
        "records of people that gain what they left out", filled, lambda it: [it], most
    )
    yield from _sort("files that come along", sorted(proposal.copies), lambda it: [it], most)
    redirects = sum(it.redirects for it in proposal.arrivals)
    if redirects:
        yield f"old addresses that lead to new pages, in config.yaml: {redirects:,}"
        yield ""
    yield from _sort("examples that go", proposal.removed, lambda it: [it], most)
    yield from _sort("works that are records already", joined, _of_joined, most)
    yield from _sort("records that a source corrects", changed, _of_changed, most)
    yield from _sort("records that stay as you wrote them", kept, _of_kept, most)
    yield from _sort(
        "works not proposed again: their records were removed",
        proposal.rejected,
        lambda it: [f"{it.in_words}: {_short(it.work.title)}"],
        most,
    )
    yield from _sort(
        f"works that may be records already; decide in {CONTENT}/{DECISIONS}",
        proposal.held_back,
        lambda it: [
            f"{it.told.in_words}: {_short(it.told.work.title)}",
            f"  perhaps {it.record}: {_short(it.record_title)} ({it.why})",
        ],
        most,
    )
    yield from _sort(
        "values that are kept as the source has them, because no rule was sure",
        proposal.doubtful,
        lambda it: [
            f"{it.told.in_words}: {it.remark.field}: {_short(it.remark.before)} ({it.remark.rule})"
        ],
        most,
    )
    left = [it for one in proposal.arrivals for it in one.left]
    yield from _sort("what does not come along", left, lambda it: [it], most)
    yield from _sort(
        "works that make no record; mend the source, and import it again",
        proposal.failed,
        lambda it: [f"{it.told.in_words}: {_short(it.told.work.title) or 'untitled'}: {it.why}"],
        most,
    )


def _sort(
    heading: str, found: Sequence[_One], tell: Callable[[_One], Iterable[str]], most: int | None
) -> Iterator[str]:
    if not found:
        return
    yield f"{heading}: {len(found):,}"
    for it in found[:most]:
        yield from (f"  {line}" for line in tell(it))
    if most is not None and len(found) > most:
        yield f"  and {len(found) - most:,} more; --all tells each"
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


def _field(path: Path) -> str:
    return ".".join(str(it + 1) if isinstance(it, int) else it for it in path)


def _value(value: Plain) -> str:
    if isinstance(value, list) and len(value) > 4:
        return f"[{len(value)} entries]"
    return _short(scalar(value))


def _several(told: Iterable[Told]) -> str:
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
        (len(proposal.changed), "changed"),
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
