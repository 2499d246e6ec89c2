"""What stands around all pages of a section: whose site it is, ways to its parts, scripts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from byline import addresses
from byline.derive.figures import shows_figures
from byline.library.model import FreePage
from byline.records.hosting import Analytics
from byline.render.assets import MAIN_SCRIPT, SCHEME_SCRIPT, STYLESHEET, Asset
from byline.render.icon import ICON
from byline.render.policy import policy
from byline.site import Site
from byline.views import kinds
from byline.views.page import MOST_IN_FOOTERS, pages_of_footers
from byline.views.places import places_of_site
from byline.views.shared import OutLink
from byline.words import interface as words

# In pixels, as the header shows it.
LOGO_HEIGHT, LOGO_WIDEST = 28, 160
# The sections to which a short frame leads; home leads to the others.
IN_SHORT = frozenset({"papers", "people"})


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the navigation."""

    text: str
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Logo:
    """The site's own sign, and the size in which it shows, in pixels."""

    address: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an element, for the script that reads it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Counting:
    """Who counts visits: the script with what it is told, and what readers are told of it."""

    script: str
    attributes: tuple[Attribute, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page of a section."""

    title: str
    language: str
    policy: Markup
    stylesheet: str
    script: str
    scheme_script: str
    logo: Logo | None
    icon: str
    touch_icon: str | None
    home: str
    papers: str
    people: str
    search: str | None
    nav: tuple[NavItem, ...]
    nav_elsewhere: tuple[OutLink, ...]
    more_pages: tuple[NavItem, ...]
    places: tuple[OutLink, ...]
    counting: Counting | None
    has_footer: bool


def frame(site: Site, section: str, assets: Sequence[Asset]) -> Frame:
    """What stands around the pages of the section."""
    loaded = {asset.name: asset.address for asset in assets}
    config = site.library.config
    is_short = bool(section) and not site.extent.frames_are_whole
    has_metrics = not is_short and shows_figures(site.library)
    named = [page for page in site.library.pages.values() if page.record.nav]
    pages = pages_of_footers(site.library)
    icons = [addresses.icon(it.name) for it in site.library.icons]
    places = places_of_site(config.links)
    return Frame(
        title=config.title,
        language=config.language,
        policy=policy(config),
        stylesheet=loaded[STYLESHEET],
        script=loaded[MAIN_SCRIPT],
        scheme_script=loaded[SCHEME_SCRIPT],
        logo=_logo(site),
        icon=icons[0] if icons else loaded[ICON],
        touch_icon=icons[1] if icons[1:] else None,
        home=addresses.HOME,
        papers=addresses.PAPERS,
        people=addresses.AUTHORS,
        search=addresses.SEARCH if site.features.search else None,
        nav=tuple(
            [
                NavItem(text, address, key == section)
                for key, text, address in _sections(site)
                if not is_short or key in {*IN_SHORT, section}
            ]
            + [_nav_item(page) for page in named if not page.record.unlisted]
        ),
        nav_elsewhere=tuple(OutLink(item.label, item.url) for item in config.nav),
        more_pages=(
            *(_nav_item(page) for page in pages[:MOST_IN_FOOTERS]),
            *_way_to_others(pages),
            *([NavItem(words.METRICS, addresses.METRICS, is_here=False)] if has_metrics else []),
        ),
        places=places,
        counting=_counting(config.analytics),
        has_footer=(
            not is_short or any((pages, places, config.analytics, config.repository is not None))
        ),
    )


def _counting(analytics: Analytics | None) -> Counting | None:
    if not analytics:
        return None
    attributes = tuple(Attribute(*it) for it in analytics.attributes.items())
    says = analytics.says or words.counted_by(analytics.host)
    return Counting(analytics.script, attributes, says)


def _logo(site: Site) -> Logo | None:
    logo = site.library.logo
    if not logo:
        return None
    width = min(LOGO_HEIGHT * logo.width // logo.height, LOGO_WIDEST)
    height = min(LOGO_HEIGHT, LOGO_WIDEST * logo.height // logo.width)
    return Logo(addresses.logo(logo.name), str(max(width, 1)), str(max(height, 1)))


def _sections(site: Site) -> Iterator[tuple[str, str, str]]:
    """The sections that have something to show: their key, words and address."""
    for kind in kinds.PAGE_KINDS.values():
        entry = kind.navigation
        if entry and kind.is_on(site.features) and entry.has_any(site.library):
            (first, *_others) = kind.pages(site.library, site.shelves)
            yield kind.section, entry.title, first.address


def _way_to_others(pages: Sequence[FreePage]) -> Iterator[NavItem]:
    if len(pages) > MOST_IN_FOOTERS:
        yield NavItem(words.ALL_PAGES, addresses.ALL_PAGES, is_here=False)


def _nav_item(page: FreePage) -> NavItem:
    return NavItem(page.title.plain, addresses.page(page.record.id), is_here=False)
