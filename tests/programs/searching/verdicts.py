"""What came of the queries: tables of places, milliseconds and bytes, and each failed query."""

import statistics
from collections.abc import Iterator, Mapping, Sequence

from tests.programs.searching.queries import KINDS, Kind
from tests.programs.searching.sessions import Asked, Bytes

MOST_FIRST_BYTES = 250_000
MOST_FURTHER_BYTES = 60_000
MOST_FIRST_MS = 100  # median, from the last key
MOST_COMPLETE_MS = 1000
MOST_TASK_MS = 50  # what a browser calls long

ByKind = Mapping[str, Sequence[Asked]]


def share(asked: Sequence[Asked], places: int) -> float:
    """Which part of the queries has a right answer in the first so many places."""
    return sum(0 < it.place <= places for it in asked) / len(asked)


def misses(kind: Kind, asked: Sequence[Asked]) -> list[str]:
    """What a kind of query falls short of."""
    wanted = {"in first place": (kind.first, 1), "in the first ten": (kind.in_ten, 10)}
    return [
        f"{kind.name}: {share(asked, places):.1%} {where}, not {target:.0%}"
        for where, (target, places) in wanted.items()
        if asked and target is not None and share(asked, places) < target
    ]


def all_misses(by_kind: ByKind) -> list[str]:
    """What any kind of query falls short of."""
    return [miss for kind in KINDS for miss in misses(kind, by_kind.get(kind.name, ()))]


def table(by_kind: ByKind) -> str:
    """Which queries found what they sought, and whether these are enough."""
    lines = [
        "| Query | queries | with one right answer | first | in ten | target | |",
        "|---|---:|---:|---:|---:|---:|---|",
    ]
    for kind in KINDS:
        if asked := by_kind.get(kind.name):
            single = sum(len(it.query.right) == 1 for it in asked)
            cells = [kind.name, len(asked), single, *(f"{share(asked, n):.1%}" for n in (1, 10))]
            verdict = "MISSED" if misses(kind, asked) else "reached"
            lines.append("| " + " | ".join(map(str, [*cells, _target(kind), verdict])) + " |")
        else:
            lines.append(f"| {kind.name} | 0 | | | | {_target(kind)} | none to ask |")
    return "\n".join(lines)


def _target(kind: Kind) -> str:
    first = [f"{kind.first:.0%} first"] if kind.first else []
    return ", ".join(first + ([f"{kind.in_ten:.0%} in ten"] if kind.in_ten else []))


def times(by_kind: ByKind) -> str:
    """How long readers waited after the last key, and what held their page up."""
    answers = [it.answer for asked in by_kind.values() for it in asked if not it.answer.fault]
    unanswered = [it for asked in by_kind.values() for it in asked if it.answer.fault]
    rows = {
        f"first results (median at most {MOST_FIRST_MS})": [it.first_ms for it in answers],
        f"complete answer (never over {MOST_COMPLETE_MS})": [it.complete_ms for it in answers],
        f"longest task of a query (over {MOST_TASK_MS}; 0: none)": [
            it.longest_task_ms for it in answers
        ],
    }
    held_up = sum(it.longest_task_ms > MOST_TASK_MS for it in answers)
    return "\n".join([
        *_spread("milliseconds", rows, ".0f"),
        f"{held_up} of {len(answers)} queries had a long task; {len(unanswered)} had no answer.",
    ])  # fmt: skip


def downloads(counted: Bytes) -> str:
    """What readers fetched."""
    rows = {
        f"to the first results (at most {MOST_FIRST_BYTES / 1000:.0f})": counted.to_first,
        "to the complete first answer": counted.to_complete,
        "in the background while an answer is read": counted.at_rest,
        f"for a further query (at most {MOST_FURTHER_BYTES / 1000:.0f})": counted.further,
    }
    in_kb = {label: [size / 1000 for size in sizes] for label, sizes in rows.items()}
    over = sum(size > MOST_FURTHER_BYTES for size in counted.further)
    return "\n".join([
        *_spread("KB", in_kb, ".1f"),
        f"{len(counted.unasked)} files of search were fetched before it was opened; "
        f"{over} of {len(counted.further)} further queries took more than they may.",
    ])  # fmt: skip


def _spread(unit: str, rows: Mapping[str, Sequence[float]], form: str) -> Iterator[str]:
    yield f"| {unit} | median | 95th percentile | most |"
    yield "|---|---:|---:|---:|"
    for label, values in rows.items():
        ordered = sorted(values) or [0.0]
        told = statistics.median(ordered), ordered[-(-len(ordered) * 19 // 20) - 1], ordered[-1]
        yield f"| {label} | " + " | ".join(f"{it:{form}}" for it in told) + " |"


def failures(by_kind: ByKind) -> Iterator[str]:
    """Each query without a right answer where one was due: what was sought, what came first."""
    for kind in KINDS:
        within = 1 if kind.first else 10
        for asked in by_kind.get(kind.name, ()):
            if not 0 < asked.place <= within:
                yield f"{kind.name}: {asked.query.text}"
                place = f"in place {asked.place}" if asked.place else "nowhere"
                yield f"    sought {asked.query.item}: {place}"
                came = asked.answer.fault or ", ".join(asked.answer.addresses[:3]) or "nothing"
                yield f"    first came {came}"
