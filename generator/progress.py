"""A line on a terminal that shows how far a build is, once it takes over a second."""

import time
from types import TracebackType
from typing import Self, TextIO

WIDTH = 24
PATIENCE = 1.0


class Progress:
    """Draws on a terminal; writes nothing anywhere else."""

    def __init__(self, stream: TextIO, patience: float = PATIENCE) -> None:
        self.stream = stream
        self.is_terminal = stream.isatty()
        self.begins = time.monotonic() + patience
        self.name = ""
        self.total = 0
        self.done = 0
        self.is_drawn = False

    def stage(self, name: str, total: int) -> None:
        """A stage of `total` steps begins."""
        self.name, self.total, self.done = name, total, 0
        self._draw()

    def steps(self, number: int) -> None:
        """So many more steps are done."""
        self.done += number
        self._draw()

    def close(self) -> None:
        """Takes the line away."""
        if self.is_drawn:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self.is_drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _fault: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def _draw(self) -> None:
        if not self.is_terminal or time.monotonic() < self.begins:
            return
        full = WIDTH * self.done // self.total if self.total else 0
        bar = "#" * full + "." * (WIDTH - full)
        numbers = f" {self.done:,} of {self.total:,}" if self.total else ""
        self.stream.write(f"\r\x1b[K[{bar}] {self.name}{numbers}")
        self.stream.flush()
        self.is_drawn = True
