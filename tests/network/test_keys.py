"""A key goes to its own service, and nowhere else: not to another host, nor into a message, an
address, a file or a traceback."""

import traceback
from urllib.parse import quote

import pytest
from byline.network.faults import NetworkFault
from byline.network.manners import Manners

from tests.support.played_services import Played, Services, reply, said

KEY = "s3cr3t/+key"
HEAD = Manners(service="One", spacing=0, key_variable="K", key_header="x-key", key_form="Be {}")
PART = Manners(service="One", spacing=0, key_variable="K", key_parameter="api_key")
ONE, OTHER = "https://a.example.org/x?y=1", "https://b.example.org/x"
WITH_KEY = f"{ONE}&api_key={quote(KEY, safe='')}"


def hosts(manners: Manners) -> dict[str, Manners]:
    return {"a.example.org": manners, "b.example.org": Manners(service="Other", spacing=0)}


def test_a_key_goes_in_a_head(services: Services) -> None:
    services.say(ONE, said(301, Location=OTHER))
    services.say(OTHER, reply("there"))
    assert services.client(hosts(HEAD), environment={"K": f" {KEY}\n"}).get(ONE).content == b"there"
    one, other = services.asked
    assert one.heads["x-key"] == f"Be {KEY}"
    assert KEY not in str(other)
    assert KEY not in one.address


def test_where_it_must_a_key_goes_in_the_address_and_is_not_told(services: Services) -> None:
    services.say(WITH_KEY, reply("there"))
    got = services.client(hosts(PART), environment={"K": KEY}).get(ONE)
    assert (got.content, got.address) == (b"there", ONE)
    assert services.addresses == [WITH_KEY]
    for file in services.folder.iterdir():
        assert b"s3cr3t" not in file.read_bytes()
    assert services.client(hosts(PART), is_offline=True).get(ONE).content == b"there"


@pytest.mark.parametrize("place", [OTHER, "https://a.example.org/x"])
def test_a_key_that_comes_back_goes_no_further(services: Services, place: str) -> None:
    back = quote(KEY, safe="")
    services.say(WITH_KEY, said(301, Location=f"{place}?api_key={back}&z=2"))
    services.say(f"{OTHER}?z=2", reply("there"))
    services.say(f"https://a.example.org/x?z=2&api_key={back}", reply("there"))
    assert services.client(hosts(PART), environment={"K": KEY}).get(ONE).content == b"there"
    with_key = [it for it in services.asked if back in it.address]
    assert all(it.heads["host"] == "a.example.org" for it in with_key)
    assert all(it.address.count(back) == 1 for it in with_key)


def test_an_address_that_is_a_key_is_not_followed(services: Services) -> None:
    services.say(WITH_KEY, said(301, Location=f"{OTHER}/{quote(KEY)}"))
    with pytest.raises(NetworkFault, match="does not say where"):
        services.client(hosts(PART), environment={"K": KEY}).get(ONE)
    assert services.addresses == [WITH_KEY]


@pytest.mark.parametrize("manners", [HEAD, PART])
@pytest.mark.parametrize(
    "answer",
    [said(403), said(429), said(404), said(500), b"SSH\r\n", said(301, Location="http://x/")],
)
def test_no_fault_tells_a_key(services: Services, manners: Manners, answer: Played) -> None:
    services.say(ONE, answer)
    services.say(WITH_KEY, answer)
    client = services.client(hosts(manners), environment={"K": KEY})
    with pytest.raises(NetworkFault) as raised:
        client.get(ONE)
    told = "".join(traceback.TracebackException.from_exception(raised.value).format())
    for secret in (KEY, quote(KEY), quote(KEY, safe="")):
        assert secret not in told
        assert secret not in repr(vars(client))


def test_who_may_not_read_is_told_which_key_to_look_at(services: Services) -> None:
    services.say(ONE, said(401))
    with pytest.raises(NetworkFault, match="see whether K holds a key that is valid"):
        services.client(hosts(HEAD), environment={"K": KEY}).get(ONE)


def test_who_is_too_fast_is_told_that_a_key_helps(services: Services) -> None:
    services.say(ONE, said(429))
    with pytest.raises(NetworkFault, match="try again later, or set K to a key of yours"):
        services.client(hosts(HEAD)).get(ONE)


@pytest.mark.parametrize("key", ["a b", "a\r\nX: y", "schlüssel", "\x00", "x" * 501])
def test_what_is_no_key_is_refused_without_being_told(services: Services, key: str) -> None:
    with pytest.raises(NetworkFault) as raised:
        services.client(hosts(HEAD), environment={"K": key}).get(ONE)
    assert "K holds no key" in str(raised.value)
    assert key not in str(raised.value)
    assert services.asked == []


def test_without_a_key_none_is_sent(services: Services) -> None:
    services.say(ONE, reply("there"))
    services.client(hosts(PART), environment={"K": "  "}).get(ONE)
    assert services.addresses == [ONE]
