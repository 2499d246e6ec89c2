"""An answer that is changed at random ends as an answer or in words, and in time."""

import random
from contextlib import suppress
from dataclasses import replace

import pytest
from byline.network.faults import NetworkFault

from tests.support.played_services import SMALL, Services, gzipped, reply, said

ASKED = "https://a.example.org/x"
ANSWERS = (
    reply("a body", ETag='"a"', Last_Modified="Thu, 01 Jan 2026 00:00:00 GMT"),
    reply(gzipped(b"a body"), Content_Encoding="gzip", Content_Type="text/plain"),
    reply(b"3\r\nabc\r\n0\r\n\r\n", Transfer_Encoding="chunked"),
    said(301, Location="/x"),
    said(429, Retry_After="3"),
    said(304, ETag='"a"'),
    b"HTTP/1.1 200 OK\r\n\r\nabc",
)
PIECES = (
    b"\r\n", b"\n", b"\r", b":", b" ", b"-1", b"9" * 20, b"\0", b"\xff", b"chunked", b"gzip",
    b"HTTP/1.1 100 Continue\r\n\r\n", b"Content-Length: 0x5\r\n", b"Content-Encoding: deflate\r\n",
    b"ETag: \x7f\r\n", b"Location: https://[::1\r\n", b"Location: \xff\xfe//x\r\n",
    b"Location: //a.example.org:99999/\r\n", b"Location: /\xc3\xbc b\r\n",
    b"Retry-After: 9e9\r\n", b"Retry-After: \xb2\r\n",
    b"Retry-After: Fri, 02 Jan 99999 03:04:15 GMT\r\n",
)  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_answered_the_client_knows_what_to_do(services: Services, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same changes in every run
    client = services.client(allowance=replace(SMALL, whole=1, step=0.5))
    good = 0
    for _ in range(2_000):
        services.say(ASKED, _mutated(chance))
        with suppress(NetworkFault):
            client.get(ASKED)
            good += 1
    assert 0 < good < 2_000


def _mutated(chance: random.Random) -> bytes:
    answer = bytearray(chance.choice(ANSWERS))
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(answer) + 1)
        which = chance.randrange(3)
        if which == 0:
            del answer[at : at + chance.randint(1, 9)]
        elif which == 1:
            answer[at:at] = chance.choice(PIECES)
        else:
            answer[at:at] = bytes(answer[chance.randrange(len(answer) + 1) :][:20])
    return bytes(answer)
