"""A work as a source tells it, made into one as a careful person would write it down."""

from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType

from byline.importers.cleaning.code_links import offered_links
from byline.importers.cleaning.damage import DAMAGE, without_odd_characters
from byline.importers.cleaning.html_tree import without_entities
from byline.importers.cleaning.hyphens import with_whole_words
from byline.importers.cleaning.leads import doubtful_lead, without_copyright, without_lead
from byline.importers.cleaning.markup import as_markdown
from byline.importers.cleaning.people import cleaned_bylines, cleaned_name
from byline.importers.cleaning.places import placed
from byline.importers.cleaning.ready import record_ready
from byline.importers.cleaning.remarks import changed, doubted, noted
from byline.importers.cleaning.titles import (
    in_title_case,
    is_in_capitals,
    without_full_stop,
    without_quotes,
)
from byline.importers.cleaning.venues import KnownVenues
from byline.importers.works import Markup, SourceWork

_NO_WORDS: Collection[str] = frozenset()
_LINES = ("title", "tldr", "status_note")
_NAMES = ("venue", "booktitle", "series", "publisher", "institution")  # which show as written
_PLAIN = ("volume", "number", "pages", "article", "edition", "group")


def cleaned(work: SourceWork, known: KnownVenues, words: Collection[str] = _NO_WORDS) -> SourceWork:
    """The work ready for a record, with a remark of each change and doubt. `words` are those of
    all works that come with it (`known_words`), by which cut ones are mended."""
    work = _in_markdown(work)
    work = _without_damage(work)
    work = _with_whole_words(work, words)
    work = _with_plain_abstract(work)
    work = _with_plain_title(work)
    work = _with_people(work)
    work = placed(work, known)
    work = _with_offered_links(work)
    return record_ready(work)


def cleaned_text(text: str, markup: Markup, words: Collection[str] = _NO_WORDS) -> str:
    """A long text, as of news, as clean Markdown."""
    text = as_markdown(without_odd_characters(text), markup, is_line=False).text
    for _rule, mended in DAMAGE:
        text = mended(text)
    return with_whole_words(text, words)[0]


def _in_markdown(work: SourceWork) -> SourceWork:
    """All texts in Markdown; names of venues and the like, which show as written, in plain text."""
    for field in (*_LINES, "abstract"):
        text = getattr(work, field)
        if text:
            read = as_markdown(text, work.markup, is_line=field != "abstract")
            work = changed(work, "markup", field, read.text)
            for it in read.unknown:
                work = doubted(work, "markup", field, it, "stands as it was written")
    titles = tuple(as_markdown(it, work.markup, is_line=True).text for it in work.other_titles)
    work = replace(work, other_titles=tuple(it for it in titles if it))
    return replace(_with_plain_names(work), markup=Markup.MARKDOWN)


def _with_plain_names(work: SourceWork) -> SourceWork:
    for field in (*_NAMES, *_PLAIN):
        if text := getattr(work, field):
            work = changed(work, "markup", field, _plain(text, work.markup))
    for field in ("keywords", "topics", "awards", "funding"):
        if texts := getattr(work, field):
            plain = tuple(it for text in texts if (it := _plain(text, work.markup)))
            work = changed(work, "markup", field, plain)
    versions = (
        replace(it, venue=_plain(it.venue, work.markup), note=_plain(it.note, work.markup))
        for it in work.versions
    )
    return replace(work, versions=tuple(versions))


def _plain(text: str, markup: Markup) -> str:
    """A name as it is read, without any marks."""
    if markup in {Markup.TEX, Markup.HTML}:
        text = as_markdown(text, markup, is_line=True).text.replace("\\", "")
        text = text.replace("*", "").replace("`", "")
    return " ".join(without_entities(without_odd_characters(text)).split())


def _without_damage(work: SourceWork) -> SourceWork:
    for field in (*_LINES, "abstract"):
        for rule, mended in DAMAGE:
            if text := getattr(work, field):
                work = changed(work, rule, field, mended(text))
    return work


def _with_whole_words(work: SourceWork, words: Collection[str]) -> SourceWork:
    for field in ("title", "abstract"):
        text, unsure = with_whole_words(getattr(work, field), words)
        work = changed(work, "cut words", field, text)
        for it in unsure:
            work = doubted(work, "cut words", field, it, "perhaps one word")
    return work


def _with_plain_abstract(work: SourceWork) -> SourceWork:
    work = changed(work, "word before the abstract", "abstract", without_lead(work.abstract))
    work = changed(work, "copyright", "abstract", without_copyright(work.abstract))
    if lead := doubtful_lead(work.abstract):
        work = doubted(work, "word before the abstract", "abstract", lead, "perhaps no part of it")
    return work


def _with_plain_title(work: SourceWork) -> SourceWork:
    work = changed(work, "full stop", "title", without_full_stop(work.title))
    work = changed(work, "quotation marks", "title", without_quotes(work.title))
    if not is_in_capitals(work.title):
        return work
    guess, is_known = in_title_case(work.title, work.abstract)
    if is_known:
        return changed(work, "capitals", "title", guess)
    return doubted(work, "capitals", "title", work.title, guess)


def _with_people(work: SourceWork) -> SourceWork:
    authors, doubts = cleaned_bylines(work.authors)
    work = changed(work, "names", "authors", authors)
    for before, guess in doubts:
        work = doubted(work, "names", "authors", before, guess)
    editors = tuple(it for name in work.editors if (it := cleaned_name(name)))
    return changed(work, "names", "editors", editors)


def _with_offered_links(work: SourceWork) -> SourceWork:
    """Code and data that the abstract or a note offers, where no link to them is told."""
    notes = (work.abstract, work.status_note, *(it.note for it in work.versions))
    for kind, address in offered_links("\n".join(notes)).items():
        if kind not in work.links and address not in work.links.values():
            work = replace(work, links=MappingProxyType({**work.links, kind: address}))
            work = noted(work, "links in texts", f"links.{kind}", "", address)
    return work
