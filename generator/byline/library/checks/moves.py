"""Old addresses in the configuration: what stands there, and where they lead."""

from collections.abc import Iterator

from byline.addresses import HOME, NOT_FOUND, OWN
from byline.library.checks.references import no_such_id
from byline.library.everything import Everything
from byline.problems import Problem, Spot, error
from byline.records import KINDS
from byline.records.in_force import home_at
from byline.records.moves import destination, where

# The file that tells a host of a domain has no ending, so a folder could be called so.
_FILES = frozenset({"cname"})


def old_address_of_the_site(everything: Everything) -> Iterator[Problem]:
    """Each old address at which the site of today has a page, or keeps what is its own."""
    pages = everything.known["pages"].ids
    for written in everything.config.redirects:
        address = where(written)
        first = address.partition("/")[0].casefold()
        is_folder = address.endswith("/")
        is_own = is_folder and first in OWN | _FILES
        if address.casefold() in {HOME, NOT_FOUND} or is_own:
            hint = "for an old id of a record, write it among the aliases of that record"
            message = f"/{address} belongs to the site itself, so it cannot lead elsewhere"
            yield error(_spot(everything, written, at_key=True), message, hint)
        elif is_folder and address.count("/") == 1 and first in pages:
            message = f"the site has a page at /{first}/, so it cannot lead elsewhere"
            hint = "remove the line, or give the page another id"
            yield error(_spot(everything, written, at_key=True), message, hint)


def old_address_given_twice(everything: Everything) -> Iterator[Problem]:
    """Each old address that an earlier line gives too, perhaps in other letters."""
    taken: dict[str, str] = {}
    for written in everything.config.redirects:
        first = taken.setdefault(where(written).casefold(), written)
        if first != written:
            message = f"'{written}' is the same address as '{first}'"
            spot = _spot(everything, written, at_key=True)
            yield error(spot, message, "remove one of the two lines")


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


def _spot(everything: Everything, written: str, *, at_key: bool = False) -> Spot:
    return Spot(everything.config_file, 0, ("redirects", written), at_key)
