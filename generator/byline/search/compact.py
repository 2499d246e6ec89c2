"""The JSON that browsers fetch of search."""

import json

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact_json(value: object) -> str:
    """The value in as few letters as JSON has for it."""
    return _ENCODER.encode(value)
