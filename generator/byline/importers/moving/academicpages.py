"""Sites of academicpages: a page for each publication, talk and course, and one person."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from byline.addresses import slug
from byline.importers.keeping.values import Values
from byline.importers.moving.bibtex_beside import with_bibtex
from byline.importers.moving.citations import authors_in, names_in_list
from byline.importers.moving.gathering import Gathering, some
from byline.importers.moving.jekyll import (
    JekyllItem,
    JekyllSite,
    jekyll_site,
    lead_from_pages,
    lead_from_posts,
    settings_file,
)
from byline.importers.moving.loose_yaml import Told
from byline.importers.moving.old_owner import AUTHORS, old_owner
from byline.importers.moving.prose import bare_line, persons_name, plain_line
from byline.importers.moving.taken import OldSite
from byline.importers.moving.told_values import day, long_text, text, texts
from byline.importers.moving.tree import Tree
from byline.importers.moving.web_places import with_addresses
from byline.importers.moving.work_files import folder_of, with_files
from byline.importers.works import OTHERS, Markup, Remark, SourceWork, WorkByline
from byline.records.paper import PaperType

_TYPES = {
    "manuscripts": PaperType.JOURNAL, "conferences": PaperType.CONFERENCE,
    "books": PaperType.BOOK, "journal": PaperType.JOURNAL, "conference": PaperType.CONFERENCE,
    "preprints": PaperType.PREPRINT, "preprint": PaperType.PREPRINT,
    "workshops": PaperType.WORKSHOP, "workshop": PaperType.WORKSHOP, "thesis": PaperType.THESIS,
}  # fmt: skip
# Addresses that front matter holds, by the links that they are for.
_ADDRESSES = {
    "paperurl": "", "slidesurl": "slides", "codeurl": "code", "posterurl": "poster",
    "videourl": "video", "dataurl": "data", "link": "", "doi": "",
}  # fmt: skip
# Lines that the system's own programs write below a text.
_WRITTEN_BY_PROGRAMS = re.compile(
    r"^[ \t]*(?:recommended citation.*|\[?(?:download|access)\s+(?:the\s+)?(?:paper|slides).*|"
    r"abstract:?[ \t]*(?:<br\s*/?>)?[ \t]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_EXAMPLES = re.compile(
    r"paper title number \d|(?:talk|tutorial|conference proceeding talk) \d on relevant topic|"
    r"teaching experience \d",
    re.IGNORECASE,
)
_RULE = "authors from a citation"


def looks_like(tree: Tree) -> bool:
    """A Jekyll site with a page for each publication."""
    return bool(settings_file(tree) and tree.below("_publications", ".md", ".html"))


def read(tree: Tree) -> OldSite:
    """All that comes along from a site of academicpages."""
    site = jekyll_site(Gathering(tree))
    about = tree.first_of("_pages/about.md", "about.md")
    its_id = slug(_owners_name(site))
    to = f"author:{its_id}" if its_id else "authors/"
    works = tuple(_work(site, item) for item in _own(site, "publications"))
    shown: Values = {}
    for field, values in (("talks", _talks(site, to)), ("teaching", _courses(site, to))):
        if told := list(values):
            shown[field] = [*told]
    owner = old_owner(site, about, shown)
    lead_from_pages(site, to, about)
    lead_from_posts(site)
    _leave_others(site, is_without_owner=owner is None and bool(shown))
    name = str(owner.values["name"]) if owner else text(site.settings, "title")
    people = (owner,) if owner else ()
    return site.gathering.old_site("academicpages", name, works=works, people=people)


def _own(site: JekyllSite, collection: str) -> Iterator[JekyllItem]:
    """The pages of a collection that have a title, without the examples of the system."""
    for item in site.items(collection):
        is_example = site.is_example(item, _EXAMPLES)
        if not is_example and site.gathering.has_title(item.page, item.name):
            yield item


def _owners_name(site: JekyllSite) -> str:
    author = site.settings.get("author")
    told = author if isinstance(author, dict) else {}
    return persons_name(text(told, "name") or text(site.settings, "author", "name"))


def _leave_others(site: JekyllSite, *, is_without_owner: bool) -> None:
    if items := site.tree.below("_portfolio", ".md", ".html"):
        site.gathering.leave(
            f"the portfolio: {some(items)}. Make a project of each: a file in content/projects/ "
            "with a title: and the text below it."
        )
    if is_without_owner:
        site.gathering.leave(
            "talks and teaching: the settings do not name the site's author. Write "
            "author: {name: ...} into _config.yml, and import again."
        )
    if site.tree.first_of("_data/cv.json"):
        site.gathering.leave(
            "_data/cv.json. Write degrees and awards into your own record in content/authors/."
        )


def _work(site: JekyllSite, item: JekyllItem) -> SourceWork:
    values = item.page.values
    when = day(text(values, "date", "year") or item.stem)
    kind = _TYPES.get(text(values, "category", "pubtype", "type").lower())
    work = SourceWork(
        key=item.key,
        markup=Markup.MARKDOWN,
        title=plain_line(text(values, "title")),
        year=int(when[:4]) if when else None,
        date=when,
        type=kind.value if kind else "",
        venue=bare_line(text(values, "venue", "journal", "booktitle")),
        awards=tuple(plain_line(it) for it in texts(values, "award")),
    )
    bibtex = _seen_from_the_site(site, text(values, "bibtexurl"))
    work = replace(work, authors=tuple(_named_authors(values)))
    work = with_bibtex(site.gathering, work, site.tree.named(bibtex, "", "files"))
    work = work if work.authors else _with_authors_of_citation(site, work, values)
    work = replace(work, abstract=_abstract(site, item, folder_of(work)))
    site.leads(item, f"paper:{work.key}")
    return _with_links(site, work, values)


def _with_links(site: JekyllSite, work: SourceWork, values: Mapping[str, Told]) -> SourceWork:
    """The work with its addresses on the web, and with those of its files that come along."""
    local, addresses = [], []
    for key, link in _ADDRESSES.items():
        written = text(values, key)
        if key == "doi" and written and "://" not in written:
            written = f"https://doi.org/{written.removeprefix('doi:').strip()}"
        addresses.append((link, _seen_from_the_web(site, written)))
        local.append((link or "pdf", "", _seen_from_the_site(site, written)))
    work = with_files(site.gathering, work, local, ("", "files"))
    is_file = {it for it, _label, address in local if site.tree.named(address, "", "files")}
    return with_addresses(work, [it for it in addresses if (it[0] or "pdf") not in is_file])


def _seen_from_the_site(site: JekyllSite, written: str) -> str:
    """An address of the site itself as that of a file."""
    home = text(site.settings, "url").rstrip("/")
    base = text(site.settings, "baseurl").strip("/")
    if home and written.startswith(f"{home}/"):
        written = written.removeprefix(home)
    return written.removeprefix(f"/{base}") if base else written


def _seen_from_the_web(site: JekyllSite, written: str) -> str:
    return "" if _seen_from_the_site(site, written) != written else written


def _abstract(site: JekyllSite, item: JekyllItem, folder: str) -> str:
    body = _WRITTEN_BY_PROGRAMS.sub("", item.page.body).strip()
    source = body or long_text(item.page.values, "abstract", "excerpt")
    return site.gathering.prose(source, item.name, folder, "", "files")


def _named_authors(values: Mapping[str, Told]) -> Iterator[WorkByline]:
    """The bylines that the front matter itself gives."""
    told = texts(values, "authors") or texts(values, "author")
    for name in names_in_list(told[0]) if len(told) == 1 else told:
        yield OTHERS if name == OTHERS.name else WorkByline(name=bare_line(name))


def _with_authors_of_citation(
    site: JekyllSite, work: SourceWork, values: Mapping[str, Told]
) -> SourceWork:
    """The bylines of the citation, where they are clear; else the owner's own, and others."""
    citation = bare_line(long_text(values, "citation"))
    authors = authors_in(citation, work.title)
    owner = _owners_name(site)
    is_clear = bool(authors)
    if not is_clear:
        authors = (WorkByline(name=owner), OTHERS) if owner else ()
    said = ", ".join(it.name for it in authors)
    remark = Remark(
        rule=_RULE, field="authors", before=citation, after=said, is_uncertain=not is_clear
    )
    return replace(work, authors=authors, remarks=(*work.remarks, remark))


