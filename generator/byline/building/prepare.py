"""The library to a site that is planned, with all that its pages share."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from byline.building.options import Options
from byline.derive.figures import figures
from byline.derive.shelves import shelves
from byline.derive.similarity import Near
from byline.library.model import Library
from byline.machine import collector
from byline.plan import PlannedFile, files, plan
from byline.records.config import Config
from byline.render.assets import Asset, files_of_theme, for_hosts, scripts, stylesheet
from byline.render.folders import template_folders
from byline.render.icon import drawn_icon
from byline.render.renderer import Renderer
from byline.render.sitemap import for_search_engines
from byline.render.targets import LinkForm
from byline.render.templates import environment
from byline.site import Planned, Site, noting


@dataclass(frozen=True, slots=True)
class Prepared:
    """A whole site, planned; nothing of it is made yet but what all pages share."""

    pages: tuple[Planned, ...]
    files: tuple[PlannedFile, ...]
    assets: tuple[Asset, ...]
    renderer: Renderer


@collector.at_rest()
def prepare(
    options: Options, library: Library, nearness: Mapping[str, Near] | None = None
) -> Prepared:
    """The pages and files of a library, and what makes them; `nearness` is what is near to each
    paper, where somebody has found that already."""
    base = full_base(library.config, options.base_url)
    on_shelves = shelves(library)
    site = noting(Site(library, on_shelves, figures(library, nearness), base))
    pages = plan(library, on_shelves)
    beside_pages = files(library, pages)
    folders = template_folders(options.site, library.config.extent.templates)
    search = library.config.features.search
    own = files_of_theme(folders)
    style = stylesheet(folders, library.config.theme.accent, search=search, files=own)
    assets = (style, *scripts(folders, search=search), *own)
    assets += (*for_search_engines(pages, base), *for_hosts(library.config.domain))
    if not library.icons:
        assets += (drawn_icon(library.config.title, library.config.theme.accent),)
    link_form = LinkForm(options.for_disk, base_path(library.config, options.base_url))
    renderer = Renderer(site, pages, assets, environment(folders), link_form, beside_pages)
    return Prepared(pages, beside_pages, assets, renderer)


def base_path(config: Config | None, base_url: str | None) -> str:
    """Where the site stands on its host: '/' or '/some/path/'."""
    given = base_url or (config and config.base_url) or ""
    path = urlsplit(given).path.strip("/")
    return f"/{path}/" if path else "/"


def full_base(config: Config, base_url: str | None) -> str:
    """The full address of home; '' where nothing says on which host the site stands.

    An asked address may be a path alone: the host is then that of the configuration.
    """
    host = urlsplit(urljoin(config.base_url or "", base_url or ""))
    if not host.netloc:
        return ""
    return f"{host.scheme}://{host.netloc}{base_path(config, base_url)}"
