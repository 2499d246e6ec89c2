"""Sites of Jekyll with a bibliography of jekyll-scholar, and no system around it."""

from byline.importers.moving.bibliography import FOLDER, works_of
from byline.importers.moving.gathering import Gathering
from byline.importers.moving.jekyll import (
    jekyll_site,
    lead_from_pages,
    lead_from_posts,
    settings_file,
)
from byline.importers.moving.old_owner import old_owner
from byline.importers.moving.taken import OldSite
from byline.importers.moving.told_values import text
from byline.importers.moving.tree import Tree

_PAPERS_AT = ("assets/pdf", "assets/papers", "papers", "pdf", "pdfs", "files")


def looks_like(tree: Tree) -> bool:
    """A Jekyll site with a bibliography."""
    settings = settings_file(tree)
    is_set_up = tree.holds(settings, b"\nscholar:") and bool(tree.below("", ".bib"))
    return bool(settings) and (is_set_up or bool(tree.below(FOLDER, ".bib")))


def read(tree: Tree) -> OldSite:
    """All that comes along from a site with jekyll-scholar."""
    site = jekyll_site(Gathering(tree))
    about = tree.first_of("_pages/about.md", "about.md", "about.markdown")
    works = works_of(site, *_PAPERS_AT)
    owner = old_owner(site, about, {})
    lead_from_pages(site, f"author:{owner.id}" if owner else "authors/", about if owner else "")
    lead_from_posts(site)
    name = str(owner.values["name"]) if owner else text(site.settings, "title")
    people = (owner,) if owner else ()
    return site.gathering.old_site("jekyll-scholar", name, works=tuple(works), people=people)
