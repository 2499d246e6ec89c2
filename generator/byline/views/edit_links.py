"""The way from a page back to its record: to the line to edit, and to the file's history."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from byline.records.config import Repository
from byline.site import Site
from byline.views.shared import OutLink
from byline.words import interface as words

FORGE = "https://github.com"


@dataclass(frozen=True, slots=True)
class RecordLinks:
    """Where a page's record can be edited, what became of its file, and where it is written; pages
    with a short frame lead to the first alone."""

    edit: OutLink
    history: OutLink | None
    place: OutLink | None


def record_links(site: Site, kind: str, record_id: str) -> RecordLinks | None:
    """The links of a record; None where the site names no repository, or there is no record."""
    repository = site.library.config.repository
    origin = site.library.origins.get((kind, record_id))
    if repository is None or origin is None:
        return None
    path = _in_repository(repository, origin.file)

    def on_forge(view: str, behind: str = "") -> str:
        return f"{FORGE}/{quote(f'{repository.name}/{view}/{repository.branch}/{path}')}{behind}"

    line = f"#L{origin.line}"
    edit = OutLink(words.EDIT_RECORD, on_forge("edit", line))
    if kind != "pages" and not site.extent.frames_are_whole:  # free pages are few
        return RecordLinks(edit, None, None)
    return RecordLinks(
        edit=edit,
        history=OutLink(words.RECORD_HISTORY, on_forge("commits")),
        # As plain text: a Markdown file shown as a page has no lines to lead to.
        place=OutLink(f"{origin.file}:{origin.line}", on_forge("blob", f"?plain=1{line}")),
    )


def new_record_url(site: Site, file: str, text: str) -> str | None:
    """Where a new file with that text can be proposed; None where the site names no repository."""
    repository = site.library.config.repository
    if repository is None:
        return None
    asked = {"filename": _in_repository(repository, file), "value": text}
    place = quote(f"{repository.name}/new/{repository.branch}")
    return f"{FORGE}/{place}?{urlencode(asked, safe='/', quote_via=quote)}"


def _in_repository(repository: Repository, file: str) -> str:
    return f"{repository.folder}/{file}" if repository.folder else file
