"""Sites of other systems, below tests/import/, and what is expected to come along from each."""

import shutil
from pathlib import Path
from typing import Any

import yaml
from byline.importers.moving.taken import AuthorTold, OldSite, ProjectTold
from byline.importers.works import SourceReading

from tests.support.pictures import halves, saved_as
from tests.support.told import EXAMPLES, told

# The sites by their folders, each with files that are no texts and are made when they are needed.
OLD_SITES = {
    "al-folio/ada": (
        "assets/img/prof_pic.png", "assets/img/loom.png", "assets/pdf/notes.pdf",
        "assets/pdf/notes-supp.pdf", "assets/pdf/connexion_slides.pdf", "assets/pdf/cv.pdf",
        "assets/pdf/nobody-names-this.pdf",
    ),
    "academicpages/ada": (
        "images/profile.png", "files/notes.pdf", "files/notes-slides.pdf", "files/maps.pdf",
    ),
    "jekyll-scholar/engines": ("papers/loom2021.pdf",),
    "hugo-blox/ada": (
        "content/authors/admin/avatar.png", "content/publication/notes-2020/paper.pdf",
        "content/publication/notes-2020/featured.png", "content/publication/loom/loom.pdf",
        "content/event/maps/maps.pdf", "content/post/medal/medal.png",
        "content/project/engine/featured.png", "static/uploads/cv.pdf",
        "static/uploads/notes-slides.pdf",
    ),
    "hugo-blox/lab": ("content/publications/notes/notes.pdf", "assets/media/authors/me.png"),
}  # fmt: skip
PDF = b"%PDF-1.4\n"


def old_site_in(folder: Path, name: str) -> Path:
    """A copy of the site in the folder, with all its files."""
    site = folder / name
    shutil.copytree(EXAMPLES / name, site)
    for file in OLD_SITES[name]:
        path = site / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(saved_as("PNG", halves()) if path.suffix == ".png" else PDF)
    return site


def expected_of(name: str) -> Path:
    """The file that says what is to come along from the site."""
    return EXAMPLES / f"{name}.expected.yaml"


def told_of(site: OldSite, folder: Path) -> str:
    """What comes along from the site in the folder, as YAML, without what is empty."""
    works = yaml.safe_load(told(SourceReading(works=site.works, problems=site.problems)))
    everything = {
        "system": site.system,
        "name": site.name,
        "works": works.get("works"),
        "news": [_news(it.key, it.date, it.title, it.text) for it in site.news],
        "people": [_record(it) for it in site.people],
        "projects": [_record(it) for it in site.projects],
        "copies": {it.source.relative_to(folder).as_posix(): it.target for it in site.copies},
        "redirects": dict(site.redirects),
        "aliases": {record: list(ids) for record, ids in site.aliases.items()},
        "problems": works.get("problems"),
        "left": list(site.left),
    }
    filled = {key: value for key, value in everything.items() if value}
    return yaml.safe_dump(filled, sort_keys=False, allow_unicode=True, width=100)


def _record(record: AuthorTold | ProjectTold) -> dict[str, Any]:
    return {"id": record.id, **record.values, **({"body": record.body} if record.body else {})}


def _news(key: str, date: str, title: str, text: str) -> dict[str, str]:
    return {"key": key, "date": date, "title": title, **({"text": text} if text else {})}
