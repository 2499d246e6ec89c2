"""The configuration, beside the records and the look of pages."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from byline.library.checks.references import no_such_id
from byline.library.everything import Everything
from byline.problems import Problem, Spot, error, warning
from byline.records.colour import LIGHT_PAPER, readable
from byline.records.config import Profile
from byline.records.in_force import home_at


def site_of_nobody(everything: Everything) -> Iterator[Problem]:
    """Each of those whose site it is who is no author."""
    authors = everything.known["authors"]
    for at, wanted in enumerate(everything.config.people):
        if wanted not in authors.ids:
            spot = Spot(everything.config_file, 0, ("people", at))
            yield no_such_id(spot, "author", wanted, authors.ids)


def source_of_nobody(everything: Everything) -> Iterator[Problem]:
    """Each author whose papers a source is said to have, and who is no author."""
    authors = everything.known["authors"]
    for at, source in enumerate(everything.config.sync):
        if source.author and source.author not in authors.ids:
            spot = Spot(everything.config_file, 0, ("sync", at, "author"))
            yield no_such_id(spot, "author", source.author, authors.ids)


def person_not_named(everything: Everything) -> Iterator[Problem]:
    """A person's site that does not say whose it is, with records of several people."""
    config, authors = everything.config, everything.published["authors"]
    if config.profile is Profile.PERSON and not config.people and authors:
        message = f"this is a person's site, but nothing says which of {len(authors)} people's"
        hint = f"write people: [{authors[0].record.id}], with the id of whose site it is"
        yield warning(Spot(everything.config_file, 0, ("profile",)), message, hint)


def accent_hard_to_read(everything: Everything) -> Iterator[Problem]:
    """A colour of links that is too light for the paper."""
    accent = everything.config.theme.accent
    better = readable(accent, LIGHT_PAPER) if accent else accent
    if better != accent:
        message = f"links in {accent} are hard to read, so pages show them in {better}"
        hint = f'write accent: "{better}", the nearest that can be read, or choose a darker colour'
        yield warning(Spot(everything.config_file, 0, ("theme", "accent")), message, hint)


def base_url_elsewhere(everything: Everything) -> Iterator[Problem]:
    """An address of home that is not the one at the site's own domain."""
    config = everything.config
    home = home_at(config.domain)
    if home and config.base_url and not _is_same(config.base_url, home):
        message = f"{config.base_url} is not where the domain {config.domain} leads"
        hint = f"write base_url: {home}, or remove one of the two lines"
        yield error(Spot(everything.config_file, 0, ("base_url",)), message, hint)


def _is_same(one: str, other: str) -> bool:
    """Both say one host and one path."""
    first, second = urlsplit(one.lower()), urlsplit(other)
    return (first.netloc, first.path.strip("/")) == (second.netloc, second.path.strip("/"))
