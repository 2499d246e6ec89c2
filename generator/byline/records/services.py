"""Places on the web that are known by name, each by the short form that people know it by."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from pydantic import ValidationInfo, field_validator

from byline.records.base import Model, optional
from byline.records.fields import Text, Url, needs_text, parse_url, wrong
from byline.words import interface as words

_HOST = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
# How Google's hosts end, by country: narrow, because anybody may have google.ANYTHING.example.
_COUNTRY = r"(?:com|cat|[a-z]{2}|com?\.[a-z]{2})"


class Service(NamedTuple):
    """A service that gives people pages: the form of the name that it knows them by, the address
    that this makes, how to write it, and the hosts of all its pages (none: they can be anywhere).
    A host's last part is * where it is that of a country."""

    form: str
    address: str
    example: str
    hosts: tuple[str, ...] = ()

    def has_pages_at(self, host: str) -> bool:
        """Can a page of the service stand at the host?"""
        patterns = (re.escape(it).replace(r"\*", _COUNTRY) for it in self.hosts)
        return not self.hosts or any(re.fullmatch(rf"(?:.+\.)?{it}", host) for it in patterns)


SERVICES: Mapping[str, Service] = MappingProxyType({
    "github": Service(
        r"@?([A-Za-z0-9](?:-?[A-Za-z0-9])*)", "https://github.com/{}", "ada", ("github.com",)
    ),
    "gitlab": Service(r"@?([A-Za-z0-9_][\w.-]*)", "https://gitlab.com/{}", "ada"),
    "mastodon": Service(
        rf"@?(\w[\w.-]*)@({_HOST})", "https://{1}/@{0}", '"@ada@example.social"'
    ),
    "bluesky": Service(
        rf"@?({_HOST})", "https://bsky.app/profile/{}", "ada.example.org", ("bsky.app",)
    ),
    "linkedin": Service(
        r"(?:in/)?([\w-]{3,100})/?", "https://www.linkedin.com/in/{}", "ada-lovelace",
        ("linkedin.com",),
    ),
    "scholar": Service(
        r"([\w-]{12})", "https://scholar.google.com/citations?user={}", "AbCdEf123AAJ",
        ("scholar.google.*",),
    ),
    "dblp": Service(
        r"(?:pid/)?(\w+/[\w-]+)", "https://dblp.org/pid/{}", "123/4567",
        ("dblp.org", "dblp.uni-trier.de", "dblp.dagstuhl.de"),
    ),
    "openalex": Service(
        r"(A\d{4,12})", "https://openalex.org/{}", "A5012345678", ("openalex.org",)
    ),
    "semantic_scholar": Service(
        r"(\d{1,12})", "https://www.semanticscholar.org/author/{}", "1234567",
        ("semanticscholar.org",),
    ),
    "researchgate": Service(
        r"([\w-]{2,100})", "https://www.researchgate.net/profile/{}", "Ada-Lovelace",
        ("researchgate.net",),
    ),
})  # fmt: skip


def page_at(key: str, value: object) -> str:
    """The address of somebody's page at a service, given in full or by the name there."""
    service = SERVICES[key]
    text = needs_text(value, f"a page at {words.LINK_LABELS[key]}")
    if re.match("https?:", text):
        return page_of(key, parse_url(text))
    found = re.fullmatch(service.form, text)
    if not found:
        raise wrong(f"'{text}' is no name at {words.LINK_LABELS[key]}", _how_to_write(service))
    return service.address.format(*(quote(part) for part in found.groups()))


def page_of(key: str, url: str) -> str:
    """The full address of a page, which stands at a host of its service."""
    service = SERVICES[key]
    if not service.has_pages_at(urlsplit(url).hostname or ""):
        raise wrong(f"'{url}' is no page at {words.LINK_LABELS[key]}", _how_to_write(service))
    return url


def _how_to_write(service: Service) -> str:
    hosts = " or ".join(service.hosts).replace("*", "com")
    at = f"at {hosts}" if hosts else "with https://"
    return f"write the name alone, such as {service.example}, or the full address {at}"


class Services(Model):
    """Places on the web by what they are: at a service, the name there or the full address."""

    website: Url | None = optional("Own page.", "https://example.org/~ada")
    github: Text | None = optional("GitHub.", "ada")
    gitlab: Text | None = optional("GitLab.", "ada")
    mastodon: Text | None = optional("Mastodon.", '"@ada@example.social"')
    bluesky: Text | None = optional("Bluesky.", "ada.example.org")
    linkedin: Text | None = optional("LinkedIn.", "ada-lovelace")
    scholar: Text | None = optional("Google Scholar.", "AbCdEf123AAJ")
    dblp: Text | None = optional("dblp.", "123/4567")
    openalex: Text | None = optional("OpenAlex.", "A5012345678")
    semantic_scholar: Text | None = optional("Semantic Scholar.", "1234567")
    researchgate: Text | None = optional("ResearchGate.", "Ada-Lovelace")

    @field_validator(*SERVICES, mode="before")
    @classmethod
    def _in_full(cls, value: object, field: ValidationInfo) -> str:
        return page_at(str(field.field_name), value)
