"""A stopwatch for a build: told of its stages and steps, left with the seconds of each."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Seconds:
    """What a stage took: on the clock, and of processors, in this process and its children."""

    wall: float
    cpu: float


@dataclass(slots=True)
class Stopwatch:
    """Receives what a build tells; by default it only keeps the seconds."""

    on_stage: Callable[[str, int], None] = lambda _stage, _total: None
    on_steps: Callable[[int], None] = lambda _number: None
    seconds: dict[str, Seconds] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[None]:
        """Times a stage of `total` steps (0: it does not count them); some come in two parts."""
        self.on_stage(name, total)
        before = self.seconds.get(name, Seconds(0, 0))
        wall, cpu = time.perf_counter() - before.wall, _cpu() - before.cpu
        yield
        self.seconds[name] = Seconds(time.perf_counter() - wall, _cpu() - cpu)


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
