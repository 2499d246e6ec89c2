"""Accounts of people, as sites of other systems name them -> the fields of an author's record."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from byline.importers.forms.addresses import host_of, web_address
from byline.importers.forms.ids import orcid_in
from byline.importers.keeping.values import Plain, Values
from byline.records.fields import EMAIL_PATTERN
from byline.records.services import SERVICES, page_at

# What systems call accounts, and what records do; `social` and `more` are lists there.
_KEYS = {
    "github": "github", "github_username": "github", "gitlab": "gitlab",
    "gitlab_username": "gitlab", "linkedin": "linkedin", "linkedin_username": "linkedin",
    "scholar_userid": "scholar", "googlescholar": "scholar", "google-scholar": "scholar",
    "google_scholar": "scholar", "research_gate_profile": "researchgate",
    "researchgate": "researchgate", "semanticscholar_id": "semantic_scholar",
    "semantic": "semantic_scholar", "dblp_url": "dblp", "dblp": "dblp",
    "mastodon_username": "mastodon", "mastodon": "mastodon", "bluesky_url": "bluesky",
    "bluesky": "bluesky", "orcid": "orcid", "orcid_id": "orcid", "email": "email",
    "work_url": "website", "uri": "website", "website": "website",
}  # fmt: skip
_AT = {
    "x_username": "https://x.com/{}", "twitter_username": "https://x.com/{}",
    "twitter": "https://x.com/{}", "facebook_id": "https://www.facebook.com/{}",
    "facebook": "https://www.facebook.com/{}", "instagram_id": "https://www.instagram.com/{}",
    "instagram": "https://www.instagram.com/{}", "youtube_id": "https://www.youtube.com/@{}",
    "youtube": "https://www.youtube.com/@{}", "medium_username": "https://medium.com/@{}",
    "stackoverflow_id": "https://stackoverflow.com/users/{}",
    "kaggle_id": "https://www.kaggle.com/{}", "kaggle": "https://www.kaggle.com/{}",
    "zotero_username": "https://www.zotero.org/{}",
    "inspirehep_id": "https://inspirehep.net/authors/{}",
    "scopus_id": "https://www.scopus.com/authid/detail.uri?authorId={}",
    "wikidata_id": "https://www.wikidata.org/wiki/{}", "hal_id": "https://hal.science/{}",
    "ieee_id": "https://ieeexplore.ieee.org/author/{}", "acm_id": "https://dl.acm.org/profile/{}",
    "osf_id": "https://osf.io/{}", "publons_id": "https://publons.com/a/{}",
}  # fmt: skip
_SOCIAL = ("twitter.com", "x.com", "facebook.com", "instagram.com", "threads.net", "youtube.com")
_NO_ACCOUNT = frozenset({"rss_icon", "cv_pdf", "name", "avatar", "bio", "location", "employer"})


@dataclass(frozen=True, slots=True)
class Accounts:
    """Fields of an author's record, and the names of accounts that none of them can hold."""

    values: Values
    unknown: tuple[str, ...] = ()


def accounts(named: Iterable[tuple[str, str]]) -> Accounts:
    """The accounts given as what they are called and the name or the address there."""
    values: Values = {}
    links: Values = {}
    social: list[Plain] = []
    more: list[Plain] = []
    unknown: list[str] = []
    for key, written in named:
        field, value = _account(key, written.strip())
        if field in ("orcid", "email"):
            values.setdefault(field, value)
        elif field == "social":
            social.append(value)
        elif field == "more":
            more.append(
                {"label": key.replace("_", " ").replace("-", " ").capitalize(), "url": value}
            )
        elif field:
            links.setdefault(field, value)
        elif value and key not in _NO_ACCOUNT:
            unknown.append(key)
    all_links = {**links, "social": social, "more": more}
    if told := {name: it for name, it in all_links.items() if it}:
        values["links"] = told
    return Accounts(_in_order(values), tuple(dict.fromkeys(unknown)))


def _in_order(values: Values) -> Values:
    return {name: values[name] for name in ("orcid", "email", "links") if name in values}


def _account(key: str, written: str) -> tuple[str, str]:
    """The field of a record and its value; no field for what none can hold."""
    if not written or key in _NO_ACCOUNT:
        return "", ""
    if re.match("https?:", written):
        return _at_address(_KEYS.get(key, ""), written)
    field = _KEYS.get(key, "")
    if field == "email" or written.startswith("mailto:"):
        address = written.removeprefix("mailto:").split("?")[0]
        return ("email", address) if re.fullmatch(EMAIL_PATTERN, address) else ("", written)
    if field in SERVICES and (name := _checked_at(field, _as_services_write(field, written))):
        return field, name
    if field == "orcid":
        return ("orcid", orcid) if (orcid := orcid_in(written)) else ("", written)
    if key in _AT and re.fullmatch(r"@?[\w.-]+", written):
        return "social" if _AT[key].startswith(_social_starts()) else "more", _AT[key].format(
            written.removeprefix("@")
        )
    return "", written


def _social_starts() -> tuple[str, ...]:
    return tuple(f"https://{www}{host}/" for host in _SOCIAL for www in ("", "www."))


def _at_address(field: str, written: str) -> tuple[str, str]:
    """The field for an address, told by its host where it is not said."""
    address = web_address(written)
    if not address:
        return "", written
    host = host_of(address)
    if host == "orcid.org":
        orcid = orcid_in(address)
        return ("orcid", orcid) if orcid else ("", written)
    if field == "website" or (field in SERVICES and _checked_at(field, address)):
        return field, address
    at = (it for it, service in SERVICES.items() if service.hosts and service.has_pages_at(host))
    if service := next(at, ""):
        return service, address
    return ("social" if host in _SOCIAL else "more"), address


def _as_services_write(field: str, written: str) -> str:
    """'example.social/@ada' is written '@ada@example.social' elsewhere."""
    found = re.fullmatch(r"([\w.-]+)/(@[\w.-]+)", written) if field == "mastodon" else None
    return f"{found[2]}@{found[1]}" if found else written


def _checked_at(field: str, written: str) -> str:
    try:
        page_at(field, written)
    except ValueError:
        return ""
    return written


def named_in(values: Mapping[str, object]) -> list[tuple[str, str]]:
    """The accounts of a mapping: names as texts, and mappings with an address of their own."""
    named = []
    for key, it in values.items():
        if isinstance(it, str):
            named.append((key, it))
        elif isinstance(it, dict) and isinstance(url := it.get("url"), str):
            title = it.get("title")
            named.append((title if isinstance(title, str) and title else key, url))
    return named
