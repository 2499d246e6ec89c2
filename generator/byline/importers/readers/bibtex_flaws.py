"""What is found wrong in a BibTeX file, until it is told as problems with their lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from byline.problems import Place, Problem, Severity, error, warning

MOST_TOLD = 1000
LONGEST_QUOTE = 1000


@dataclass(frozen=True, slots=True, order=True)
class Flaw:
    """One thing that is wrong; `start` counts characters from the beginning of the text."""

    start: int
    message: str
    hint: str = ""
    width: int = 1
    severity: Severity = Severity.WARNING


class BrokenBlock(Exception):  # noqa: N818 - a fault of the source, not of the program
    """What makes a block unreadable; reading goes on at the first entry behind `goes_on`."""

    def __init__(self, flaw: Flaw, goes_on: int) -> None:
        super().__init__(flaw.message)
        self.flaw = flaw
        self.goes_on = goes_on


def broken(start: int, message: str, hint: str, goes_on: int = 0, width: int = 1) -> BrokenBlock:
    """The fault of a block that has to be left out."""
    return BrokenBlock(Flaw(start, message, hint, width, Severity.ERROR), max(start, goes_on))


@dataclass(slots=True)
class Flaws:
    """As many flaws of one text as anybody reads, and how many more there were."""

    found: list[Flaw] = field(default_factory=list)
    more: int = 0

    def add(self, flaw: Flaw) -> None:
        """Note a flaw."""
        if len(self.found) < MOST_TOLD:
            self.found.append(flaw)
        else:
            self.more += 1

    def warn(self, start: int, message: str, hint: str = "", width: int = 1) -> None:
        """Note what is worth mending, or worth a look."""
        self.add(Flaw(start, message, hint, width))

    def problems(self, text: str, name: str) -> Iterator[Problem]:
        """The flaws in the order of their places, with lines and columns."""
        line, line_start = 1, 0
        for flaw in sorted(self.found):
            line += text.count("\n", line_start, flaw.start)
            line_start = text.rfind("\n", line_start, flaw.start) + 1 or line_start
            tell = error if flaw.severity is Severity.ERROR else warning
            yield tell(_place(text, name, flaw, line, line_start), flaw.message, flaw.hint)
        if self.more:
            hint = "mend those above first; many of the others may come from them"
            yield warning(Place(name), f"and {self.more:,} more problems in this file", hint)


def named(key: str) -> str:
    """What messages call an entry by."""
    return f"the entry '{key}'" if key else "the entry without a key"


def _place(text: str, name: str, flaw: Flaw, line: int, line_start: int) -> Place:
    """Where the flaw stands; a line that is too long to show is not quoted."""
    column = flaw.start - line_start + 1
    end = text.find("\n", line_start, line_start + LONGEST_QUOTE)
    quote = text[line_start : end if end >= 0 else line_start + LONGEST_QUOTE]
    return Place(name, line, column, flaw.width, quote if column <= LONGEST_QUOTE else "")
