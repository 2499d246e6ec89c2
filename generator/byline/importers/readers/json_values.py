"""JSON that a service sent: bytes become values, and values are asked for, whatever their shape."""

import json
import re
from typing import TypeAlias

from byline.problems import Place, Problem, error

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

MOST_BYTES = 64 * 1024 * 1024
MOST_VALUES = 5_000_000
LONGEST_NUMBER = 300  # digits; no source means more, and long ones take long to read
_BEGINNING = 4096
_WIDEST_QUOTE = 200
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def load(content: bytes, name: str) -> "Json | Problem":
    """What the bytes say, or what is wrong with them. Of a key that stands twice, the last value
    holds; NaN and Infinity are null."""
    if len(content) > MOST_BYTES:
        limit = f"{MOST_BYTES // 1024**2} MB"
        return error(Place(name), f"holds more than {limit}", "ask for fewer works at once")
    if sum(content.count(mark) for mark in b",[{") > MOST_VALUES:
        message = f"holds more than {MOST_VALUES:,} values"
        return error(Place(name), message, "ask for fewer works at once")
    text = _decoded(content)
    if not text.strip():
        return error(Place(name), "is empty", "fetch it once more")
    try:
        value: Json = _DECODER.decode(text)
    except json.JSONDecodeError as fault:
        return _not_json(text, fault, name)
    except RecursionError:
        message = "has lists within lists so deep that nothing can be read of it"
        return error(Place(name), message, "fetch it once more")
    return value


def beginning(content: bytes) -> str:
    """The first few thousand letters, by which a kind of file is told."""
    return _decoded(content[:_BEGINNING])


def at(value: Json, *keys: str) -> Json:
    """What stands below the keys, one within the other; null where there is no such thing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def mapping_at(value: Json, *keys: str) -> dict[str, Json]:
    """The mapping there; an empty one where there is none."""
    found = at(value, *keys)
    return found if isinstance(found, dict) else {}


def items_at(value: Json, *keys: str) -> list[Json]:
    """The list there, as it stands, so that its parts can be counted; a single value stands for a
    list of one."""
    found = at(value, *keys)
    return found if isinstance(found, list) else [] if found is None else [found]


def list_at(value: Json, *keys: str) -> list[Json]:
    """The same list without its nulls."""
    return [it for it in items_at(value, *keys) if it is not None]


def text_at(value: Json, *keys: str) -> str:
    """The text there; a number as it is written, of a list its first text. '' for all else."""
    return next(iter(texts_at(value, *keys)), "")


def texts_at(value: Json, *keys: str) -> tuple[str, ...]:
    """The texts of the list there, without empty ones."""
    texts = (_text(it) for it in list_at(value, *keys))
    return tuple(text for text in texts if text)


def number_at(value: Json, *keys: str) -> int | None:
    """The whole number there, which may be written as a text."""
    text = text_at(value, *keys)
    return int(text) if re.fullmatch(r"-?\d{1,15}", text, re.ASCII) else None


def flag_at(value: Json, *keys: str) -> bool:
    """Is what stands there true?"""
    return at(value, *keys) is True


def _decoded(content: bytes) -> str:
    return content.decode(json.detect_encoding(content), "replace").removeprefix("\ufeff")


def _text(value: Json) -> str:
    """A text without characters that no page can show; a number in digits."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if not isinstance(value, str):
        return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
    shown = _STEERING.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", shown).strip()


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= LONGEST_NUMBER else None


def _decimal(digits: str) -> float | None:
    """The number; none where it is too large for any machine."""
    number = float(digits)
    return number if abs(number) != float("inf") else None


# Not strict: a line feed within a text is no reason to read nothing.
_DECODER = json.JSONDecoder(
    strict=False, parse_int=_whole, parse_float=_decimal, parse_constant=lambda _word: None
)


def _not_json(text: str, fault: json.JSONDecodeError, name: str) -> Problem:
    """What is wrong with a text that is not JSON, at its place."""
    if text.lstrip()[0] not in "{[":
        begin = " ".join(text[:_WIDEST_QUOTE].split())[:60]
        message = f"is not JSON: it begins with '{begin}'"
        return error(Place(name), message, "see whether the service is at work; try again later")
    if fault.pos >= len(text.rstrip()) or fault.msg.startswith("Unterminated string"):
        return error(
            Place(name), "breaks off in the middle", "it was not sent whole: fetch it once more"
        )
    start = max(text.rfind("\n", 0, fault.pos) + 1, fault.pos - _WIDEST_QUOTE)
    quote = text[start : fault.pos + _WIDEST_QUOTE].split("\n", 1)[0]
    place = Place(name, fault.lineno, fault.pos - start + 1, quote=quote)
    return error(place, "is not JSON from here on", "fetch it once more")
