"""Addresses of the web, in the form of records."""

import re
from urllib.parse import urlsplit

from byline.records.fields import parse_url

_ADDRESS = re.compile(r"https?://[^\s<>\"'|]+|(?<![\w./])www\.[^\s<>\"'|;,]+", re.IGNORECASE)
# Hosts that are reached as well with https.
_SECURE = (
    "arxiv.org", "doi.org", "dx.doi.org", "github.com", "gitlab.com", "openreview.net",
    "aclanthology.org", "aclweb.org", "proceedings.mlr.press", "papers.nips.cc",
    "proceedings.neurips.cc", "jmlr.org", "dl.acm.org", "ieeexplore.ieee.org", "link.springer.com",
    "zenodo.org", "huggingface.co", "youtube.com", "youtu.be", "vimeo.com", "semanticscholar.org",
    "openaccess.thecvf.com", "papers.ssrn.com", "sciencedirect.com", "nature.com", "pnas.org",
    "bitbucket.org", "codeberg.org", "drive.google.com", "slideslive.com", "hal.science",
    "github.io",
)  # fmt: skip
# Where code and films are kept, and nothing else.
CODE_HOSTS = frozenset({"github.com", "gitlab.com", "bitbucket.org", "codeberg.org"})
_VIDEO_HOSTS = frozenset({"youtube.com", "youtu.be", "vimeo.com"})
_OF_A_LIBRARY = re.compile(
    r"\burl_ver=Z39\.88|/openurl\b|^https?://[^/]*\b(?:ezproxy|proxy|idm\.oclc)\.", re.IGNORECASE
)
_HOST = re.compile(
    r"(?:http://|//)?((?:www\.)?(?:[\w-]+\.)*[\w-]+\.[a-z]{2,})(/\S*)?", re.IGNORECASE
)


def web_address(text: str) -> str:
    """The full web address that the text is; '' where it is none."""
    try:
        return parse_url(text.strip().replace(" ", "%20"))
    except ValueError:
        return ""


def addresses_in(text: str) -> list[str]:
    """The web addresses in the text that a record can hold."""
    found = map(without_sentence, _ADDRESS.findall(text))
    whole = (f"https://{it}" if it.lower().startswith("www.") else it for it in found)
    return [address for it in whole if (address := web_address(it))]


def without_sentence(found: str) -> str:
    """What was found in a text, without signs of the sentence round it; brackets of its own
    stay."""
    found = found.rstrip(".,;")
    for opening, closing in ("()", "[]", "{}"):
        if found.endswith(closing) and found.count(closing) > found.count(opening):
            return found.rstrip(".,;" + closing)
    return found


def with_https(text: str) -> str:
    """An address with https where its host is known to have it; others as they are."""
    text = text.strip().strip("<>")
    found = _HOST.fullmatch(text)
    if not found:
        return text
    host = found[1].lower()
    is_secure = any(host == it or host.endswith(f".{it}") for it in _SECURE)
    return f"https://{found[1]}{found[2] or ''}" if is_secure else text


def host_of(address: str) -> str:
    """The host of the address, without `www.`; '' where it has none."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def link_kind(address: str) -> str:
    """What the address of a work leads to, as far as it shows, by the names of `PaperLinks`."""
    if urlsplit(address).path.lower().endswith(".pdf"):
        return "pdf"
    host = host_of(address)
    if host in CODE_HOSTS:
        return "code"
    return "video" if host in _VIDEO_HOSTS else "publisher"


def is_of_one_library(address: str) -> bool:
    """Does the address lead through a library's own resolver or proxy, closed to all others?"""
    return bool(_OF_A_LIBRARY.search(address))
