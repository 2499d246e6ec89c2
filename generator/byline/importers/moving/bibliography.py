"""Bibliographies of Jekyll sites: works, with the files that their entries name."""

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from byline.importers.moving.gathering import some
from byline.importers.moving.jekyll import PAGES, JekyllSite
from byline.importers.moving.told_values import mapping, text, texts
from byline.importers.moving.tree import LARGEST_BIBLIOGRAPHY, LARGEST_TEXT
from byline.importers.moving.work_files import with_files
from byline.importers.readers import bibtex
from byline.importers.readers.bibtex_blocks import blocks
from byline.importers.readers.bibtex_flaws import Flaws
from byline.importers.readers.bibtex_values import whole_entries
from byline.importers.readers.decoding import text_of
from byline.importers.works import SourceWork

FOLDER = "_bibliography"
_SHOWN = re.compile(r"\{%-?\s*bibliography\b([^{}]*)%\}")
_FILE_OPTION = re.compile(r"(?:--file|-f)[\s=]+([\w./*-]+)")
# The fields that may name a file of the site, and what the link to it is called.
_FILES = {"pdf": "pdf", "slides": "slides", "poster": "poster", "video": "video", "code": "code"}
_OTHER_FILES = {"supp": "Supplement", "annex": "Annex", "blog": "Blog post"}


def works_of(site: JekyllSite, *folders: str) -> list[SourceWork]:
    """The works of all bibliographies that the site shows; their files stand in these folders."""
    names, unseen = _shown(site)
    if unseen:
        site.gathering.leave(
            f"bibliographies that no page shows: {some(unseen)}. If they are yours, import each "
            "by itself: byline import FILE."
        )
    return [work for name in names for work in _works_of_file(site, name, folders)]


def _shown(site: JekyllSite) -> tuple[list[str], list[str]]:
    """The bibliographies that pages show, and those that none does."""
    scholar = mapping(site.settings, "scholar")
    source = (text(scholar, "source") or FOLDER).removeprefix("./").strip("/")
    names = site.tree.below(source, ".bib", ".bibtex")
    asked = [*texts(scholar, "bibliography"), *_asked_by_pages(site)]
    wanted = {it if it.endswith((".bib", ".bibtex")) or "*" in it else f"{it}.bib" for it in asked}
    shown = [it for it in names if any(fnmatchcase(it, f"{source}/{one}") for one in wanted)]
    shown = shown or names
    return shown, [it for it in names if it not in shown]


def _asked_by_pages(site: JekyllSite) -> Iterator[str]:
    """The bibliographies that pages name where they show one."""
    for name in site.tree.below("", *PAGES):
        if site.tree.holds(name, b"{% bibliography", b"{%- bibliography"):
            text_of_page = text_of(site.gathering.content(name, LARGEST_TEXT), name)[0]
            for tag in _SHOWN.findall(text_of_page):
                yield from _FILE_OPTION.findall(tag)


def _works_of_file(site: JekyllSite, name: str, folders: tuple[str, ...]) -> Iterator[SourceWork]:
    content = site.gathering.content(name, LARGEST_BIBLIOGRAPHY)
    reading = bibtex.read(content, name)
    site.gathering.problems += reading.problems
    fields = _fields(content)
    pictures = 0
    for work in reading.works:
        told = fields.get(work.key, {})
        pictures += bool(told.get("preview"))
        _lead_from_details(site, work)
        yield with_files(site.gathering, work, _files_of(site, work, told), folders)
    if pictures:
        site.gathering.leave(
            f"pictures of papers (preview): {pictures:,} in {name}. A paper's page has no picture "
            "of its own; one can stand in a text, such as that of a project."
        )


def _fields(content: bytes) -> Mapping[str, Mapping[str, str]]:
    """The fields of entries as they are written, by their keys: the reader tells only what other
    programs could use, and files of the site are not that."""
    flaws = Flaws()
    entries = whole_entries(list(blocks(text_of(content, "")[0], flaws)), flaws)
    return {it.key: it.fields for it in entries}


def _files_of(
    site: JekyllSite, work: SourceWork, told: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """The files that an entry may name: the link, its label where it has one, and the address."""
    for fields, is_labelled in ((_FILES, False), (_OTHER_FILES, True)):
        for field, name in fields.items():
            if address := told.get(field, "").strip():
                yield ("" if is_labelled else name), (name if is_labelled else ""), address
    repository = text(mapping(site.settings, "scholar"), "repository").strip("./")
    if repository and "pdf" not in told:
        file = f"{repository}/{work.key}.pdf"
        if file in site.tree.files:
            yield "pdf", "", file


def _lead_from_details(site: JekyllSite, work: SourceWork) -> None:
    """The work's own page, where the site makes one for each."""
    scholar = mapping(site.settings, "scholar")
    layout = (text(scholar, "details_layout") or "bibtex.html").removesuffix(".html")
    if site.tree.first_of(f"_layouts/{layout}.html", f"_layouts/{layout}.liquid"):
        folder = text(scholar, "details_dir") or "bibliography"
        key = re.sub(r"[:\s]+", "_", work.key)
        site.gathering.lead(f"/{folder}/{key}.html", f"paper:{work.key}")
