"""What a command takes: processor and clock seconds, and the peak memory of its process tree.

Processor seconds are those of the command and of all children that it waited for, as the system
counts them. Memory is the proportional share (PSS) of all processes of the tree together, looked
at ten times a second: pages that forked processes share count once.
"""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

POLL_SECONDS = 0.1
Took = tuple[float, float]  # processor seconds, clock seconds


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run took, with its stages where it tells them; memory and sizes in bytes."""

    total: Took
    peak: int
    size: int
    files: int
    stages: Mapping[str, Took] = field(default_factory=dict)


def run(command: Sequence[str], output: Path, *, tells_stages: bool = True) -> Measured:
    """Runs a command that writes into `output`, and may print its stages as JSON; where it prints
    something else, it tells no stages."""
    with tempfile.TemporaryFile("w+") as printed:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=printed)
        peak, usage = 0, None
        while usage is None:
            peak = max(peak, memory_of_tree(process.pid))
            usage = _usage_when_done(process)
        wall = time.perf_counter() - start
        if process.returncode:
            raise RuntimeError(f"{command[0]} failed with {process.returncode}")
        printed.seek(0)
        text = printed.read() if tells_stages else ""
    stages = {name: (cpu, clock) for name, (cpu, clock) in json.loads(text or "{}").items()}
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    return Measured((usage, wall), peak, sum(sizes), len(sizes), stages)


def memory_of_tree(pid: int) -> int:
    """The proportional memory of a process and all below it, in bytes (on Linux; else 0)."""
    return _memory(pid) + sum(memory_of_tree(child) for child in _children(pid))


def _usage_when_done(process: "subprocess.Popen[bytes]") -> float | None:
    """The processor seconds of a process that has ended; None for one that has not."""
    time.sleep(POLL_SECONDS)
    pid, status, usage = os.wait4(process.pid, os.WNOHANG)
    if not pid:
        return None
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def _memory(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:  # it has ended, or this is no Linux
        return 0
    lines = (line.split() for line in text.splitlines() if line.startswith("Pss:"))
    return 1024 * sum(int(line[1]) for line in lines)


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    except OSError:
        return []
    return [int(child) for child in text.split()]
