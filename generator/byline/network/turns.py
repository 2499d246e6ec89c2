"""Time, and whose turn it is: a service is asked one question at a time, with a pause between."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of day, seconds that only grow, and a way to let them pass."""

    now: Callable[[], datetime] = _now
    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Turns:
    """When each service may be asked again, for all who ask it at the same time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._asked: dict[str, threading.Lock] = {}
        self._free_from: dict[str, float] = {}

    @contextmanager
    def turn(self, service: str, spacing: float) -> Iterator[None]:
        """Waits until the service may be asked; nobody else asks it meanwhile."""
        with self._guard:
            asked = self._asked.setdefault(service, threading.Lock())
        with asked:
            pause = self._free_from.get(service, 0.0) - self._clock.seconds()
            if service in self._free_from and pause > 0:
                self._clock.sleep(pause)
            try:
                yield
            finally:
                self.hold(service, spacing)

    def hold(self, service: str, seconds: float) -> None:
        """The service is left in peace for so long, from now."""
        with self._guard:
            until = self._clock.seconds() + seconds
            self._free_from[service] = max(until, self._free_from.get(service, until))
