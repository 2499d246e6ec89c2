"""Lists of works in JSON: each item by itself with its line, so that a broken one is alone."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from byline.importers.readers.decoding import place_at, text_of
from byline.importers.readers.json_values import LONGEST_NUMBER, Json
from byline.problems import MOST_OF_FILE, Place, Problem, error, warning

_NO_ITEM = re.compile(r"[^\s,\x1e]")  # what stands between items is none of these
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_TOO_DEEP = "lists and mappings stand too deep in one another"
_NO_JSON = "give the file of JSON that a program exported"
_ALONE = "the works behind it are read; mend this one, or leave it out"
_REST = "what stands before it is read; export the file once more"


class JsonItem(NamedTuple):
    """One item of a list, where it begins, and the items of a list inside of it, if asked for."""

    value: Json
    place: Place
    items: tuple["JsonItem", ...] = ()


def items_of(
    content: bytes, name: str, within: str = "items", inside: str = ""
) -> tuple[list[JsonItem], list[Problem]]:
    """The items of the list that the bytes are, of the list `within` one mapping, or of mappings
    one after another (JSON Lines), each with the items of the list `inside` of it; and what is
    wrong with those that cannot be read."""
    text, doubts = text_of(content, name)
    problems = list(doubts)
    begin = re.search(r"\S", text)
    if begin is None or begin[0] not in "[{":
        message = "the file is not JSON" if begin else "the file is empty"
        return [], problems or [error(Place(name), message, _NO_JSON)]
    items: list[JsonItem] = []
    for found in _items(text, _first(text, begin.start(), within), name, inside):
        if isinstance(found, JsonItem):
            items.append(found)
        else:
            problems.append(found)
    return items, problems


def _first(text: str, start: int, within: str) -> int:
    """Where the first item stands, or what parts it from the beginning of its list."""
    if text[start] == "[":
        return start + 1
    depth, at = 0, start
    for listed in re.finditer(rf'"{within}"\s*:\s*\[', text):
        depth, at = depth + _deeper(text[at : listed.start()]), listed.start()
        if depth == 1:
            return listed.end()
    return start


def _deeper(text: str) -> int:
    """How many more lists and mappings stand open behind the text than before it."""
    bare = _STRING.sub("", text)
    return sum(bare.count(it) for it in "[{") - sum(bare.count(it) for it in "]}")


def _items(text: str, at: int, name: str, inside: str) -> Iterator[JsonItem | Problem]:
    """The items from there on, to the end of their list or of the text."""
    twice: list[str] = []  # keys that stand twice in a mapping of the item
    decode = _decoder(twice).raw_decode
    line, counted, broken = 1, 0, 0
    while (found := _NO_ITEM.search(text, at)) and found[0] != "]":
        at = found.start()
        line, counted = line + text.count("\n", counted, at), at
        place = Place(name, line)
        twice.clear()
        try:
            value, end = decode(text, at)
        except (json.JSONDecodeError, RecursionError) as fault:
            broken += 1
            end = _next_alike(text, at) if broken < MOST_OF_FILE else len(text)
            yield _problem(text, at, fault, name, is_last=end == len(text))
        else:
            if twice:
                message = f"'{twice[0]}' is given twice for one work"
                yield warning(place, message, "the last of the two is read; keep one")
            yield JsonItem(value, place, _inside(text[at:end], value, place, inside))
        at = end


def _inside(text: str, value: Json, place: Place, key: str) -> tuple[JsonItem, ...]:
    """The items of the list that stands under the key in an item, which the text is."""
    values = value.get(key) if isinstance(value, dict) else None
    if not key or not isinstance(values, list):
        return ()
    listed = re.search(rf'"{key}"\s*:\s*\[', text)
    start = listed.end() if listed else 0
    found = [it for it in _items(text, start, place.file, "") if isinstance(it, JsonItem)]
    if len(found) != len(values):  # a text looks like the list
        return tuple(JsonItem(it, place) for it in values)
    above = place.line - 1
    return tuple(it._replace(place=Place(place.file, it.place.line + above)) for it in found)


def _next_alike(text: str, start: int) -> int:
    """Where the next item begins, by a line that begins as the broken one does; else the end."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    if before.strip():
        return len(text)
    following = re.compile(rf"\n{before}{re.escape(text[start])}").search(text, start)
    return following.end() - 1 if following else len(text)


def _problem(text: str, start: int, fault: Exception, name: str, *, is_last: bool) -> Problem:
    """What is wrong with the item that begins there and is not JSON."""
    hint = _REST if is_last else _ALONE
    if not isinstance(fault, json.JSONDecodeError):
        return error(place_at(text, start, name), _TOO_DEEP, hint)
    if fault.pos >= len(text.rstrip()) or fault.msg.startswith("Unterminated string"):
        return error(place_at(text, start, name), "this work breaks off in the middle", hint)
    return error(place_at(text, fault.pos, name), "this is not JSON from here on", hint)


def _decoder(twice: list[str]) -> json.JSONDecoder:
    """A decoder that notes keys which stand twice; NaN, and numbers nobody means, are null."""

    def mapping(pairs: list[tuple[str, Json]]) -> Json:
        found = dict(pairs)
        if len(found) < len(pairs):
            counts = Counter(key for key, _value in pairs)
            twice.extend(key for key, times in counts.items() if times > 1)
        return found

    return json.JSONDecoder(
        strict=False,
        object_pairs_hook=mapping,
        parse_int=lambda digits: int(digits) if len(digits) <= LONGEST_NUMBER else None,
        parse_float=_decimal,
        parse_constant=lambda _word: None,
    )


def _decimal(digits: str) -> float | None:
    """The number; none where it is too large for any machine."""
    number = float(digits)
    return number if abs(number) != float("inf") else None
