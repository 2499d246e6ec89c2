"""Works of an old site, cleaned like those of all other sources, with the files that come along."""

from dataclasses import replace

from byline.importers.cleaning.clean import cleaned
from byline.importers.cleaning.hyphens import known_words
from byline.importers.cleaning.venues import KnownVenues
from byline.importers.moving.taken import OldSite
from byline.importers.works import SourceWork

_WEB = ("http://", "https://")


def ready_works(site: OldSite, known: KnownVenues) -> tuple[SourceWork, ...]:
    """The works ready for records. Cleaning takes links to the web alone, because no other source
    can name files of the new site."""
    words = known_words(site.works)
    return tuple(
        _with_its_files(work, cleaned(_on_the_web(work), known, words)) for work in site.works
    )


def _on_the_web(work: SourceWork) -> SourceWork:
    links = {name: it for name, it in work.links.items() if it.startswith(_WEB)}
    others = tuple(it for it in work.other_links if it[1].startswith(_WEB))
    return replace(work, links=links, other_links=others)


def _with_its_files(work: SourceWork, clean: SourceWork) -> SourceWork:
    files = {name: it for name, it in work.links.items() if not it.startswith(_WEB)}
    others = tuple(it for it in work.other_links if not it[1].startswith(_WEB))
    return replace(clean, links={**clean.links, **files}, other_links=(*clean.other_links, *others))
