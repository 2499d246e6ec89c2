"""The services that know works: how each is asked for a person's or for one, page by page."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlencode

from byline.network.client import Reply
from byline.network.faults import NetworkFault
from byline.network.manners import Manners

# What gives a reply to an address, in a form that is accepted.
Ask = Callable[[str, str], Reply]
# The pages of an id, one after the other, each with the kind of its format.
Pages = Iterator[tuple[Reply, str]]

JSON, ATOM, XML = "application/json", "application/atom+xml", "application/xml"
CSL = "application/vnd.citationstyles.csl+json"
MOST_PAGES = 500
_ORCID_AT_ONCE = 100
_S2_FIELDS = (
    "paperId,corpusId,externalIds,url,title,abstract,venue,publicationVenue,year,publicationDate,"
    "publicationTypes,journal,authors,citationCount,openAccessPdf"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkService:
    """A service: its hosts, how to behave there, the form of its ids with one as an example, and
    what asks for the pages of an id."""

    manners: Manners
    hosts: tuple[str, ...]
    form: str
    example: str
    pages: Callable[[str, Ask], Pages]


def _of_arxiv(name: str, ask: Ask) -> Pages:
    """A paper from the API; of a person, the feed that they have there."""
    if re.fullmatch(_ARXIV_PAPER, name):
        query = urlencode({"id_list": name, "max_results": 1}, safe="/")
        yield ask(f"https://export.arxiv.org/api/query?{query}", ATOM), "arxiv"
    else:
        yield ask(f"https://arxiv.org/a/{quote(name)}.atom2", ATOM), "arxiv"


def _of_orcid(name: str, ask: Ask) -> Pages:
    """The person, the list of works, which tells little of each, and then the works themselves,
    many at once."""
    base = f"https://pub.orcid.org/v3.0/{name}"
    yield ask(f"{base}/person", JSON), "orcid"
    listed = ask(f"{base}/works", JSON)
    codes = list(_put_codes(_json(listed)))
    if not codes:
        yield listed, "orcid"
    for start in range(0, len(codes), _ORCID_AT_ONCE):
        some = ",".join(codes[start : start + _ORCID_AT_ONCE])
        yield ask(f"{base}/works/{some}", JSON), "orcid"


def _put_codes(listed: Any) -> Iterator[str]:
    """Of each work the form that its person prefers: the service puts it first."""
    for group in _list(_within(listed, "group")):
        for summary in _list(_within(group, "work-summary"))[:1]:
            code = _within(summary, "put-code")
            if isinstance(code, int):
                yield str(code)


def _of_openalex(name: str, ask: Ask) -> Pages:
    """A work; of a person, first who that is now (persons are merged), then their works."""
    if name.startswith("W"):
        yield ask(f"https://api.openalex.org/works/{name}", JSON), "openalex"
        return
    person = ask(f"https://api.openalex.org/authors/{name}", JSON)
    yield person, "openalex"
    now = re.search(r"A\d+$", str(_within(_json(person), "id")))
    by = f"authorships.author.id:{now[0] if now else name}"
    cursor: object = "*"
    for _ in range(MOST_PAGES):
        query = urlencode({"filter": by, "per_page": 100, "cursor": cursor}, safe=":*")
        page = ask(f"https://api.openalex.org/works?{query}", JSON)
        yield page, "openalex"
        told = _json(page)
        cursor = _within(told, "meta", "next_cursor")
        if not isinstance(cursor, str) or not _list(_within(told, "results")):
            return


def _of_doi(name: str, ask: Ask) -> Pages:
    """Crossref's word; of what others registered, such as data and software, the resolver's."""
    try:
        yield ask(f"https://api.crossref.org/works/{quote(name, safe='')}", JSON), "crossref"
    except NetworkFault as fault:
        if fault.status != 404:
            raise
        yield ask(f"https://doi.org/{quote(name)}", CSL), "csl"


def _of_dblp(name: str, ask: Ask) -> Pages:
    """All works of a person, or a single one."""
    folder = "pid" if re.fullmatch(_DBLP_PERSON, name) else "rec"
    yield ask(f"https://dblp.org/{folder}/{quote(name)}.xml", XML), "dblp"


def _of_semantic_scholar(name: str, ask: Ask) -> Pages:
    """A paper, or all papers of a person."""
    base = "https://api.semanticscholar.org/graph/v1"
    if not name.isdigit():
        fields = f"{_S2_FIELDS},tldr"
        address = f"{base}/paper/{quote(name, safe=':')}?fields={fields}"
        yield ask(address, JSON), "semantic_scholar"
        return
    offset: object = 0
    for _ in range(MOST_PAGES):
        address = f"{base}/author/{name}/papers?fields={_S2_FIELDS}&limit=100&offset={offset}"
        page = ask(address, JSON)
        yield page, "semantic_scholar"
        before, offset = offset, _within(_json(page), "next")
        if not isinstance(offset, int) or not isinstance(before, int) or offset <= before:
            return


def _json(reply: Reply) -> Any:
    """What a reply says; nothing, where it is no JSON: whoever reads it tells what is wrong."""
    try:
        return json.loads(reply.content)
    except (ValueError, RecursionError):
        return None


def _within(value: Any, *names: str) -> Any:
    """What stands there in nested mappings; None where it does not."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


