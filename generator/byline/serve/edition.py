"""An edition: the site as its content stood at one moment, and what it answers to an address."""

import html
import json
import mimetypes
import threading
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import unquote

from byline import addresses
from byline.building.prepare import Prepared
from byline.plan import PlannedFile
from byline.problems import Problem, as_text, errors_in, warnings_in
from byline.publish import PublishError
from byline.render.templates import TemplateFaultError
from byline.search.indexing import index_names
from byline.search.names import FOLDER
from byline.serve.texts import TextIndex
from byline.site import Planned
from byline.words import interface as words

# Where the server's own things stand: no record's id begins with a hyphen.
OWN_FOLDER = "-byline/"
EVENTS = f"{OWN_FOLDER}events"
SCRIPT = f"{OWN_FOLDER}live.js"
# What Python knows by itself: a system may say otherwise, and browsers then refuse a style sheet.
_KNOWN = mimetypes.MimeTypes()
_FORMS = {".avif": "image/avif", ".bib": "application/x-bibtex", ".js": "text/javascript",
          ".webp": "image/webp", ".xml": "application/xml"}  # fmt: skip
_TEXTS = ("text/", "application/x-bibtex", "application/xml", "application/json")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for an address."""

    status: HTTPStatus
    form: str
    body: bytes
    location: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """The site after a build, and what is wrong with content. `site` is what was last right,
    None as long as nothing was. Editions of other names are other editions."""

    name: str
    base: str
    site: Prepared | None
    problems: Sequence[Problem] = ()
    failure: str = ""
    pages: Mapping[str, Planned] = field(default_factory=dict)
    others: Mapping[str, PlannedFile | bytes] = field(default_factory=dict)
    searched: dict[str, bytes] = field(default_factory=dict)
    making: threading.Lock = field(default_factory=threading.Lock)
    texts: TextIndex | None = None

    def answer(self, target: str) -> Answer:
        """What a server sends for a request's target; a fault of a template or of the program
        shows in place of the page."""
        try:
            return self._answer(unquote(target.partition("?")[0], errors="replace"))
        except TemplateFaultError as fault:
            told = str(fault)
        except Exception:  # whatever it is, it must show, and stop nothing
            told = traceback.format_exc()
        return self._page(HTTPStatus.INTERNAL_SERVER_ERROR, _bare_page(told))

    def _answer(self, path: str) -> Answer:
        if not path.startswith(self.base):
            return Answer(HTTPStatus.FOUND, "text/plain", b"", location=self.base)
        address = path.removeprefix(self.base)
        if address not in self.pages:
            address = address.removesuffix("index.html")
        if self.site is None:
            return self._page(HTTPStatus.SERVICE_UNAVAILABLE, _bare_page(words.NOTHING_BUILT_YET))
        if address in self.pages:
            return self._made(self.site, self.pages[address], HTTPStatus.OK)
        if address in self.others:
            return _of_file(address, self.others[address])
        if address.startswith(FOLDER) and (found := self._for_search(self.site, address)):
            return _of_file(address, found)
        if address.startswith(addresses.SEARCH) and (found := self._text_index(self.site, address)):
            return _of_file(address, found)
        if f"{address}/" in self.pages:
            there = f"{self.base}{addresses.quoted(address)}/"
            return Answer(HTTPStatus.FOUND, "text/plain", b"", location=there)
        return self._made(self.site, self.pages[addresses.NOT_FOUND], HTTPStatus.NOT_FOUND)

    def told(self) -> str:
        """What open pages are to know of this edition, as JSON."""
        errors = errors_in(self.problems)
        heading = words.problems_found(errors, warnings_in(self.problems))
        worst_first = sorted(self.problems, key=lambda it: it.severity)
        said = [self.failure] if self.failure else [as_text(it) for it in worst_first]
        return json.dumps(
            {
                "edition": self.name,
                "heading": words.FAILURE if self.failure else heading,
                "problems": said,
                "stops": bool(errors or self.failure),
                "close": words.CLOSE,
            }
        )

    def _made(self, site: Prepared, planned: Planned, status: HTTPStatus) -> Answer:
        with self.making:  # what a renderer keeps is not made for several at once
            made = site.renderer.page(planned)
        form = _form_of(addresses.file_of(planned.address))
        return self._page(status, made) if form == "text/html" else _answer(status, form, made)

    def _for_search(self, site: Prepared, address: str) -> bytes | None:
        """A file of search; they are made when the first is asked for, for few saves lead there."""
        with self.making:
            if not self.searched:
                self.searched.update(
                    (it.address, it.content) for it in index_names(site.renderer.site)
                )
        return self.searched.get(address)

    def _text_index(self, site: Prepared, address: str) -> bytes | None:
        """A file of search by text, once there is one."""
        return self.texts.file(site, address) if self.texts else None

    def _page(self, status: HTTPStatus, body: bytes) -> Answer:
        """A page with the script that keeps it up to date."""
        script = (
            f'<script type="module" src="{html.escape(self.base)}{SCRIPT}"'
            f' data-edition="{self.name}" data-base="{html.escape(self.base)}"></script>\n'
        )
        before, end, after = body.partition(b"</body>")  # which a lean page leaves out
        return _answer(status, "text/html", before + script.encode() + end + after)


def edition(
    name: str,
    base: str,
    site: Prepared | None,
    problems: Sequence[Problem],
    failure: str = "",
    texts: TextIndex | None = None,
) -> Edition:
    """An edition of the site that was last right, with what is wrong now."""
    if site is None:
        return Edition(name, base, None, problems, failure)
    pages = {page.address: page for page in site.pages}
    files: dict[str, PlannedFile | bytes] = {file.address: file for file in site.files}
    assets = {asset.address: asset.content for asset in site.assets}
    others = {**files, **assets}
    return Edition(name, base, site, problems, failure, pages, others, texts=texts)


def _of_file(address: str, file: PlannedFile | bytes) -> Answer:
    if isinstance(file, bytes):
        return _answer(HTTPStatus.OK, _form_of(address), file)
    try:
        body = file.attachment.read()
    except (OSError, PublishError) as fault:  # it went or changed; the next edition will say so
        return _answer(HTTPStatus.NOT_FOUND, "text/plain", str(fault).encode())
    return _answer(HTTPStatus.OK, _form_of(address), body)


def _answer(status: HTTPStatus, form: str, body: bytes) -> Answer:
    return Answer(status, f"{form}; charset=utf-8" if form.startswith(_TEXTS) else form, body)


def _form_of(name: str) -> str:
    ending = f".{name.rpartition('.')[2]}"
    return _FORMS.get(ending) or _KNOWN.guess_type(name)[0] or "application/octet-stream"


def _bare_page(text: str) -> bytes:
    """A page that only says something."""
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Byline</title>\n'
        f"<body>\n<pre>{html.escape(text)}</pre>\n</body>\n</html>\n"
    ).encode()
