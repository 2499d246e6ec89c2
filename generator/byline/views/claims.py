"""Who vouches for a page of a person: claimed or not, and how to claim it; open to hear from
others or not, and what is missing."""

import json
from dataclasses import dataclass

from byline.library.identity import AUTHOR, KEY, ORCID, PersonKey
from byline.library.model import Person, PrintedName
from byline.records import Author
from byline.records.fields import RESERVED_IDS
from byline.site import Site
from byline.views.edit_links import new_record_url, record_links
from byline.views.shared import Link, OutLink, figure_link, shown_date
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class PageStatus:
    """How a page or a person stands, what that means, and what can be done about it."""

    label: Link
    about: str
    action: OutLink | None


def author_statuses(site: Site, author: Author) -> tuple[PageStatus, ...]:
    """Whether the page of a declared person is claimed, and what a wish to work together lacks."""
    shown = site.features.claim
    is_told = shown.is_computed or (shown and author.claimed)
    found = [_claim(site, author)] if is_told else []
    asks = site.features.collaboration.is_computed
    missing = missing_for_collaboration(author) if asks else ()
    if missing:
        about = words.missing(missing)
        found.append(PageStatus(figure_link("collaboration", words.NOT_KNOWN_OPEN), about, None))
    elif site.features.collaboration and author.open_to_collaborate is False:
        found.append(PageStatus(figure_link("collaboration", words.NOT_OPEN), "", None))
    return tuple(found)


def missing_for_collaboration(author: Author) -> tuple[str, ...]:
    """What the record of someone who is not known to be open to collaborate does not say."""
    if author.open_to_collaborate is not None:
        return ()
    links = author.links
    networks = (links.mastodon, links.bluesky, links.linkedin, links.social)
    can_be_reached = author.email or links.website or any(networks)
    return (words.THE_WISH, *(() if can_be_reached else (words.A_WAY_TO_WRITE,)))


def collaboration(site: Site, author: Author) -> Link | None:
    """The wish to hear from others; None where the record does not state it."""
    if not (site.features.collaboration and author.open_to_collaborate):
        return None
    return figure_link("collaboration", words.OPEN_TO_COLLABORATE)


def undeclared_statuses(site: Site, person: Person | PrintedName) -> tuple[PageStatus, ...]:
    """Nobody has declared this person or name: how whoever it is can do so."""
    found: list[PageStatus] = []
    if site.features.claim.is_computed:
        action = _claim_new(site, person, words.CLAIM_LINES)
        about = "" if action else words.HOW_TO_CLAIM
        found.append(PageStatus(figure_link("claim", words.UNCLAIMED), about, action))
    if site.features.verification.is_computed:
        means = words.VERIFICATION_STEPS["L0"]
        label = figure_link("verification", words.verification("L0"))
        found.append(PageStatus(label, means, None))
    return tuple(found)


def undeclared_in_short(site: Site, person: Person | PrintedName) -> tuple[PageStatus, ...]:
    """The same in a phrase."""
    if not site.features.claim.is_computed:
        return ()
    return (PageStatus(figure_link("claim", words.UNCLAIMED), "", _claim_new(site, person, ())),)


def _claim_new(site: Site, person: Person | PrintedName, hints: tuple[str, ...]) -> OutLink | None:
    """The way to propose a record of someone; there is none without a repository."""
    file, text = new_author(site, person)
    url = new_record_url(site, file, text + "".join(f"{line}\n" for line in hints))
    return OutLink(words.CLAIM_NEW, url) if url else None


def _claim(site: Site, author: Author) -> PageStatus:
    """A claim with its account and day; without one, the way into the person's record."""
    if author.claimed:
        about = words.claimed_by(author.claimed.by, shown_date(author.claimed.on))
        action = (
            OutLink(words.LINK_BACK, author.claimed.link_back) if author.claimed.link_back else None
        )
        return PageStatus(figure_link("claim", words.CLAIMED), about, action)
    links = record_links(site, "authors", author.id)
    action = OutLink(words.CLAIM_RECORD, links.edit.url) if links else None
    return PageStatus(figure_link("claim", words.UNCLAIMED), words.HOW_TO_CLAIM_RECORD, action)


def new_author(site: Site, person: Person | PrintedName) -> tuple[str, str]:
    """The file that would declare someone, and what it says: an id that is free, the name, and
    the key by which their bylines are known."""
    wanted = person.slug or "author"
    author_id, number = wanted, 2
    while author_id in RESERVED_IDS or PersonKey(AUTHOR, author_id) in site.library.people:
        author_id, number = f"{wanted}-{number}", number + 1
    name = person.name if isinstance(person, Person) else person.printed
    lines = [f"name: {_quoted(name)}"]
    if isinstance(person, Person) and person.key.kind == ORCID:
        lines.append(f"orcid: {person.key.value}")
    if isinstance(person, Person) and person.key.kind == KEY:
        lines.append(f"variants: [{', '.join(map(_quoted, person.rows))}]")
    return f"content/authors/{author_id}.yaml", "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """The text as YAML, quoted where it is more than words."""
    plain = all(part.isalpha() for part in text.replace("-", " ").replace(".", " ").split())
    return text if plain and text[:1].isalpha() else json.dumps(text, ensure_ascii=False)
