"""What could not be shown as it was meant, in a researcher's words."""

from typing import NamedTuple

TOO_MUCH = "a text with this much markup is shown as written"
TOO_DEEP = "a text with markup this deep is shown as written"


class TextFault(NamedTuple):
    """What happened, the part of the text that it happened to, and what to do about it."""

    message: str
    part: str = ""
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.message}: {self.part}" if self.part else self.message


class MarkupError(Exception):
    """Text whose markup is beyond the bounds; it is then shown as written."""
