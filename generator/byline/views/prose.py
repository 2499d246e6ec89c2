"""Long texts in views: finished HTML, cut where the address of another page goes in."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from byline import addresses
from byline.library.identity import AUTHOR, PersonKey
from byline.library.model import FreePage, Library, Note, Undertaking, Work
from byline.site import Site
from byline.text import FILE, IMAGE, Block, Mention, pieces, settle_links
from byline.views.shared import safe_html

_SOURCE = 'src="'
# Where the library keeps the records whose titles are texts.
_TITLED = {"papers": "works", "pages": "pages", "news": "news", "projects": "projects"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Finished HTML, and the address of this site that goes behind it (None: none does)."""

    html: Markup
    address: str | None = None


@dataclass(frozen=True, slots=True)
class _Target:
    """What a text links to: its address, its label, and its attributes if it is an image."""

    address: str
    label: str
    size: str = ""


def prose(site: Site, kind: str, record_id: str, text: Block) -> tuple[Piece, ...]:
    """The text of a record, ready for links that depend on where its page stands.

    A link to a record that has no page on this site shows as its text.
    """
    if not text.html:
        return ()
    targets = [_target(site, kind, record_id, it) for it in text.mentions]
    html = settle_links(text.html, [it.label if it else None for it in targets])
    return tuple(
        _piece(piece, targets[number] if number is not None else None)
        for piece, number in pieces(html)
    )


def _piece(html: str, target: _Target | None) -> Piece:
    if not target:
        return Piece(safe_html(html))
    if target.size:
        html = f"{html.removesuffix(_SOURCE)}{target.size} {_SOURCE}"
    return Piece(safe_html(html), target.address)


def _target(site: Site, kind: str, record_id: str, mention: Mention) -> _Target | None:
    """What the text of a record mentions; None where that is not published."""
    mark = f"#{mention.mark}" if mention.mark else ""
    if mention.kind in (FILE, IMAGE):
        file = site.library.attachments[kind, record_id][mention.target]
        size = f'width="{file.width}" height="{file.height}"' if mention.kind == IMAGE else ""
        address = addresses.of_record(kind, record_id, file.name)
        return _Target(address + mark, escape(file.name), size)
    name = _name(site.library, mention)
    if not name or not site.features.publishes(mention.kind):
        return None
    return _Target(addresses.record(mention.kind, mention.target) + mark, name)


def _name(library: Library, mention: Mention) -> str:
    """What the record is called, as HTML; '' where it is not published."""
    kind, record_id, _mark = mention
    if kind == "authors":
        person = library.people.get(PersonKey(AUTHOR, record_id))
        return escape(person.name) if person else ""
    if kind in library.ties:
        tie = library.ties[kind].get(record_id)
        return escape(tie.name) if tie else ""
    if kind == "pages" and record_id in library.home:
        return library.home[record_id].title.html or escape(library.config.title)
    titled: Mapping[str, Work | FreePage | Note | Undertaking] = getattr(library, _TITLED[kind])
    return titled[record_id].title.html if record_id in titled else ""
