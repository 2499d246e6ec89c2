"""Old addresses of a site that lead elsewhere: what config.yaml may say of them."""

import re
from pathlib import PurePosixPath
from typing import Annotated, NamedTuple, NoReturn

from pydantic import AfterValidator

from byline.records import KINDS
from byline.records.fields import ID_PATTERN, Text, parse_url, wrong

_PAGES = (".html", ".htm")  # what hosts send as a page; all else they send as what it is called
_FOLDER = r"[A-Za-z0-9_~][A-Za-z0-9_~@+-]*"
_FILE = r"[A-Za-z0-9_~][A-Za-z0-9_~@+.-]*\.html?"
_OLD = re.compile(rf"/?(?:{_FOLDER}/)*(?:{_FOLDER}/?|{_FILE})")
_KIND_OF = {model.noun: kind for kind, model in KINDS.items()}
_RECORD = re.compile(rf"({'|'.join(_KIND_OF)}):({ID_PATTERN})")
# Every site with such records has their list.
_LISTS = tuple(f"{kind}/" for kind in KINDS if kind != "pages")


class Destination(NamedTuple):
    """Where an old address leads: to a record by its kind and id, to the list of a kind (no id), to
    home (no kind), or to another site."""

    kind: str = ""
    id: str = ""
    url: str = ""


def old_address(text: str) -> str:
    """An address that the site once had, from its root."""
    if not _OLD.fullmatch(text):
        ending = PurePosixPath(text).suffix.lower()
        if re.fullmatch(r"\.[a-z0-9]{1,5}", ending) and ending not in _PAGES and "?" not in text:
            refuse_file(text, ending)
        message = f"'{text}' is not an old address that a page can have"
        hint = (
            "write it from the site's root, in letters a-z and digits: old/path/ or "
            "people/ada.html; what stands behind ? or # no host looks at"
        )
        raise wrong(message, hint)
    return text


def refuse_file(text: str, ending: str) -> NoReturn:
    """Refuses an old address that is no page's."""
    message = f"'{text}' cannot lead elsewhere, because hosts send it as a file ({ending})"
    hint = (
        "only a page can, such as old/path/ or old.html; "
        "whoever links to the file must be told its new address"
    )
    raise wrong(message, hint)


def target(text: str) -> str:
    """Where an old address leads."""
    if re.match("https?:", text):
        return parse_url(text)
    if text != "/" and not _RECORD.fullmatch(text) and text.removeprefix("/") not in _LISTS:
        hint = (
            f"write a record, such as paper:its-id, or one of /, {', '.join(_LISTS)}; "
            "or a web address with https://"
        )
        raise wrong(f"'{text}' is nothing that an old address can lead to", hint)
    return text


def where(written: str) -> str:
    """The address of the page that stands at an old address."""
    address = re.sub(r"(^|/)index\.html?$", r"\1", written.removeprefix("/"))
    is_whole = not address or address.endswith(("/", *_PAGES))
    return address if is_whole else f"{address}/"


def destination(written: str) -> Destination:
    """What a target means."""
    if found := _RECORD.fullmatch(written):
        return Destination(_KIND_OF[found[1]], found[2])
    if re.match("https?:", written):
        return Destination(url=written)
    return Destination(written.strip("/"))


OldAddress = Annotated[Text, AfterValidator(old_address)]
MoveTarget = Annotated[Text, AfterValidator(target)]
