"""BibTeX, as people and all programs write it: entries become works."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from byline.alphabet import fold
from byline.importers.forms.ids import as_arxiv, isbn_in
from byline.importers.forms.languages import language_of
from byline.importers.forms.pages import page_range
from byline.importers.readers.bibtex_blocks import blocks
from byline.importers.readers.bibtex_dates import appeared
from byline.importers.readers.bibtex_flaws import Flaw, Flaws, named
from byline.importers.readers.bibtex_kinds import appearance, status, tells_of_status
from byline.importers.readers.bibtex_names import names_in, names_of_people
from byline.importers.readers.bibtex_places import found_in
from byline.importers.readers.bibtex_values import WholeEntry, whole_entries
from byline.importers.readers.decoding import beginning, text_of
from byline.importers.works import Markup, SourceReading, SourceWork, WorkByline
from byline.problems import Place, Severity, error
from byline.records.fields import CITE_KEY_PATTERN
from byline.records.paper import PaperType

LARGEST = 64_000_000  # bytes
MOST_KEYWORDS, LONGEST_KEYWORD = 100, 100

_BEGINS = re.compile(r"^[ \t]*@[A-Za-z][\w-]*\s*[{(]\s*[^\s,{}()=\"]*\s*[,={]", re.MULTILINE)
_OTHER_FORMATS = ("<", "[", "{", "TY  -")
_DASH_OF_TEX = re.compile(r"\\textendash(?:\{\})?")
_DBLP = "DBLP:"
# Keys that number an entry of a database, and were not made to cite by.
_NUMBERS = re.compile(
    r"DBLP:|10\.\d{4}|doi:|https?:|(?:WOS|ISI|MEDLINE):|(?:MR|RN)?\d+$", re.IGNORECASE
)
_CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z-]+)?")
_PMID = re.compile(r"\bPMID:\s*(\d{1,9})\b", re.ASCII)
_AWARD = re.compile(
    r"\bbest (?:\w+ ){0,2}paper\b|\b(?:paper|dissertation|thesis) award\b|\bhonou?rable mention\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\(([^()]{1,80})\)$")
# The names that babel has beside those of languages.
_TRUE = frozenset({"true", "yes", "1"})


def looks_like(content: bytes) -> bool:
    """A line begins an entry, and no other format the file."""
    text = beginning(content).lstrip()
    return not text.startswith(_OTHER_FORMATS) and bool(_BEGINS.search(text))


def read(content: bytes, name: str) -> SourceReading:
    """The works of a BibTeX file, and what is wrong with entries that could not be read."""
    if len(content) > LARGEST:
        message = f"the file is larger than {LARGEST // 1_000_000} MB, and is not read"
        return SourceReading(problems=(error(Place(name), message, "cut it into several"),))
    text, doubts = text_of(content, name)
    flaws = Flaws()
    entries = list(whole_entries(list(blocks(text, flaws)), flaws))
    works = tuple(_with_persons(_told_apart(_works(entries, text, flaws), entries, flaws)))
    if not works and not doubts and not flaws.found and text.strip():
        hint = "entries look like this: @article{lovelace1843notes, title = {...}, ...}"
        flaws.warn(0, "there is no entry of BibTeX in this file", hint)
    return SourceReading(works=works, problems=(*doubts, *flaws.problems(text, name)))


def _works(entries: Iterable[WholeEntry], text: str, flaws: Flaws) -> Iterator[SourceWork | None]:
    """The work of each entry; None for one without a title, which is told."""
    line, before = 1, 0
    for entry in entries:
        line, before = line + text.count("\n", before, entry.start), entry.start
        if "title" in entry.fields:
            yield _work(entry, line, flaws)
        else:
            message = f"{named(entry.key)} has no title, and is left out"
            hint = "add title = {...}"
            flaws.add(Flaw(entry.start, message, hint, severity=Severity.ERROR))
            yield None


def _told_apart(
    works: Iterable[SourceWork | None], entries: Iterable[WholeEntry], flaws: Flaws
) -> Iterator[SourceWork]:
    """The works, each once; where different ones share a key, its number follows it."""
    by_key: dict[str, dict[str, SourceWork]] = {}
    for work, entry in zip(works, entries, strict=True):
        if work is None:
            continue
        alike = by_key.setdefault(work.key.lower(), {})
        twin = alike.setdefault(_identity(work, entry), work)
        if twin is not work:
            _tell_twice(twin, work, entry, flaws)
        elif len(alike) == 1:
            yield work
        else:
            shared = f"the key '{entry.key}'" if entry.key else f"the title '{work.title}'"
            message = f"{shared} stands at another work, too; both are read"
            flaws.warn(entry.start, message, "give each of them a key of its own")
            yield replace(work, key=f"{work.key} ({len(alike)})", cite_key="")


def _with_persons(works: Iterable[SourceWork]) -> Iterator[SourceWork]:
    """The works, where a name in braces of its own that another entry has without them is no
    team, but the person."""
    all_works = list(works)
    families = {it.name: it.family for one in all_works for it in one.authors if not it.is_team}
    for work in all_works:
        authors = (
            replace(it, is_team=False, family=families[it.name]) if it.name in families else it
            for it in work.authors
        )
        yield replace(work, authors=tuple(authors))


def _identity(work: SourceWork, entry: WholeEntry) -> str:
    """What is the same for entries of one key that are one work: the title, or without any key
    all that the entry tells."""
    return fold(work.title) if entry.key else repr(replace(work, line=0))


def _tell_twice(twin: SourceWork, work: SourceWork, entry: WholeEntry, flaws: Flaws) -> None:
    if replace(twin, line=0) != replace(work, line=0):
        message = f"the entry '{work.key}' stands in this file twice, and not alike"
        hint = f"the first, in line {twin.line}, is read; remove one of them"
        flaws.warn(entry.start, message, hint)


def _work(entry: WholeEntry, line: int, flaws: Flaws) -> SourceWork:
    """The fields of an entry as those of a work."""
    fields = entry.fields
    found = found_in(fields)
    kind, venue, booktitle = appearance(entry, found)
    is_preprint = kind is PaperType.PREPRINT
    authors, editors = _people(entry, kind, flaws)
    when = appeared(fields)
    key, pages = entry.key, _pages(_first(fields, "pages", "page"))
    article = _first(fields, "eid", "articleno", "article-number")
    return SourceWork(
        key=key or _with_subtitle(fields),
        line=line,
        markup=Markup.TEX,
        title=_with_subtitle(fields),
        authors=authors,
        year=when.year,
        date=when.date,
        type=kind.value,
        venue=venue,
        volume=_beside_arxiv(_first(fields, "volume", "vol"), found.arxiv),
        number=_beside_arxiv(fields.get("number") or fields.get("issue", ""), found.arxiv),
        pages=_beside_arxiv("" if pages == article else pages, found.arxiv),
        article=_beside_arxiv(article, found.arxiv),
        series=fields.get("series", ""),
        edition=fields.get("edition", ""),
        publisher=_unless(venue, _publisher(fields, kind)),
        booktitle=booktitle,
        editors=editors,
        institution=_unless(venue, _institution(fields, kind)),
        abstract=fields.get("abstract", ""),
        tldr=fields.get("tldr", ""),
        doi="" if as_arxiv(found.doi) and not is_preprint else found.doi,
        arxiv=found.arxiv,
        openreview=found.openreview,
        pmid=_pmid(fields),
        isbn=isbn_in(fields.get("isbn", "")),
        dblp=key.removeprefix(_DBLP) if key.startswith(_DBLP) else "",
        links=found.links,
        other_links=found.other_links,
        keywords=_keywords(_first(fields, "keywords", "keyword", "author_keywords")),
        categories=_categories(_first(fields, "primaryclass", "eprintclass")),
        status=status(fields),
        awards=_awards(fields),
        license=fields.get("license", ""),
        language=_language(_first(fields, "language", "langid")),
        featured=fields.get("selected", "").lower() in _TRUE,
        cite_key="" if _NUMBERS.match(key) or not re.fullmatch(CITE_KEY_PATTERN, key) else key,
    )


def _first(fields: Mapping[str, str], *names: str) -> str:
    """The first of the fields that says something."""
    return next((fields[name] for name in names if fields.get(name)), "")


def _with_subtitle(fields: Mapping[str, str]) -> str:
    title, subtitle = fields["title"], fields.get("subtitle", "")
    return f"{title}: {subtitle}" if subtitle else title


def _people(
    entry: WholeEntry, kind: PaperType, flaws: Flaws
) -> tuple[tuple[WorkByline, ...], tuple[str, ...]]:
    """Authors and editors; of a book without authors, the editors are those whose work it is."""
    authors = names_in(entry.fields.get("author", ""))
    for doubt in authors.doubts:
        hint = "write them as Ada Lovelace and Charles Babbage; a team stands in braces: {Analysts}"
        flaws.warn(entry.place_of("author"), doubt, hint, len("author"))
    bylines = (*authors.bylines, *_teams(entry.fields.get("collaboration", "")))
    if not bylines and kind is PaperType.BOOK:
        editors = names_in(entry.fields.get("editor", "")).bylines
        return tuple(it if it.is_others else replace(it, role="Editor") for it in editors), ()
    if not bylines:
        message = f"{named(entry.key)} names no authors"
        flaws.warn(entry.start, message, "add author = {...}")
    return bylines, names_of_people(entry.fields.get("editor", ""))


def _teams(told: str) -> Iterator[WorkByline]:
    """The teams that physicists name in a field of its own."""
    for byline in names_in(told.replace(",", " and ")).bylines:
        is_whole = "collaboration" in byline.name.lower()
        yield WorkByline(
            name=byline.name if is_whole else f"{byline.name} Collaboration", is_team=True
        )


def _pages(text: str) -> str:
    if not any(map(str.isdecimal, text)) and tells_of_status(text):
        return ""
    return page_range(_DASH_OF_TEX.sub("-", text))


def _beside_arxiv(text: str, arxiv: str) -> str:
    """The text, unless it only repeats the id at arXiv."""
    return "" if arxiv and arxiv in text else text


def _unless(venue: str, text: str) -> str:
    """The text, unless it names the venue once more."""
    return "" if fold(text) == fold(venue) else text


def _publisher(fields: Mapping[str, str], kind: PaperType) -> str:
    is_by_organization = kind not in {PaperType.REPORT, PaperType.THESIS}
    return fields.get("publisher") or (fields.get("organization", "") if is_by_organization else "")


def _institution(fields: Mapping[str, str], kind: PaperType) -> str:
    if kind is PaperType.REPORT:
        return _first(fields, "institution", "organization", "school")
    return _first(fields, "school", "institution")


def _pmid(fields: Mapping[str, str]) -> str:
    """The id at PubMed, which some publishers write in a note."""
    told = _first(fields, "pmid", "pubmedid")
    found = _PMID.search(f"PMID: {told}" if told else fields.get("note", ""))
    return found[1] if found else ""


def _keywords(text: str) -> tuple[str, ...]:
    words = (it.strip() for it in re.split(r";" if ";" in text else r",", text))
    kept = (it for it in words if it and len(it) <= LONGEST_KEYWORD)
    return tuple(dict.fromkeys(kept))[:MOST_KEYWORDS]


def _categories(text: str) -> tuple[str, ...]:
    return tuple(it for it in re.split(r"[\s,;]+", text)[:20] if _CATEGORY.fullmatch(it))


def _awards(fields: Mapping[str, str]) -> tuple[str, ...]:
    note = fields.get("note", "")
    behind = _IN_BRACKETS.search(_first(fields, "booktitle", "journal", "journaltitle"))
    told = (note, behind[1] if behind else "")
    awards = (_first(fields, "award_name", "award"), *(it for it in told if _AWARD.search(it)))
    return tuple(dict.fromkeys(filter(None, awards)))


def _language(text: str) -> str:
    return language_of(text.strip("{} "))
