"""The medians of measured builds as one table in Markdown."""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence

from tests.programs.bench.measure import Measured, Took

Rows = Mapping[tuple[str, str], Sequence[Measured]]  # by the site and what was built
BYLINE, HUGO = "Byline, full build", "Hugo, full build"
_TOTALS = ("in all", "peak memory", "output", "files")


def table(rows: Rows) -> str:
    """A line for each kind of build: processor seconds (clock seconds), memory, and output."""
    stages = list(dict.fromkeys(name for runs in rows.values() for name in runs[0].stages))
    head = ["site", "build", *stages, *_TOTALS]
    lines = [_line(head), "|---|---|" + "---:|" * (len(head) - 2)]
    for (site, build), runs in rows.items():
        first = runs[0]
        cells = [
            _took([run.stages[name] for run in runs]) if name in first.stages else ""
            for name in stages
        ]
        totals = (
            _took([run.total for run in runs]),
            _megabytes(_median(run.peak for run in runs)),
            _megabytes(first.size),
            f"{first.files:,}",
        )
        lines.append(_line([site, build, *cells, *totals]))
    return "\n".join(lines)


def ratios(rows: Rows) -> str:
    """What Byline needs of what Hugo needs, for each site that both built."""
    lines = []
    for site, build in rows:
        if build != HUGO:
            continue
        ours, theirs = rows[site, BYLINE], rows[site, HUGO]
        figures: tuple[tuple[str, Callable[[Measured], float]], ...] = (
            ("processor seconds", lambda run: run.total[0]),
            ("clock seconds", lambda run: run.total[1]),
            ("peak memory", lambda run: run.peak),
            ("bytes written", lambda run: run.size),
        )
        said = (
            f"{name} {_median(map(figure, ours)) / _median(map(figure, theirs)):.2f}"
            for name, figure in figures
        )
        lines.append(f"{site}, Byline / Hugo: {', '.join(said)}")
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _took(runs: Sequence[Took]) -> str:
    cpu, wall = (_median(part) for part in zip(*runs, strict=True))
    return f"{cpu:.2f} ({wall:.2f})"


def _megabytes(size: float) -> str:
    return f"{size / 1e6:,.0f} MB"


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)
