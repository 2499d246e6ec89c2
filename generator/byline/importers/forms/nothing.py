"""What programs write where they have no value."""

_NOTHING = frozenset(
    {"", "-", "--", "n/a", "na", "none", "null", "unknown", "undefined", "n/a-n/a"}
)


def is_nothing(text: str) -> bool:
    """Does the text say, as programs do, that there is no value?"""
    return text.strip().lower() in _NOTHING
