"""The client asks politely, keeps what it was told, and follows where that is allowed."""

import ssl
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from byline import VERSION
from byline.network.faults import NetworkFault
from byline.network.manners import Manners
from byline.publish.clean import clean
from byline.publish.places import Places

from tests.support.played_services import PUBLIC, Played, Services, gzipped, reply, said

BIB = "https://a.example.org/papers.bib"
TEXT = b"@article{ada43, title = {Notes}}"


def fault_of(services: Services, address: str = BIB) -> NetworkFault:
    """What is said where it cannot be fetched."""
    with pytest.raises(NetworkFault) as raised:
        services.client().get(address)
    return raised.value


def test_what_stands_at_an_address_is_fetched(services: Services) -> None:
    services.say(BIB, reply(TEXT, content_type="Text/X-BibTeX; charset=utf-8"))
    got = services.client(contact="mailto:ada@example.org").get(BIB, "application/x-bibtex")
    assert (got.content, got.media_type) == (TEXT, "text/x-bibtex")
    assert (got.address, got.was_kept, got.fetched_on) == (BIB, False, "2026-01-02")
    (question,) = services.asked
    heads = dict(question.heads)
    assert heads == {
        "host": "a.example.org",
        "accept-encoding": "gzip",
        "connection": "close",
        "accept": "application/x-bibtex",
        "user-agent": f"Byline/{VERSION} (mailto:ada@example.org)",
    }
    assert services.dialled == [f"{PUBLIC} 443"]


@pytest.mark.parametrize(
    ("contact", "agent"),
    [("", ""), ("https://ü.example/~a b/", " (https://%C3%BC.example/~a%20b/)")],
)
def test_a_contact_fits_into_a_head(services: Services, contact: str, agent: str) -> None:
    services.say(BIB, reply(TEXT))
    services.client(contact=contact).get(BIB)
    assert services.asked[0].heads["user-agent"] == f"Byline/{VERSION}{agent}"


@pytest.mark.parametrize(
    ("sent", "heads"),
    [
        (gzipped(TEXT), {"content_encoding": "gzip"}),
        (gzipped(TEXT[:9]) + gzipped(TEXT[9:]), {"content_encoding": "x-gzip"}),
        (zlib.compress(TEXT), {"content_encoding": "Deflate"}),
        (zlib.compress(TEXT)[2:-4], {"content_encoding": "deflate"}),
        (TEXT, {"content_encoding": "identity"}),
        (b"9\r\n%b\r\n17;x=y\r\n%b\r\n0\r\nTrailer: x\r\n\r\n" % (TEXT[:9], TEXT[9:]),
         {"transfer_encoding": "chunked"}),
    ],
)  # fmt: skip
def test_a_body_is_read_in_each_form(
    services: Services, sent: bytes, heads: dict[str, str]
) -> None:
    services.say(BIB, reply(sent, **heads))
    assert services.client().get(BIB).content == TEXT


def test_a_body_may_end_with_its_connection(services: Services) -> None:
    services.say(BIB, b"HTTP/1.0 200 OK\r\n\r\n" + TEXT)
    assert services.client().get(BIB).content == TEXT


def test_what_has_not_changed_is_not_sent_again(services: Services) -> None:
    marks = {"ETag": '"v1"', "Last_Modified": "Thu, 01 Jan 2026 00:00:00 GMT"}
    services.say(BIB, reply(TEXT, content_type="text/plain", **marks), said(304))
    client = services.client()
    first = client.get(BIB)
    services.time.sleep(3 * 86400)
    second = services.client().get(BIB)
    assert (second.content, second.media_type, second.was_kept) == (TEXT, "text/plain", True)
    assert (first.fetched_on, second.fetched_on) == ("2026-01-02", "2026-01-05")
    asked = services.asked[1].heads
    assert asked["if-none-match"] == '"v1"'
    assert asked["if-modified-since"] == "Thu, 01 Jan 2026 00:00:00 GMT"
    assert services.client(is_offline=True).get(BIB).fetched_on == "2026-01-05"


def test_what_changed_takes_the_place_of_what_was_kept(services: Services) -> None:
    services.say(BIB, reply("old", ETag="1"), reply("new", ETag="2"))
    assert [services.client().get(BIB).content for _ in range(2)] == [b"old", b"new"]
    assert services.client(is_offline=True).get(BIB).content == b"new"


def test_offline_gives_what_was_fetched_last_and_asks_nobody(services: Services) -> None:
    services.say(BIB, reply(TEXT))
    services.client().get(BIB, "a/b")
    offline = services.client(is_offline=True)
    got = offline.get(BIB, "a/b")
    assert (got.content, got.was_kept, got.fetched_on) == (TEXT, True, "2026-01-02")
    with pytest.raises(NetworkFault) as raised:
        offline.get(BIB, "c/d")
    assert str(raised.value) == (
        f"{BIB}: nothing is kept of it, and --offline asks nobody\n  run it once without --offline"
    )
    assert len(services.asked) == 1


