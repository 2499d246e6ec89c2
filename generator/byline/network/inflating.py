"""What a service sent compressed, in its own size, which has a bound."""

import zlib

_GZIP, _ZLIB, _BARE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


class UnreadableBodyError(Exception):
    """What was sent is not what its head says; the words are for whoever asked."""


class TooMuchError(Exception):
    """More was sent than anybody wants to read."""


def inflated(body: bytes, coding: str, most: int) -> bytes:
    """The body without its compression (`gzip`, `deflate` or none), at most so many bytes."""
    if coding in {"", "identity"}:
        return body
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise UnreadableBodyError("the answer is compressed in a way that nobody asked for")
    try:
        return _inflated(body, _form(body, coding), most)
    except zlib.error:
        raise UnreadableBodyError("the answer says that it is compressed, and is not") from None


def _form(body: bytes, coding: str) -> int:
    """How to read it: what is called deflate comes with zlib's head or without."""
    if coding != "deflate":
        return _GZIP
    has_head = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0
    return _ZLIB if has_head else _BARE


def _inflated(body: bytes, form: int, most: int) -> bytes:
    """All parts, one after the other, as gzip allows."""
    parts: list[bytes] = []
    left = most
    while body or not parts:
        reader = zlib.decompressobj(form)
        part = reader.decompress(body, left + 1)
        if len(part) > left:
            raise TooMuchError
        if not reader.eof:
            raise UnreadableBodyError("the answer broke off")
        parts.append(part)
        left -= len(part)
        body = reader.unused_data
    return b"".join(parts)
