"""Measures builds of one site: seconds by stage, memory, pages and bytes, by number of jobs.

python -m tests.bench CONFIG [--jobs 1 2] [--runs 3]

Runs alternate between the numbers of jobs, each in a process of its own with a fresh output,
and the median is told: machines are noisy, so compare within one table.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from generator.build import Options, build
from generator.watch import Watch

POLL_SECONDS = 0.05
ONE_RUN = "--one-run"


def one_run(config: Path, output: Path, jobs: int) -> dict[str, Any]:
    """Builds once in this process, and tells what it took."""
    watch = Watch()
    report = build(Options(config, output, jobs=jobs), watch)
    files = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    return {
        "pages": report.pages.total(),
        "files": len(files),
        "bytes": sum(files),
        "stages": {name: (took.cpu, took.wall) for name, took in watch.seconds.items()},
    }


def memory_of_tree(pid: int) -> int:
    """The proportional memory of a process and its children, in kilobytes (on Linux)."""
    total = 0
    for each in [pid, *_children(pid)]:
        try:
            text = Path(f"/proc/{each}/smaps_rollup").read_text("ascii")
        except OSError:  # it has ended
            continue
        total += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    except OSError:
        return []
    return [int(child) for child in text.split()]


def measured(config: Path, jobs: int) -> dict[str, Any]:
    """One build in a process of its own, with the peak memory of its process tree."""
    folder = Path(tempfile.mkdtemp())
    try:
        command = [
            sys.executable,
            "-m",
            "tests.bench",
            ONE_RUN,
            str(config),
            str(folder / "output"),
        ]
        with subprocess.Popen([*command, str(jobs)], stdout=subprocess.PIPE, text=True) as process:
            peak = 0
            while process.poll() is None:
                peak = max(peak, memory_of_tree(process.pid))
                time.sleep(POLL_SECONDS)
            assert process.stdout
            result: dict[str, Any] = json.loads(process.stdout.read())
        return {**result, "peak": peak}
    finally:
        shutil.rmtree(folder)


def table(results: dict[int, list[dict[str, Any]]]) -> str:
    """The medians, a column for each number of jobs."""
    columns = {jobs: f"{jobs} job{'s' if jobs > 1 else ''}" for jobs in results}
    lines = ["| CPU s (clock s) | " + " | ".join(columns.values()) + " |"]
    lines.append("|---|" + "---:|" * len(columns))
    stages = list(next(iter(results.values()))[0]["stages"])
    for stage in stages:
        cells = [_seconds([run["stages"][stage] for run in runs]) for runs in results.values()]
        lines.append(f"| {stage} | " + " | ".join(cells) + " |")
    totals = [
        _seconds(
            [[sum(part) for part in zip(*run["stages"].values(), strict=True)] for run in runs]
        )
        for runs in results.values()
    ]
    lines.append("| in all | " + " | ".join(totals) + " |")
    peaks = [f"{_median([run['peak'] for run in runs]) / 1e3:,.0f} MB" for runs in results.values()]
    lines.append("| peak memory of the process tree | " + " | ".join(peaks) + " |")
    first = next(iter(results.values()))[0]
    size = f"{first['pages']:,} pages, {first['files']:,} files, {first['bytes'] / 1e6:,.1f} MB"
    return "\n".join([*lines, "", size])


def _seconds(runs: list[Any]) -> str:
    cpu, wall = (_median(list(part)) for part in zip(*runs, strict=True))
    return f"{cpu:.2f} ({wall:.2f})"


def _median(values: list[float]) -> float:
    return statistics.median(values)


def main() -> None:
    """The command line."""
    if sys.argv[1:2] == [ONE_RUN]:
        config, output, jobs = sys.argv[2:]
        print(json.dumps(one_run(Path(config), Path(output), int(jobs))))
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("config", type=Path)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    results: dict[int, list[dict[str, Any]]] = {jobs: [] for jobs in asked.jobs}
    for _ in range(asked.runs):
        for jobs in asked.jobs:
            results[jobs].append(measured(asked.config, jobs))
    print(table(results))


if __name__ == "__main__":
    main()