def test_what_was_kept_and_torn_is_fetched_anew(services: Services) -> None:
    services.say(BIB, reply(TEXT, ETag="1"))
    services.client().get(BIB)
    (kept,) = services.folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert services.client().get(BIB).content == TEXT
    assert "if-none-match" not in services.asked[1].heads


def test_a_folder_that_nobody_opened_is_not_made(services: Services) -> None:
    """Unmarked, it would stand in the way of the next build."""
    services.folder = services.folder / "side" / "fetched"
    services.say(BIB, reply(TEXT))
    assert services.client().get(BIB).content == TEXT
    assert not services.folder.parent.exists()


def test_what_is_kept_goes_when_the_output_is_cleaned(services: Services, tmp_path: Path) -> None:
    places = Places(tmp_path / "output")
    places.open_side()
    services.folder = places.fetched
    services.say(BIB, reply(TEXT))
    services.client().get(BIB)
    assert services.client(is_offline=True).get(BIB).content == TEXT
    assert clean(places.output)
    assert not places.side.exists()


def test_without_room_nothing_is_kept_and_all_is_fetched(services: Services) -> None:
    services.folder.write_bytes(b"a file in the way")
    services.say(BIB, reply(TEXT))
    assert services.client().get(BIB).content == TEXT


def test_a_mark_that_no_head_can_carry_is_not_sent_back(services: Services) -> None:
    services.say(BIB, reply(TEXT, ETag="a\r\n b"), reply(TEXT))
    for _ in range(2):
        services.client().get(BIB)
    assert "if-none-match" not in services.asked[1].heads


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_it_follows_where_an_answer_leads(services: Services, status: int) -> None:
    there = "https://b.example.org/new/W2.json"
    services.say(BIB, said(status, Location="//b.example.org/new/W1.json#part"))
    services.say("https://b.example.org/new/W1.json", said(status, Location="./W2.json"))
    services.say(there, reply(TEXT, ETag="1"), said(304))
    got = [services.client().get(BIB) for _ in range(2)]
    assert [(it.content, it.address, it.was_kept) for it in got] == [
        (TEXT, there, False),
        (TEXT, there, True),
    ]
    assert "if-none-match" not in services.asked[3].heads  # the mark is not that address's
    assert services.asked[5].heads["if-none-match"] == "1"


def test_it_leads_on_in_letters_of_all_languages(services: Services) -> None:
    services.say(BIB, said(301, Location="/ü b.bib"))
    services.say("https://a.example.org/%C3%BC%20b.bib", reply(TEXT))
    assert services.client().get(BIB).content == TEXT


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("http://a.example.org/x", "it leads on to http://a.example.org/x: only https is used"),
        ("file:///etc/passwd", "it leads on to file:///etc/passwd: only https is used, not file"),
        ("https://c.example.org/", "it leads on to https://c.example.org/: nobody asked for any"),
        ("//a.example.org:1/", "it leads on to //a.example.org:1/: nobody asked for anything at a"),
        ("//127.0.0.1/x", "it leads on to //127.0.0.1/x: nobody asked for anything at 127.0.0.1"),
        ("https://ada:pw@a.example.org/", "it leads on to https://a.example.org/: the address"),
        ("https://[::1/", "it leads on to https://[::1/: this is no web address"),
        ("", "it leads on, and does not say where"),
        (BIB, "it leads on more than 5 times"),
    ],
)
def test_it_does_not_follow_everywhere(services: Services, place: str, words: str) -> None:
    services.say(BIB, said(302, Location=place))
    fault = fault_of(services)
    assert str(fault).startswith(f"{BIB}: {words}")
    assert not services.time.waits
    assert "pw" not in str(fault)


def test_a_host_that_leads_into_this_network_is_not_asked(services: Services) -> None:
    """Nor where only one of its addresses does, nor where another host leads to it."""
    services.leads_to["b.example.org"] = [PUBLIC, "169.254.169.254"]
    services.say(BIB, said(302, Location="https://b.example.org/latest/meta-data"))
    assert str(fault_of(services)) == (
        "https://b.example.org/latest/meta-data: b.example.org leads to 169.254.169.254, which is "
        "not on the public internet\n  Byline asks nothing within this network; save the file"
    )
    assert services.dialled == [f"{PUBLIC} 443"]
    assert services.addresses == [BIB]


