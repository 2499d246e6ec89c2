"""How far a build is, once it takes over a second: a bar on a terminal, plain lines elsewhere."""

import time
from types import TracebackType
from typing import Self, TextIO

WIDTH = 24
PATIENCE = 1.0


class Progress:
    """Draws a bar on a terminal; elsewhere it writes a line for each stage."""

    def __init__(
        self, stream: TextIO, *, patience: float = PATIENCE, is_quiet: bool = False
    ) -> None:
        self.stream = stream
        self.is_quiet = is_quiet
        self.is_terminal = stream.isatty()
        self.begins = time.monotonic() + patience
        self.name = ""
        self.total = 0
        self.done = 0
        self.is_drawn = False
        self.width = 0  # of what is drawn, which blanks take away: no console is asked for more

    def stage(self, name: str, total: int) -> None:
        """A stage of `total` steps begins."""
        self.name, self.total, self.done = name, total, 0
        if self.is_terminal:
            self._draw()
        elif self._is_due():
            self.stream.write(f"{name}: {total:,}\n" if total else f"{name}\n")
            self.stream.flush()

    def steps(self, number: int) -> None:
        """So many more steps are done."""
        self.done += number
        if self.is_terminal:
            self._draw()

    def close(self) -> None:
        """Takes the line away."""
        if self.is_drawn:
            self.stream.write(f"\r{' ' * self.width}\r")
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

    def _is_due(self) -> bool:
        return not self.is_quiet and time.monotonic() >= self.begins

    def _draw(self) -> None:
        if not self._is_due():
            return
        full = WIDTH * self.done // self.total if self.total else 0
        bar = "#" * full + "." * (WIDTH - full)
        numbers = f" {self.done:,} of {self.total:,}" if self.total else ""
        line = f"[{bar}] {self.name}{numbers}"
        self.stream.write(f"\r{line.ljust(self.width)}")
        self.width = len(line)
        self.stream.flush()
        self.is_drawn = True
