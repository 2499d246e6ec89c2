"""Dates as precise as they are known: a year, a year and a month, or these and a day."""


def is_earlier(when: tuple[int, ...], than: tuple[int, ...]) -> bool:
    """Is a date surely earlier than another? Not if one is the same as far as both are known."""
    known = min(len(when), len(than))
    return when[:known] < than[:known]