def test_the_connection_is_made_to_the_address_that_was_checked(services: Services) -> None:
    """A name that leads elsewhere a moment later changes nothing: it is looked up once."""
    services.say(BIB, reply(TEXT))
    services.leads_to["a.example.org"] = ["8.8.4.4"]
    services.client().get(BIB)
    assert services.dialled == ["8.8.4.4 443"]


@pytest.mark.parametrize(
    ("status", "heads", "waits"),
    [
        (429, {"Retry_After": "7"}, [7, 7]),
        (503, {"Retry_After": "Fri, 02 Jan 2026 03:04:15 GMT"}, [10]),
        (503, {"Retry_After": "Fri, 02 Jan 2026 03:04:00 GMT"}, []),
        (429, {"Retry_After": "soon"}, [2, 4]),
        (503, {}, [2, 4]),
        (502, {"Retry_After": "7"}, [2, 4]),
    ],
)
def test_it_waits_as_a_service_asks(
    services: Services, status: int, heads: dict[str, str], waits: list[float]
) -> None:
    services.say(BIB, said(status, **heads), said(status, **heads), reply(TEXT))
    assert services.client().get(BIB).content == TEXT
    assert services.time.waits == pytest.approx(waits, abs=0.5)


def test_it_gives_up_in_the_end(services: Services) -> None:
    services.say(BIB, said(429))
    fault = fault_of(services)
    assert (fault.is_busy, fault.status, len(services.asked)) == (True, 429, 3)
    assert str(fault) == (
        f"{BIB}: a.example.org has too much to do, or was asked too often\n  try again later"
    )


def test_it_does_not_wait_for_ever(services: Services) -> None:
    services.say(BIB, said(429, Retry_After="86400"))
    assert str(fault_of(services)).endswith("\n  it asks to wait 86,400 seconds")
    assert (len(services.asked), services.time.waits) == (1, [])


def test_words_that_look_like_success_count_as_too_often(services: Services) -> None:
    hosts = {"a.example.org": Manners(service="arXiv", spacing=0, busy_words=b"Rate exceeded")}
    services.say(BIB, reply("Rate exceeded."), reply(TEXT + b" " * 2000 + b"Rate exceeded"))
    assert services.client(hosts).get(BIB).content.startswith(TEXT)
    assert services.time.waits == [2]


def test_a_service_is_asked_with_pauses_and_others_are_not_waited_for(services: Services) -> None:
    arxiv = Manners(service="arXiv", spacing=3)
    hosts = {"a.example.org": arxiv, "b.example.org": arxiv, "dblp.org": Manners(service="dblp")}
    for host in hosts:
        services.say(f"https://{host}/", reply(TEXT))
    client = services.client(hosts)
    for host in ("a.example.org", "dblp.org", "b.example.org", "a.example.org"):
        client.get(f"https://{host}/")
    assert services.time.waits == pytest.approx([3, 3], abs=0.3)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "a.example.org knows nothing by this name (404)\n  see whether it is written right"),
        (410, "a.example.org knows nothing by this name (410)\n  see whether it is written right"),
        (403, "a.example.org does not let us read it (403)\n  see whether it is public"),
        (400, "a.example.org answered 400 Bad Request\n  see whether the address opens"),
        (206, "a.example.org answered 206 Partial Content\n  see"),
        (304, "a.example.org answered 304 Not Modified\n  see"),
        (799, "a.example.org answered 799\n  see"),
    ],
)
def test_a_refusal_is_told_and_asked_once(services: Services, status: int, words: str) -> None:
    services.say(BIB, reply(TEXT, status))
    fault = fault_of(services)
    assert f"{BIB}: {words}" in str(fault)
    assert (fault.status, len(services.asked), fault.is_busy) == (status, 1, False)


def test_a_service_hears_one_question_at_a_time(services: Services) -> None:
    """However many ask; two services answer at the same time."""
    at_once = {"a.example.org": 0, "b.example.org": 0}
    most = dict(at_once)
    both = threading.Barrier(2)

    def played(host: str) -> Played:
        def speak(connection: ssl.SSLSocket) -> None:
            at_once[host] += 1
            most[host] = max(most[host], at_once[host])
            if host not in met:
                met.add(host)
                both.wait(20)
            at_once[host] -= 1
            connection.sendall(reply(host))

        return speak

    met: set[str] = set()
    for host in at_once:
        services.say(f"https://{host}/", played(host))
    client = services.client()
    with ThreadPoolExecutor(8) as several:
        asked = [f"https://{host}/" for host in at_once] * 4
        got = [it.content.decode() for it in several.map(client.get, asked)]
    assert got == [*at_once] * 4
    assert most == dict.fromkeys(at_once, 1)