_ARXIV_PAPER = r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
_ORCID = r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]"
_DBLP_PERSON = r"(?:\d+|[a-z])/[\w-]+"

SERVICES: Mapping[str, WorkService] = MappingProxyType({
    "arxiv": WorkService(
        manners=Manners(service="arXiv", spacing=3, busy_words=b"Rate exceeded"),
        hosts=("export.arxiv.org", "arxiv.org"),
        form=rf"{_ARXIV_PAPER}|[a-z]+(?:_[a-z]+)*_\d+|{_ORCID}",
        example="arxiv:2106.09685, or arxiv:lovelace_a_1 for a person's feed",
        pages=_of_arxiv,
    ),
    "orcid": WorkService(
        manners=Manners(service="ORCID", spacing=0.2),
        hosts=("pub.orcid.org",),
        form=_ORCID,
        example="orcid:0000-0002-1825-0097",
        pages=_of_orcid,
    ),
    "doi": WorkService(
        manners=Manners(
            service="Crossref", spacing=0.2, key_variable="BYLINE_CROSSREF_KEY",
            key_header="Crossref-Plus-API-Token", key_form="Bearer {}",
        ),
        hosts=("api.crossref.org",),
        form=r"10\.\d{4,9}/\S+",
        example="doi:10.1000/182",
        pages=_of_doi,
    ),
    "openalex": WorkService(
        # It knows its key as a part of the address alone.
        manners=Manners(
            service="OpenAlex", spacing=0.2, key_variable="BYLINE_OPENALEX_KEY",
            key_parameter="api_key",
        ),
        hosts=("api.openalex.org",),
        form=r"[AW]\d{4,12}",
        example="openalex:A5012345678 for a person, or openalex:W2741809807 for a work",
        pages=_of_openalex,
    ),
    "dblp": WorkService(
        manners=Manners(service="dblp", spacing=1),
        hosts=("dblp.org", "dblp.uni-trier.de", "dblp.dagstuhl.de"),
        form=rf"{_DBLP_PERSON}|[a-z]+(?:/[\w.-]+)+",
        example="dblp:123/4567 for a person, or dblp:conf/focs/Lovelace43 for a work",
        pages=_of_dblp,
    ),
    "s2": WorkService(
        manners=Manners(
            service="Semantic Scholar", spacing=1, key_variable="BYLINE_SEMANTIC_SCHOLAR_KEY",
            key_header="x-api-key",
        ),
        hosts=("api.semanticscholar.org",),
        form=r"\d{1,12}|[0-9a-f]{40}|(?:CorpusId|ARXIV|DOI|PMID|ACL|MAG):\S+",
        example="s2:1234567 for a person, or s2:CorpusId:215416146 for a paper",
        pages=_of_semantic_scholar,
    ),
})  # fmt: skip
# Where a DOI leads that Crossref does not know.
_REGISTRIES = Manners(service="doi.org", spacing=0.5)
_OF_REGISTRIES = ("doi.org", "data.crossref.org", "data.crosscite.org", "data.datacite.org")


def manners_of_hosts(others: Iterable[str] = ()) -> dict[str, Manners]:
    """How to behave at each host that may be asked: the services', and others by their names."""
    theirs = {host: it.manners for it in SERVICES.values() for host in it.hosts}
    registries = dict.fromkeys(_OF_REGISTRIES, _REGISTRIES)
    return {host: Manners(service=host) for host in others} | registries | theirs
