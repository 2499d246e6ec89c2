"""Addresses that may be asked for: on https, at a host that was named, without credentials."""

import pytest
from byline.network.faults import NetworkFault, told
from byline.network.web_address import web_address

ALLOWED = {"a.example.org", "b.example.org:8443", "xn--bcher-kva.example"}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://a.example.org", "https://a.example.org/"),
        ("  HTTPS://A.Example.ORG:443/Papers.bib ", "https://a.example.org/Papers.bib"),
        ("https://b.example.org:8443/x?y=1&z=%20#part", "https://b.example.org:8443/x?y=1&z=%20"),
        ("https://bücher.example/ü b.bib", "https://xn--bcher-kva.example/%C3%BC%20b.bib"),
    ],
)
def test_a_good_address_is_made_plain(text: str, address: str) -> None:
    assert str(web_address(text, ALLOWED)) == address


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("http://a.example.org/", "only https is used, not http"),
        ("file:///etc/passwd", "only https is used, not file"),
        ("ftp://a.example.org/", "only https is used, not ftp"),
        ("a.example.org/x", "only https is used, not this"),
        ("//a.example.org/x", "only https is used, not this"),
        ("https://ada:secret@a.example.org/", "the address holds a name or a password"),
        ("https://a.example.org@b.example.org:8443/", "the address holds a name or a password"),
        ("https://c.example.org/", "nobody asked for anything at c.example.org"),
        ("https://a.example.org./", "names no host"),
        ("https://a.example.org:8443/", "nobody asked for anything at a.example.org:8443"),
        ("https://b.example.org/", "nobody asked for anything at b.example.org"),
        ("https://[::1]/", "names no host"),
        ("https://[::1/", "no web address"),
        ("https://127.0.0.1/", "nobody asked for anything at 127.0.0.1"),
        ("https:///x", "names no host"),
        ("https://a.example.org:99999/", "no web address"),
        ("https://a..example.org/", "no web address"),
        ("https://a.example.org\\@b/", "a name or a password"),
        ("https://a.example.org/\ud800", "no web address"),
        (f"https://a.example.org/{'a' * 9000}", "more than 8,000 characters"),
    ],
)
def test_all_others_are_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(NetworkFault) as raised:
        web_address(text, ALLOWED)
    assert words in str(raised.value)
    assert "secret" not in str(raised.value)
    assert all(it.isprintable() or it == "\n" for it in str(raised.value))


def test_messages_tell_no_keys() -> None:
    address = "https://me:pw@a.example.org/f?q=1&api_key=K1&access-token=K2&sig=K3&page=2"
    shown = "https://a.example.org/f?q=1&api_key=…&access-token=…&sig=…&page=2"
    assert told(address) == shown
