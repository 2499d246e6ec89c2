"""Old addresses of a site that lead elsewhere: what config.yaml may say of them."""

import re
from pathlib import PurePosixPath
from typing import Annotated, NamedTuple, NoReturn
from urllib.parse import unquote

from pydantic import AfterValidator

from byline.records import KINDS
from byline.records.fields import DEVICES, ID_PATTERN, Text, parse_url, wrong

_PAGES = (".html", ".htm")  # what hosts send as a page; all else they send as what it is called
_INDEX = re.compile(r"(^|/)index\.html?$", re.IGNORECASE)
_SIGNS = frozenset('\\<>:"|?*#\ufffd')  # of Windows and of addresses; the last: what is no letter
_LONGEST = 200  # of one name, in bytes: file systems hold 255, and a build adds to it
_FILE_ENDING = re.compile(r"\.(?=\d*[a-z])[a-z0-9]{1,5}")  # with a letter: v1.0 is a folder
_KIND_OF = {model.noun: kind for kind, model in KINDS.items()}
_RECORD = re.compile(rf"({'|'.join(_KIND_OF)}):({ID_PATTERN})")
_PAGE = re.compile(rf"/|/?(?:{ID_PATTERN}/)+")


class Destination(NamedTuple):
    """Where an old address leads: to a record by its kind and id, to the list of a kind (no id), to
    another page of the site by its address, to another site, or to home (nothing of all that)."""

    kind: str = ""
    id: str = ""
    page: str = ""
    url: str = ""


def old_address(text: str) -> str:
    """An address that the site once had, from its root: as people read it, or as browsers send
    it."""
    ending = PurePosixPath(_decoded(text)).suffix.lower()
    is_fit = _can_be_a_file(_decoded(text))
    is_file = not text.endswith("/") and ending not in _PAGES
    if is_fit and is_file and _FILE_ENDING.fullmatch(ending):
        refuse_file(text, ending)
    if not is_fit:
        message = f"'{text}' is not an old address that a page can have"
        hint = (
            "write it from the site's root: old/path/ or people/ada.html; no name in it begins "
            "with a dot or a blank or ends with one, holds one of "
            '\\ < > : " | ? * # or is one that Windows keeps, such as con; '
            "what stands behind ? or # no host looks at"
        )
        raise wrong(message, hint)
    return text


def refuse_file(text: str, ending: str) -> NoReturn:
    """Refuses an old address that is no page's."""
    message = f"'{text}' cannot lead elsewhere, because hosts send it as a file ({ending})"
    hint = (
        "only a page can, such as old.html or, with / at its end, old/path/; "
        "whoever links to the file must be told its new address"
    )
    raise wrong(message, hint)


def target(text: str) -> str:
    """Where an old address leads."""
    if re.match("https?:", text):
        return parse_url(text)
    if not _RECORD.fullmatch(text) and not _PAGE.fullmatch(text):
        hint = (
            "write a record, such as paper:its-id, or the address of a page of this site, such as "
            "/, papers/, years/2020/ or venues/its-id/2020/; or a web address with https://"
        )
        raise wrong(f"'{text}' is nothing that an old address can lead to", hint)
    return text


def where(written: str) -> str:
    """The address of the page that stands at an old address."""
    address = _INDEX.sub(r"\1", _decoded(written))
    is_whole = not address or address.lower().endswith(("/", *_PAGES))
    return address if is_whole else f"{address}/"


def destination(written: str) -> Destination:
    """What a target means."""
    if found := _RECORD.fullmatch(written):
        return Destination(kind=_KIND_OF[found[1]], id=found[2])
    if re.match("https?:", written):
        return Destination(url=written)
    address = written.removeprefix("/")
    kind = address.removesuffix("/")
    is_list = kind in KINDS and kind != "pages"
    return Destination(kind=kind) if is_list else Destination(page=address)


def _decoded(written: str) -> str:
    """An address from the site's root, in letters instead of the codes that browsers send."""
    return unquote(written, errors="replace").removeprefix("/")


def _can_be_a_file(address: str) -> bool:
    """Can every file system hold the page of the address?"""
    *folders, last = address.removesuffix("/").split("/")
    if address.endswith("/"):
        folders.append(last)
    has_index = any(_INDEX.fullmatch(it) for it in folders)  # there stands the page of a folder
    return not has_index and all(map(_can_be_a_name, (*folders, last)))


def _can_be_a_name(part: str) -> bool:
    """Can every file system hold a file or a folder of that name?"""
    is_plain = part.isprintable() and not _SIGNS & set(part) and len(part.encode()) <= _LONGEST
    is_whole = bool(part) and not part.startswith((".", " ")) and not part.endswith((".", " "))
    return is_plain and is_whole and part.partition(".")[0].strip().lower() not in DEVICES


OldAddress = Annotated[Text, AfterValidator(old_address)]
MoveTarget = Annotated[Text, AfterValidator(target)]
