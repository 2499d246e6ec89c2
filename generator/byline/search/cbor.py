"""CBOR, as far as Pagefind's files need it: numbers, texts, arrays, and lists of postings.

Postings are by far the most of an index, a million in a large one, so they are never made into
values: a pattern finds them, and what is not changed is passed on as bytes.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

MOST_PAGES = 1 << 16
Value = int | str | list["Value"]

_NUMBER, _TEXT, _ARRAY = 0, 3, 4  # major types; a number's head is all of it
_INTEGER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a].{4})"
_PLACES = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a.{4})" + _INTEGER + rb"*+"
# How far the page stands behind the one before; the places in its text; those in its fields.
_POSTING = re.compile(rb"\x83(%b)(%b%b)" % (_INTEGER, _PLACES, _PLACES), re.DOTALL)
_POSTINGS = re.compile(rb"(?:\x83%b%b%b)*+" % (_INTEGER, _PLACES, _PLACES), re.DOTALL)


class IndexedWord(NamedTuple):
    """A word of an index: its postings, and those of its forms with accents, by form."""

    text: str
    postings: bytes
    variants: tuple[tuple[str, bytes], ...]


def _head(major: int, number: int) -> bytes:
    """How a value begins: its type, and its number or size in as few bytes as hold it."""
    if number < 24:
        return bytes([major << 5 | number])
    size = 1 if number < 1 << 8 else 2 if number < 1 << 16 else 4
    return bytes([major << 5 | {1: 24, 2: 25, 4: 26}[size]]) + number.to_bytes(size, "big")


@cache
def _distances() -> tuple[dict[bytes, int], list[bytes]]:
    """All distances between pages by how they are encoded, and how a posting begins with each.
    They are made for the first index: so many numbers take a while, and not every run has one."""
    known = [_head(_NUMBER, number) for number in range(MOST_PAGES)]
    decoded = {encoded: number for number, encoded in enumerate(known)}
    return decoded, [b"\x83" + encoded for encoded in known]


def encoded(value: Value) -> bytes:
    """The bytes of a value."""
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(value)) + b"".join(encoded(item) for item in value)


def decoded(data: bytes) -> Value:
    """The value that the bytes begin with."""
    return _value(data, 0)[0]


def words_of(chunk: bytes) -> Iterator[IndexedWord]:
    """The words of a part of an index, in its order."""
    _kind, _size, at = _read_head(chunk, 0)
    _kind, count, at = _read_head(chunk, at)
    for _word in range(count):
        _kind, _size, at = _read_head(chunk, at)
        text, postings, at = _form(chunk, at)
        _kind, others, at = _read_head(chunk, at)
        variants = []
        for _variant in range(others):
            _kind, _size, at = _read_head(chunk, at)
            form, of_form, at = _form(chunk, at)
            variants.append((form, of_form))
        yield IndexedWord(text, postings, tuple(variants))


def encoded_word(word: IndexedWord, renumbered: Sequence[int]) -> bytes:
    """The word as a part of an index holds it, its pages renumbered."""
    variants = [
        _head(_ARRAY, 2) + encoded(form) + _renumbered(postings, renumbered)
        for form, postings in word.variants
    ]
    return b"".join(
        (
            _head(_ARRAY, 3),
            encoded(word.text),
            _renumbered(word.postings, renumbered),
            _head(_ARRAY, len(variants)),
            *variants,
        )
    )


def encoded_chunk(words: Sequence[bytes]) -> bytes:
    """A part of an index that holds the encoded words."""
    return _head(_ARRAY, 1) + _head(_ARRAY, len(words)) + b"".join(words)


def _renumbered(postings: bytes, numbers: Sequence[int]) -> bytes:
    """Postings in the order of their pages' new numbers, each told by its distance."""
    distances, beginnings = _distances()
    pairs = _POSTING.findall(postings)
    pages = accumulate(distances[distance] for distance, _places in pairs)
    places = {numbers[page]: places for page, (_distance, places) in zip(pages, pairs, strict=True)}
    before, parts = 0, [_head(_ARRAY, len(pairs))]
    for page in sorted(places):
        parts += (beginnings[page - before], places[page])
        before = page
    return b"".join(parts)


def _form(chunk: bytes, at: int) -> tuple[str, bytes, int]:
    """A form of a word with its postings, and where the next value begins."""
    _kind, size, at = _read_head(chunk, at)
    text = chunk[at : at + size].decode()
    _kind, _count, start = _read_head(chunk, at + size)
    match = _POSTINGS.match(chunk, start)
    end = match.end() if match else start
    return text, chunk[start:end], end


def _value(data: bytes, at: int) -> tuple[Value, int]:
    kind, size, at = _read_head(data, at)
    if kind == _NUMBER:
        return size, at
    if kind == _TEXT:
        return data[at : at + size].decode(), at + size
    if kind != _ARRAY:
        raise ValueError(f"unexpected type {kind} at byte {at}")
    items: list[Value] = []
    for _item in range(size):
        item, at = _value(data, at)
        items.append(item)
    return items, at


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """The type at a place, its number or size, and where its content begins."""
    kind, short = data[at] >> 5, data[at] & 31
    if short < 24:
        return kind, short, at + 1
    size = {24: 1, 25: 2, 26: 4}.get(short)
    if size is None:
        raise ValueError(f"unexpected size {short} at byte {at}")
    return kind, int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size
