"""How novel each text is among the earlier ones, and which are related; pure computation.

The same texts have the same figures, in whatever order they come and on whatever machine.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from byline.machine.refusals import is_room_for

FEWEST_EARLIER = 30
MOST_RELATED = 5
_LOADED = 90 << 20  # bytes that NumPy asks for when it is loaded; without them it ends the process
_LONG_AFTER = 99  # behind any month or day


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared: title and abstract in plain words, and a date as precise as it is known.

    The date is a year, a year and a month, or these and a day.
    """

    id: str
    words: str
    when: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A related text, and two or three words that tie it to the one most, as readers write them."""

    id: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """What was found for a text: its novelty, the earlier text nearest to it, and related ones.

    Novelty is 100 x (1 - the highest cosine to any earlier text), in whole percent. There is none
    for a text that says too little, or with too few earlier ones; without it there is no nearest
    one either, nor where it is 100.
    """

    novelty: int | None = None
    nearest: str | None = None
    related: tuple[Shared, ...] = ()


def near(
    texts: Sequence[Text], *, fewest_earlier: int = FEWEST_EARLIER, most: int = MOST_RELATED
) -> Mapping[str, Near]:
    """What was found for each text, by its id.

    Related texts are of any date, the nearest first. Texts that say too little to be compared are
    neither related nor earlier ones.
    """
    if not is_room_for(_LOADED):
        raise MemoryError
    # NumPy is loaded here, because it takes longer than all of a command that compares nothing.
    from byline.derive.comparing import compare, read

    ordered = sorted(texts, key=lambda text: (_last(text.when), text.id))
    worded, able = read(text.words for text in ordered)
    compared = [ordered[at] for at in able]
    earlier = _earlier(compared)
    found = {text.id: Near() for text in texts}
    for text, before, it in zip(compared, earlier, compare(worded, earlier, most), strict=True):
        related = tuple(Shared(compared[other].id, terms) for other, terms in it.related)
        nearest = compared[it.nearest].id if it.nearest is not None and it.cosine else None
        novelty = round(100 * (1 - it.cosine))
        found[text.id] = (
            Near(novelty, nearest, related) if before >= fewest_earlier else Near(related=related)
        )
    return found


def _last(when: tuple[int, ...]) -> tuple[int, ...]:
    """What a date is compared as where the last day counts that it may mean."""
    return when + (_LONG_AFTER,) * (3 - len(when))


def _earlier(ordered: Sequence[Text]) -> list[int]:
    """How many texts are surely earlier than each, not the same as far as both dates are known:
    they are the first so many of all."""
    last = [_last(text.when) for text in ordered]
    return [bisect_left(last, text.when) for text in ordered]
