"""What a source is, as somebody typed it, and what it holds: a file, an id at a service, or an
address on the web."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from byline.importers.services import SERVICES, manners_of_hosts
from byline.machine.refusals import refusal
from byline.network.client import Client, Reply
from byline.network.faults import NetworkFault, told
from byline.network.manners import Manners
from byline.network.web_address import parsed
from byline.problems import Failure, did_you_mean

FILE, STANDARD_INPUT, WEB = "file", "-", "web"
LARGEST_FILE = 200 * 10**6  # bytes
_OTHER_NAMES = {"semanticscholar": "s2", "semantic_scholar": "s2", "crossref": "doi"}
_PREFIX = re.compile(r"([A-Za-z][A-Za-z0-9_]+):(?!//)(.*)", re.DOTALL)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://", re.ASCII)
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]", re.ASCII)
_DOI = re.compile(r"10\.\d{4,9}/\S+", re.ASCII)
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?", re.ASCII)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE | re.ASCII)
# The services' own pages for people: host, path, and the service with the part that is its id.
_PAGES: tuple[tuple[str, str, str], ...] = (
    (r"(?:www\.)?orcid\.org", r"/(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])(?:/.*)?", "orcid"),
    (r"(?:dx\.|www\.)?doi\.org", r"/(10\.\d{4,9}/.+)", "doi"),
    (r"(?:www\.|export\.)?arxiv\.org", r"/(?:abs|pdf|html)/(.+?)(?:\.pdf)?/?", "arxiv"),
    (r"(?:www\.)?arxiv\.org", r"/a/([\w-]+?)(?:\.atom2?|\.js)?/?", "arxiv"),
    (r"(?:www\.|explore\.)?openalex\.org", r"/(?:authors/|works/)?([AaWw]\d{4,12})/?", "openalex"),
    (r"dblp\.(?:org|uni-trier\.de|dagstuhl\.de)", r"/(?:pid|rec)/(.+?)(?:\.(?:html|xml|bib))?/?",
     "dblp"),
    (r"(?:www\.)?semanticscholar\.org", r"/(?:author|paper)/(?:[^/]+/)?(\d+|[0-9a-f]{40})/?", "s2"),
)  # fmt: skip
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+)?html\b", re.IGNORECASE)
_SCHOLAR = re.compile(r"scholar\.google\.[a-z.]+")
_EXPORT = (
    "on your profile there, tick all works, choose Export and BibTeX,\n"
    "  save the page, and run: byline import citations.bib"
)


class SourceFault(Failure):
    """What is wrong with a source as it was typed, or with its file; and what to do."""

    def __init__(self, source: str, what: str, remedy: str = "") -> None:
        said = f"{told(source)}: {what}"
        super().__init__(f"{said}\n  {remedy}" if remedy else said)


@dataclass(frozen=True, slots=True)
class ImportSource:
    """A source: as it was typed, which service has it (or `file`, `-`, `web`), and what it is
    called there: an id, a path or an address."""

    typed: str
    service: str
    name: str

    def __str__(self) -> str:
        """As messages and the memory of imports call it: the same however it was typed."""
        return f"{self.service}:{self.name}" if self.service in SERVICES else told(self.name)


@dataclass(frozen=True, slots=True)
class Fetched:
    """One part of what a source holds: what messages call it, its bytes, the kind of its format
    where the service says it, and for what came over the network the day when that was so."""

    name: str
    content: bytes
    kind: str = ""
    fetched_on: str = ""


def understood(typed: str) -> ImportSource:
    """What somebody means by a source. Raises `SourceFault` where it is nothing."""
    text = typed.strip()
    if text == STANDARD_INPUT:
        return ImportSource(typed, STANDARD_INPUT, STANDARD_INPUT)
    if scheme := _SCHEME.match(text):
        return _on_the_web(typed, text, scheme[1].lower())
    if _ORCID.fullmatch(text):
        return _at("orcid", text, typed)
    if _DOI.fullmatch(text):
        return _at("doi", text, typed)
    if _ARXIV.fullmatch(text):
        return _at("arxiv", text, typed)
    if prefix := _PREFIX.fullmatch(text):
        return _with_prefix(typed, prefix[1].lower(), prefix[2].strip())
    if not text:
        raise SourceFault("''", "this is no source", "name a file, or an id such as orcid:…")
    return ImportSource(typed, FILE, text)


def hosts_for(sources: Iterable[ImportSource]) -> dict[str, Manners]:
    """The hosts that may be asked: the services', and those of addresses that were typed, with
    `www.` and without it, because sites lead from the one to the other."""
    typed = [parsed(it.name).site.removeprefix("www.") for it in sources if it.service == WEB]
    return manners_of_hosts(f"{www}{site}" for site in typed for www in ("", "www."))


def fetched(
    source: ImportSource, client: Client, stdin: Callable[[], bytes] | None = None
) -> Iterator[Fetched]:
    """What a source holds, part by part. Raises `NetworkFault` or `SourceFault`."""
    if source.service == FILE:
        yield Fetched(source.name, _file(source))
    elif source.service == STANDARD_INPUT:
        yield Fetched("standard input", stdin() if stdin else sys.stdin.buffer.read())
    elif source.service == WEB:
        reply = _no_page_for_people(client.get(source.name))
        yield Fetched(str(source), reply.content, "", reply.fetched_on)
    else:
        pages = SERVICES[source.service].pages(
            source.name, lambda address, form: _no_page_for_people(client.get(address, form))
        )
        for reply, kind in pages:
            yield Fetched(str(source), reply.content, kind, reply.fetched_on)


def _on_the_web(typed: str, text: str, scheme: str) -> ImportSource:
    """An address: of a service's page the id, of all others the address itself."""
    if scheme == "file":
        raise SourceFault(text, "this is a file of your machine", "give its path alone")
    parts = urlsplit(text)
    host, path = (parts.hostname or ""), unquote(parts.path)
    if _SCHOLAR.fullmatch(host):
        what = "Google Scholar lets no program read its pages"
        raise SourceFault(text, what, _EXPORT)
    for site, form, service in _PAGES:
        found = re.fullmatch(form, path, re.ASCII)
        if re.fullmatch(site, host) and found and _is_id(service, _written(service, found[1])):
            return _at(service, found[1], typed)
    return ImportSource(typed, WEB, str(parsed(text)))


