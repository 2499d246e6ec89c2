"""Old addresses in the configuration: what stands there, and where they lead."""

import re
import unicodedata
from collections.abc import Iterator

from byline import addresses
from byline.addresses import HOME, HOME_TEXT, NOT_FOUND, OWN
from byline.library.checks.references import no_such_id
from byline.library.everything import Everything
from byline.library.ties import TIE_KINDS, VENUES, namings, venue_text
from byline.problems import Problem, Spot, error
from byline.records import KINDS
from byline.records.in_force import home_at
from byline.records.moves import destination, where

# What stands beside home, in small letters: no folder can be called so.
_FILES = re.compile(r"cname|(?:404|apple-touch-icon|feed|icon|robots|sitemap(?:-\d+)?)\.[a-z]+")


def old_address_of_the_site(everything: Everything) -> Iterator[Problem]:
    """Each old address at which the site of today has a page, or keeps what is its own."""
    pages = everything.known["pages"].ids
    for written in everything.config.redirects:
        address = where(written)
        first, *below = address.casefold().split("/")
        is_folder = address.endswith("/")
        is_own = (is_folder and first in OWN) or (below and _FILES.fullmatch(first))
        if address.casefold() in {HOME, NOT_FOUND} or is_own:
            hint = "for an old id of a record, write it among the aliases of that record"
            message = f"/{address} belongs to the site itself, so it cannot lead elsewhere"
            yield error(_spot(everything, written, at_key=True), message, hint)
        elif is_folder and address.count("/") == 1 and first in pages:
            message = f"the site has a page at /{first}/, so it cannot lead elsewhere"
            hint = "remove the line, or give the page another id"
            yield error(_spot(everything, written, at_key=True), message, hint)
        elif first in {*pages, HOME_TEXT} and any("." in it for it in below[:-1]):
            message = f"the site may keep a file in /{first}/ that is called like a folder of this"
            hint = "a folder whose name holds a dot cannot stand below a page; remove the line"
            yield error(_spot(everything, written, at_key=True), message, hint)


def old_address_given_twice(everything: Everything) -> Iterator[Problem]:
    """Each old address that an earlier line gives too, perhaps in other letters."""
    taken: dict[str, str] = {}
    for written in everything.config.redirects:
        first = taken.setdefault(_on_a_disk(written), written)
        if first != written:
            message = f"'{written}' is the same address as '{first}'"
            spot = _spot(everything, written, at_key=True)
            yield error(spot, message, "remove one of the two lines")


def old_address_in_a_page(everything: Everything) -> Iterator[Problem]:
    """Each old address in a folder that is called like the file of another old address."""
    written = everything.config.redirects
    files = {_on_a_disk(it): it for it in written if not where(it).endswith("/")}
    for inner in written if files else ():
        above = [it.start() for it in re.finditer("/", _on_a_disk(inner))]
        for file in (files.get(_on_a_disk(inner)[:end]) for end in above):
            if file:
                message = f"'{inner}' needs a folder that is called like the page '{file}'"
                spot = _spot(everything, inner, at_key=True)
                yield error(spot, message, "a disk holds only one of them: remove one of the lines")


def move_to_nothing(everything: Everything) -> Iterator[Problem]:
    """Each old address that leads to a record or list that is not there."""
    for written, target in everything.config.redirects.items():
        there = destination(target)
        if not there.kind:
            continue
        noun, known = KINDS[there.kind].noun, everything.known[there.kind].ids
        spot = _spot(everything, written)
        if not everything.config.features.publishes(there.kind):
            message = f"this site has no pages of {there.kind}: features switches them off"
            yield error(spot, message, "let the address lead elsewhere, or remove the line")
        elif there.id and there.id not in known:
            yield no_such_id(spot, noun, there.id, known)


def move_to_no_page(everything: Everything) -> Iterator[Problem]:
    """Each old address that leads to an address at which the site has no page."""
    redirects = everything.config.redirects
    wanted = {it: page for it, target in redirects.items() if (page := destination(target).page)}
    there = _pages_of_today(everything) if wanted else frozenset()
    for written, page in wanted.items():
        if page not in there:
            message = f"this site has no page at /{page}"
            hint = (
                "write a record, such as paper:its-id, or a list that the site has; "
                "drafts have no page, nor has what features switches off"
            )
            yield error(_spot(everything, written), message, hint)


def _pages_of_today(everything: Everything) -> frozenset[str]:
    """The addresses of all records' pages, of years, and of what ties papers together."""
    names = namings(everything.entries, everything.published)
    papers = [it.record for it in everything.published["papers"] if not it.record.unlisted]
    shows = everything.config.features.shows
    found = {
        addresses.record(kind, it.record.id)
        for kind, entries in everything.published.items()
        if everything.config.features.publishes(kind)
        for it in entries
    }
    for kind in filter(shows, TIE_KINDS):
        found |= {addresses.tie(kind, its_id) for its_id, _name in names[kind].free.values()}
    if shows(VENUES):
        at = [(names[VENUES].named(venue_text(it, names[VENUES].index)).id, it) for it in papers]
        found |= {addresses.venue_year(venue, it.filed_year) for venue, it in at if venue}
    if shows("years"):
        found |= {addresses.YEARS, *(addresses.year(it.filed_year) for it in papers)}
    return frozenset(found)


def move_to_a_move(everything: Everything) -> Iterator[Problem]:
    """Each old address that leads to an old address of this site, perhaps in a circle."""
    config = everything.config
    base = config.base_url or home_at(config.domain)
    old = {where(it) for it in config.redirects}
    for written, target in config.redirects.items():
        if base and destination(target).url:
            home = f"{base.rstrip('/')}/"
            address = where(target.removeprefix(home)) if target.startswith(home) else ""
            if address and address in old:
                itself = "itself" if address == where(written) else "another old address"
                message = f"'{written}' leads to {itself}, and so nowhere"
                hint = "write where it leads in the end: a record, such as paper:its-id"
                yield error(_spot(everything, written), message, hint)


def _on_a_disk(written: str) -> str:
    """An old address as disks compare names that tell no letters apart."""
    return unicodedata.normalize("NFC", where(written)).casefold()


def _spot(everything: Everything, written: str, *, at_key: bool = False) -> Spot:
    return Spot(everything.config_file, 0, ("redirects", written), at_key)
