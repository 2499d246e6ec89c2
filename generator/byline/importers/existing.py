"""The site as it is: its papers as works, its people by the keys that sources know them by."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from byline.importers.keeping.values import Values, values_of
from byline.importers.works import OTHERS, Markup, SourceWork, WorkByline, WorkVersion
from byline.problems import Failure, Problem, errors_in, in_order
from byline.reading.find import find_files
from byline.reading.locate import locate
from byline.reading.read import read
from byline.reading.validate import Entry, read_config
from byline.records import Record
from byline.records.author import Author
from byline.records.config import Config
from byline.records.names import parse
from byline.records.other_kinds import News, Venue
from byline.records.paper import Byline, Paper, Status, Version

# The links of an author by which a source's own key of a person is known.
_SERVICES = {"dblp": "dblp", "openalex": "openalex", "semantic_scholar": "s2"}


class FaultyContentError(Failure):
    """Content has errors: nothing is imported into it before they are mended."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("mend these first: nothing is imported beside records that cannot be read")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class HeldPaper:
    """A paper's record: as a work, the values of its fields, and where it stands."""

    entry: Entry[Paper]
    work: SourceWork
    values: Values


@dataclass(frozen=True, slots=True)
class ExistingSite:
    """All that an import must know of a site. `ids` leads from each id and old id of a paper to
    its record, `people` from a source's key of a person to the author who has it."""

    folder: Path
    config: Config
    papers: Mapping[str, HeldPaper]
    ids: Mapping[str, str]
    people: Mapping[str, str]
    authors: Mapping[str, Entry[Author]]
    venues: Mapping[str, Venue]
    news: tuple[Entry[News], ...]


def read_site(config_file: Path, jobs: int) -> ExistingSite:
    """The site of that configuration; raises `FaultyContentError`."""
    site = config_file.parent
    config, problems = read_config(config_file)
    files, misplaced = find_files(site)
    reading = read(files, jobs, lambda _steps: None)
    problems = [*problems, *misplaced, *reading.problems]
    if config is None or errors_in(problems):
        raise FaultyContentError(in_order(locate(problems, site)))
    return existing_site(site, config, reading.entries)


def existing_site(folder: Path, config: Config, entries: Iterable[Entry[Record]]) -> ExistingSite:
    """What an import must know of these records."""
    by_kind: dict[str, list[Entry[Record]]] = {}
    for entry in entries:
        by_kind.setdefault(entry.kind, []).append(entry)
    papers = [held(cast("Entry[Paper]", it)) for it in by_kind.get("papers", ())]
    authors = [cast("Entry[Author]", it) for it in by_kind.get("authors", ())]
    return ExistingSite(
        folder,
        config,
        papers={it.entry.record.id: it for it in papers},
        ids={
            known: it.entry.record.id
            for it in papers
            for known in (*it.entry.record.aliases, it.entry.record.id)
        },
        people={key: it.record.id for it in authors for key in keys_of(it.record)},
        authors={it.record.id: it for it in authors},
        venues={it.record.id: cast("Venue", it.record) for it in by_kind.get("venues", ())},
        news=tuple(cast("Entry[News]", it) for it in by_kind.get("news", ())),
    )


def without_papers(site: ExistingSite, files: Collection[str]) -> ExistingSite:
    """The site as if it had no papers in these files."""
    papers = {record: it for record, it in site.papers.items() if it.entry.file not in files}
    ids = {known: record for known, record in site.ids.items() if record in papers}
    return replace(site, papers=papers, ids=ids)


def keys_of(author: Author) -> Iterator[str]:
    """The keys by which sources know the author, each with its service."""
    if author.orcid:
        yield f"orcid:{author.orcid}"
    for link, service in _SERVICES.items():
        address = getattr(author.links, link)
        path = urlsplit(address).path.strip("/") if address else ""
        key = path.removeprefix("pid/").removesuffix(".html").removeprefix("author/")
        if key:
            yield f"{service}:{key.rsplit('/', 1)[-1] if service == 's2' else key}"


def held(entry: Entry[Paper]) -> HeldPaper:
    """A paper's record, as what sources tell is compared with it."""
    work = work_of(entry.record)
    return HeldPaper(entry, work, _values_of(entry.record, work))


def work_of(paper: Paper) -> SourceWork:
    """A paper's record as if it were a source's work."""
    same = (
        "title", "year", "volume", "number", "pages", "article", "series", "edition", "publisher",
        "booktitle", "editors", "institution", "abstract", "tldr", "doi", "arxiv", "openreview",
        "pmid", "isbn", "openalex", "dblp", "has_code", "topics", "keywords", "categories",
        "status_note", "group", "awards", "license", "funding", "language", "featured", "venue",
        "cite_key",
    )  # fmt: skip
    told = {name: value for name in same if (value := getattr(paper, name)) is not None}
    links = {
        name: value
        for name in type(paper.links).model_fields
        if name != "more" and (value := getattr(paper.links, name))
    }
    return SourceWork(
        key=paper.id,
        markup=Markup.MARKDOWN,
        authors=tuple(_byline(it) for it in paper.authors),
        date=str(paper.date or ""),
        submitted=str(paper.submitted or ""),
        type=paper.type.value if paper.type else "",
        links=links,
        other_links=tuple((it.label, it.url) for it in paper.links.more),
        status="" if paper.status is Status.PUBLISHED else paper.status.value,
        versions=tuple(_version(it) for it in paper.versions),
        citations=max((it.count for it in paper.citations), default=None),
        **told,
    )


def _byline(byline: Byline) -> WorkByline:
    if byline.is_others:
        return OTHERS
    name = parse(byline.name, byline.family or "")
    printed = f"{name.printed} {name.number}".strip()
    return WorkByline(
        name=byline.name if byline.group else printed,
        id=byline.id or "",
        family="" if byline.group else name.family,
        orcid=byline.orcid or "",
        affiliations=byline.affiliations,
        is_team=byline.group,
        is_equal=byline.equal,
        is_corresponding=byline.corresponding,
        role=byline.role or "",
    )


def _version(version: Version) -> WorkVersion:
    told = {name: str(getattr(version, name) or "") for name in type(version).model_fields}
    return WorkVersion(**told)


def _values_of(paper: Paper, work: SourceWork) -> Values:
    """The record's own values, in the form in which those of works are told."""
    values = values_of(work)
    if paper.extra:
        values["extra"] = dict(paper.extra)
    if paper.citations:
        values["citations"] = [
            {name: str(it) if name == "as_of" else it for name, it in count if it is not None}
            for count in paper.citations
        ]
    return values
