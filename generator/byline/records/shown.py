"""How much pages show of a figure that a site can compute about its own people."""

from enum import Enum
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from byline.records.fields import WORDS_FOR_FALSE, WORDS_FOR_TRUE, needs_text, wrong


class Shown(Enum):
    """What shows of a figure: nothing, what a record states, or what the site computes too."""

    NOTHING = False
    STATED = "stated"
    COMPUTED = True

    def __bool__(self) -> bool:
        """Does anything show?"""
        return self is not Shown.NOTHING

    @property
    def is_computed(self) -> bool:
        """Does the site compute it where no record states it?"""
        return self is Shown.COMPUTED


def parse_shown(value: object) -> Shown:
    """`false`, `stated` or `true`."""
    if isinstance(value, Shown):
        return value
    text = needs_text(str(value) if isinstance(value, bool) else value, "false, stated or true")
    if text.lower() in WORDS_FOR_TRUE:
        return Shown.COMPUTED
    if text.lower() in WORDS_FOR_FALSE:
        return Shown.NOTHING
    if text.lower() == Shown.STATED.value:
        return Shown.STATED
    hint = "write stated to show what records state, true to compute it too, or false"
    raise wrong(f"'{text}' does not say how much of a figure is shown", hint)


_CHOICES: dict[str, Any] = {"enum": [False, "stated", True]}
Showing = Annotated[Shown, BeforeValidator(parse_shown), WithJsonSchema(_CHOICES)]
