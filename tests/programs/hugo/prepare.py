"""A site of Byline's as one for Hugo: the same records, and the lists that Byline makes of them.

Hugo is handed what it has no means for: whose papers are whose, in which order lists show them,
and where long lists are cut. What is left to it is what it is made for: records, Markdown,
formulas, templates and files.
"""

import json
import shutil
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from byline import addresses
from byline.building.check import check
from byline.building.options import Options
from byline.building.prepare import Prepared
from byline.building.prepare import prepare as prepare_site
from byline.derive.events import events
from byline.formats.reference import reference
from byline.library.identity import PersonKey
from byline.library.model import Work
from byline.machine.stopwatch import Stopwatch
from byline.site import Planned, Site
from byline.views.head import Head
from byline.views.kinds import PAGE_KINDS
from byline.views.rows import Listed, Row, row
from byline.views.shared import shown_date
from byline.words import interface as words
from markupsafe import Markup

TEMPLATES = Path(__file__).with_name("site")
PAGES, SITE = "assets/pages.json", "data/byline.json"
NOT_PAGES = frozenset({"bibtex", "feed"})
# What is the same on all pages of a kind.
SAID_BY_TEMPLATES = frozenset({"statements", "how_to_claim"})
Handed = dict[str, Any]


def prepare(config: Path, folder: Path) -> None:
    """Writes the folder from which Hugo builds the site of that configuration."""
    options = Options(config, folder / "output", search=False)
    library, problems, *_ = check(options, Stopwatch())
    assert library, problems
    made = prepare_site(options, library)
    shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
    feeds = frozenset(planned.address for planned in made.pages if planned.kind == "feed")
    pages = [_page(made, planned, feeds) for planned in made.pages if planned.kind not in NOT_PAGES]
    for page in (page for page in pages if page["type"] in ("home", "not-found")):
        _write(folder / f"data/{page['type'].replace('-', '')}.json", page)
    listed = [page for page in pages if page["type"] not in ("home", "not-found")]
    _write(folder / PAGES, listed)
    _write(folder / SITE, _frame(made))
    for asset in made.assets:
        path = folder / "static" / asset.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)


def _write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def _frame(made: Prepared) -> Handed:
    """What stands around pages: for each section, its navigation; the style sheet, the scripts."""
    return {section or "none": _plain(frame) for section, frame in made.renderer.frames.items()}


def _page(made: Prepared, planned: Planned, feeds: frozenset[str]) -> Handed:
    site = made.renderer.site
    kind = PAGE_KINDS[planned.kind]
    section = kind.section or "none"
    page: Handed = {"path": planned.address, "type": kind.template, "section": section}
    if planned.kind == "paper":
        work = site.library.works[planned.key[0]]
        return {**page, "title": work.record.title, "text": work.record.abstract or "",
                "params": _paper(site, work)}  # fmt: skip
    view = _plain(kind.view(site, planned))
    about = planned.about if addresses.feed(planned.address) in feeds else None
    told = events(site.library, about) if about else ()
    return {
        **page,
        "title": view["title"],
        "text": "",
        "params": view | {"told": [it.about for it in told]},
    }


def _plain(value: Any) -> Any:
    """A view as JSON holds it, without what is empty; of a row, its paper's address."""
    if isinstance(value, Row):
        return value.address
    if isinstance(value, Listed):
        return value.row.address
    if isinstance(value, Head):
        return {"description": value.description, "feed": _plain(value.feed)}
    if is_dataclass(value):
        shown = (it.name for it in fields(value) if it.name not in SAID_BY_TEMPLATES)
        found = {name: _plain(getattr(value, name)) for name in shown}
        return {name: it for name, it in found.items() if it or name == "address"}
    if isinstance(value, tuple):
        return [_plain(it) for it in value]
    return str(value) if isinstance(value, Markup) else value


def _paper(site: Site, work: Work) -> Handed:
    """The record of a paper, with the addresses of whom and what it names."""
    paper, shown = work.record, row(site, work.id)
    cited = reference(site.library, work)
    links = {name: url for name, url in paper.links if isinstance(url, str)}
    return {
        "id": work.id,
        "plain": work.title.plain,
        "shown": len(shown.people),
        "more": shown.more,
        "people": [
            {"name": byline.printed, "filed": byline.filed, "address": _person(site, byline.person)}
            for byline in work.bylines
        ],
        "venue": {"name": cited.container, "short": _short(site, work), "id": work.venue.id},
        "year": paper.filed_year,
        "date": shown_date(paper.ordering_date),
        "month": paper.ordering_date.month,
        "kind": paper.type.value if paper.type else "",
        "says": words.TYPES[paper.type] if paper.type else "",
        "volume": paper.volume,
        "pages": cited.pages[0] if cited.pages else [],
        "doi": paper.doi,
        "arxiv": paper.arxiv,
        "openreview": paper.openreview,
        "url": cited.url,
        "links": [{"text": words.LINK_LABELS[name], "url": links[name]}
                  for name in words.LINK_LABELS if name in links],
        "topics": _named(work.topics),
        "keywords": list(paper.keywords),
        "awards": list(paper.awards),
    }  # fmt: skip


def _named(ties: Iterable[Any]) -> list[Handed]:
    return [{"text": tie.text, "id": tie.id} for tie in ties]


def _short(site: Site, work: Work) -> str:
    tie = site.library.ties["venues"].get(work.venue.id)
    return tie.short if tie else work.venue.text


def _person(site: Site, key: PersonKey | None) -> str:
    person = site.library.people.get(key) if key else None
    return f"names/{person.slug}/" if person else ""