def _with_prefix(typed: str, prefix: str, name: str) -> ImportSource:
    service = _OTHER_NAMES.get(prefix, prefix)
    if service not in SERVICES:
        hint = did_you_mean(prefix, [*SERVICES, *_OTHER_NAMES])
        names = f"Byline knows {', '.join(SERVICES)}; for a file, write ./{typed.strip()}"
        raise SourceFault(typed, f"there is no service '{prefix}'", hint or names)
    return _at(service, name, typed)


def _at(service: str, name: str, typed: str) -> ImportSource:
    """An id at a service, in the form that the service gives it."""
    name = _written(service, name)
    if service == "doi" and (of_arxiv := _ARXIV_DOI.fullmatch(name)):
        service, name = "arxiv", of_arxiv[1]
    if not _is_id(service, name):
        label = SERVICES[service].manners.service
        what = f"{label} has no ids of this form"
        raise SourceFault(typed, what, f"write it like {SERVICES[service].example}")
    return ImportSource(typed, service, name)


def _written(service: str, name: str) -> str:
    """An id without what people put before it, in the letters that the service uses."""
    if service == "dblp":
        name = re.sub(r"^(?:homepages/|pid[/ ]|rec/)", "", name)
    bare = re.sub(r"^https?://(?:dx\.)?(?:doi|orcid|openalex)\.org/", "", name)
    return bare.upper() if service in {"orcid", "openalex"} else bare


def _is_id(service: str, name: str) -> bool:
    return bool(re.fullmatch(SERVICES[service].form, name, re.ASCII))


def _file(source: ImportSource) -> bytes:
    """A file's bytes, unless they are more than anybody's list of works."""
    try:
        with Path(source.name).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (FileNotFoundError, ValueError):
        remedy = "see how it is written, and in which folder you are"
        raise SourceFault(source.name, "there is no such file", remedy) from None
    except OSError as fault:
        raise SourceFault(*refusal(fault, source.name).partition(": ")[::2]) from fault
    if len(content) > LARGEST_FILE:
        what = f"the file has more than {LARGEST_FILE // 10**6} MB"
        raise SourceFault(source.name, what, "import it in parts")
    return content


def _no_page_for_people(reply: Reply) -> Reply:
    """Refuses a page in HTML: a list of works comes in another form. Servers call both by wrong
    names, so the content tells."""
    if _PAGE.match(reply.content):
        what = "what stands there is a page for people, not a list of works"
        remedy = "look on it for a link to BibTeX or RIS, and give that address"
        raise NetworkFault(reply.address, what, remedy)
    return reply