def _talks(site: JekyllSite, to: str) -> Iterator[Values]:
    for item in _own(site, "talks"):
        values = item.page.values
        kind = bare_line(text(values, "type"))
        links = {
            name: it
            for name, keys in (("slides", ("slidesurl",)), ("video", ("videourl",)))
            if (it := _target(site, text(values, *keys)))
        }
        note = "" if kind.lower() in {"", "talk"} else kind
        url = text(values, "link", "url")
        yield _filled({
            "title": plain_line(text(values, "title")),
            "where": _where(values),
            "date": day(text(values, "date") or item.stem),
            **links,
            "url": url if url.startswith("http") else "",
            "note": note,
        })  # fmt: skip
        site.leads(item, to)
        _leave_text(site, item)


def _courses(site: JekyllSite, to: str) -> Iterator[Values]:
    for item in _own(site, "teaching"):
        values = item.page.values
        yield _filled({
            "what": plain_line(text(values, "title")),
            "where": _where(values),
            "from": day(text(values, "date") or item.stem),
            "note": bare_line(text(values, "type")),
        })  # fmt: skip
        site.leads(item, to)
        _leave_text(site, item)


def _leave_text(site: JekyllSite, item: JekyllItem) -> None:
    if item.page.body.strip():
        kind = "talks" if item.name.startswith("_talks") else "courses"
        site.gathering.texts_left.setdefault(kind, []).append(item.name)


def _where(values: Mapping[str, Told]) -> str:
    venue, location = (bare_line(text(values, it)) for it in ("venue", "location"))
    return ", ".join(it for it in (venue, location if location not in venue else "") if it)


def _target(site: JekyllSite, written: str) -> str:
    """An address on the web, or the place of a file that comes along beside the owner's record."""
    here = _seen_from_the_site(site, written)
    if file := site.tree.named(here, "", "files"):
        return site.gathering.copied(file, AUTHORS)
    return written if re.match("https?:", written) else ""


def _filled(values: Values) -> Values:
    return {name: it for name, it in values.items() if it}
