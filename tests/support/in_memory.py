"""Sites that never touch a disk: records in, pages out, through the real stages."""

from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import Any

from byline.building.settings import holding
from byline.derive.figures import figures
from byline.derive.shelves import shelves
from byline.library.link import link
from byline.library.model import Library
from byline.plan import files, plan
from byline.problems import Problem, as_text
from byline.reading.load import Source
from byline.reading.validate import validate
from byline.records.config import Config
from byline.records.extent import EXTENTS
from byline.render.assets import scripts, stylesheet
from byline.render.folders import ENGINE_TEMPLATES, template_folders
from byline.render.icon import drawn_icon
from byline.render.renderer import Renderer
from byline.render.targets import LinkForm
from byline.render.templates import environment
from byline.site import Site
from byline.views.kinds import PAGE_KINDS
from byline.words.explanations import STATED

# Compiled once for all tests, for each size of sites.
TEMPLATES = {
    size: environment(template_folders(Path("no site"), extent.templates))
    for size, extent in EXTENTS.items()
}
ALL_KINDS = {*PAGE_KINDS} | {file.name for kind in PAGE_KINDS.values() for file in kind.beside}
ASSETS = (
    stylesheet([ENGINE_TEMPLATES]),
    *scripts([ENGINE_TEMPLATES]),
    drawn_icon("Test", None),
)
Records = Mapping[str, Sequence[Mapping[str, Any]]]
# The features of a site that computes figures about its own people.
COMPUTED = dict.fromkeys(STATED, True)


def entries_of(records: Records) -> tuple[list[Any], list[Problem]]:
    """The records, by kind, as entries."""
    entries, problems = [], []
    for kind, values in records.items():
        for index, value in enumerate(values):
            source = Source(kind, f"content/{kind}/all.yaml", index, dict(value), in_list=True)
            entry, found = validate(source)
            entries += [entry] if entry else []
            problems += found
    return entries, problems


def link_all(records: Records, **config: Any) -> tuple[Library, list[Problem]]:
    """The library of records as they are, and what does not fit together."""
    facts = Config.model_validate({"schema": "1", "title": "Test", **config})
    return link(facts, entries_of(records)[0])[:2]


def library_of(records: Records, **config: Any) -> Library:
    """The library of records that must be right."""
    entries, problems = entries_of(records)
    facts = Config.model_validate({"schema": "1", "title": "Test", **config})
    library, found, _resolution = link(holding(facts, entries, drafts=False), entries)
    errors = [problem for problem in (*problems, *found) if problem.severity == "error"]
    assert not errors, "\n".join(as_text(problem) for problem in errors)
    return library


def site_of(library: Library) -> Site:
    """What pages and indexes of the library are made from."""
    return Site(library, shelves(library), figures(library))


def pages_of(library: Library, kinds: Container[str] = ALL_KINDS) -> dict[str, str]:
    """Every page of the library, and every file beside one, by its address; or some kinds."""
    site = site_of(library)
    pages = plan(library, site.shelves)
    beside = files(library, pages)
    templates = TEMPLATES[library.config.size]
    renderer = Renderer(site, pages, ASSETS, templates, LinkForm(), beside)
    made = [page for page in pages if page.kind in kinds]
    return {page.address: renderer.page(page).decode() for page in made}
