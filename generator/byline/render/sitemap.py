"""What search engines are told: `sitemap.xml`, and `robots.txt` that says where it is."""

from collections.abc import Sequence

from markupsafe import escape

from byline.render.assets import Asset
from byline.site import Planned
from byline.views import kinds
from byline.views.page_kind import PageKind

MOST_ADDRESSES = 50_000
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_WEIGHS_AS = "feeds and sitemaps"


def for_search_engines(
    pages: Sequence[Planned], base: str, most: int = MOST_ADDRESSES
) -> tuple[Asset, ...]:
    """The files to publish; without the full address of home (`base`) there is no sitemap.

    A sitemap holds so many addresses at most; where there are more, it is a list of sitemaps.
    """
    if not base:
        return (_robots(""),)
    found = sorted(base + page.address for page in pages if page.is_listed and _may_list(page))
    shares = [found[start : start + most] for start in range(0, len(found), most)]
    if len(shares) == 1:
        return _robots(base), _sitemap(SITEMAP, found)
    parts = [_sitemap(f"sitemap-{at}.xml", share) for at, share in enumerate(shares, start=1)]
    index = _xml(SITEMAP, "sitemapindex", "sitemap", [base + part.address for part in parts])
    return _robots(base), index, *parts


def _may_list(page: Planned) -> bool:
    """It is a page, not a file beside one, and does not ask to be left out."""
    kind = kinds.kind_of(page.kind)
    return isinstance(kind, PageKind) and kind.in_sitemap


def _robots(base: str) -> Asset:
    lines = ["User-agent: *", "Disallow:", *([f"Sitemap: {base}{SITEMAP}"] if base else [])]
    return Asset(ROBOTS, "".join(f"{line}\n" for line in lines).encode(), _WEIGHS_AS)


def _sitemap(address: str, urls: Sequence[str]) -> Asset:
    return _xml(address, "urlset", "url", urls)


def _xml(address: str, whole: str, each: str, urls: Sequence[str]) -> Asset:
    lines = [f"<{each}><loc>{escape(url)}</loc></{each}>" for url in urls]
    head = ['<?xml version="1.0" encoding="utf-8"?>', f'<{whole} xmlns="{_NAMESPACE}">']
    return Asset(address, "\n".join([*head, *lines, f"</{whole}>\n"]).encode(), _WEIGHS_AS)
