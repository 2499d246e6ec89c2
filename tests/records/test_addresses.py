"""Addresses on the web: parsed once, and refused where they lead nowhere or tell too much."""

from urllib.parse import urlsplit

import pytest
from byline.addresses import flaw_of_web_address
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://localhost:8000/a",
        "https://[2001:db8::1]:8443/a",
        "https://bücher.example/ü?q=@x#y:z",
        "https://my_host.example.org./~ada/@ada",
    ],
)
def test_addresses_that_lead_somewhere_are_taken(address: str) -> None:
    assert flaw_of_web_address(address) == ""


@pytest.mark.parametrize(
    ("address", "flaw"),
    [
        ("https://a:99999/", "no host or port"),
        ("https://a:b/", "no host or port"),
        ("https://[::1", "no host or port"),
        ("https://[x]/", "no host or port"),
        ("https://a..b/", "no host or port"),
        ("https://\u2100.example/", "no host or port"),
        ("https://%61.example/", "no host or port"),
        ("https://user@example.org/", "a name or a password"),
        ("https://user:pw@example.org/", "a name or a password"),
        ("https://exa\u200bmple.org/", "cannot be seen"),
        ("https://example.org/\u202egpj", "cannot be seen"),
        ("https://example.org/\x01", "cannot be seen"),
    ],
)
def test_others_are_refused(address: str, flaw: str) -> None:
    assert flaw in flaw_of_web_address(address)


@given(st.text())
def test_whatever_is_written_is_judged(text: str) -> None:
    address = f"https://{text}"
    if not flaw_of_web_address(address):
        parts = urlsplit(address)
        assert parts.hostname
        assert parts.username is None
        assert parts.port is None or 0 <= parts.port < 65_536
