"""The links and images of a text, led to where they may lead."""

import html
from collections.abc import Collection
from xml.etree.ElementTree import Element

from byline.text.destinations import KINDS, MENTION, NAMES, Address, Heading, Mention, read_target
from byline.text.faults import TextFault
from byline.text.headings import ID_PREFIX, heading_id
from byline.text.stash import Stash
from byline.text.tree import WRITTEN, said, strip

_HOW_TO_LINK = (
    "write an address with https://, a file beside the record such as slides.pdf, "
    "or a record such as paper:its-id"
)
_MOST_HEADINGS = 30  # that a hint names
_HOW_TO_SHOW = "put the image beside the record, and write its name"


def lead_links(
    tree: Element, ids: Collection[str], stash: Stash, *, is_in_link: bool = False
) -> None:
    """Makes links and images lead where they may; what is refused is only its text."""
    for it in tree:
        if it.tag == "img":
            _lead_image(it, stash, is_in_link=is_in_link)
            continue
        if it.tag == "a":
            _lead_link(it, ids, stash)
        lead_links(it, ids, stash, is_in_link=is_in_link or it.tag == "a")


def _lead_link(link: Element, ids: Collection[str], stash: Stash) -> None:
    address = _link_address(_address(link, stash), ids, stash)
    if not address:
        strip(link)
        return
    link.set("href", address)
    if not (len(link) or said(link) or address.startswith(MENTION)):
        link.text = address  # a link that says nothing cannot be followed by ear


def _address(it: Element, stash: Stash) -> str:
    return html.unescape(stash.spelt(it.attrib.pop(WRITTEN, "")))


def _link_address(written: str, ids: Collection[str], stash: Stash) -> str:
    """What stands in the HTML for where a link leads; '' where it may not lead."""
    target = read_target(written)
    if isinstance(target, Heading):
        return _heading_address(target, ids, stash)
    if isinstance(target, Address):
        return target.url
    if isinstance(target, Mention):
        return _mention(target, stash)
    message = "this link is refused, and only its text shows"
    stash.faults.append(TextFault(message, written, _how_to_link(written)))
    return ""


def _how_to_link(written: str) -> str:
    """What to write instead; 'papers:lora' and 'Paper:lora' can only mean one thing."""
    word, _, target = written.partition(":")
    kind = NAMES.get(word.lower(), word.lower())
    is_clear = kind in KINDS and kind != word and target
    return f"write {kind}:{target}" if is_clear else _HOW_TO_LINK


def _heading_address(target: Heading, ids: Collection[str], stash: Stash) -> str:
    if known := heading_id(target.slug, ids):
        return f"#{known}"
    hint = _headings(ids)
    message = "no heading of this text has this name, and the link shows as text only"
    stash.faults.append(TextFault(message, f"#{target.slug}", hint))
    return ""


def _headings(ids: Collection[str]) -> str:
    """The headings that a text has; of very many, how many they are: there may be as many links."""
    if len(ids) > _MOST_HEADINGS:
        return f"the text has {len(ids):,} headings"
    headings = ", ".join(f"#{it.removeprefix(ID_PREFIX)}" for it in sorted(ids))
    return f"the headings are: {headings}" if headings else "the text has no headings"


def _mention(target: Mention, stash: Stash) -> str:
    stash.mentions.append(target)
    return f"{MENTION}{len(stash.mentions) - 1}"


def _lead_image(image: Element, stash: Stash, *, is_in_link: bool) -> None:
    """A file beside the record as an image; anything else as its text, perhaps with a link."""
    written, alt = _address(image, stash), stash.spelt(said(image))
    target = read_target(written, image=True)
    image.text = ""
    del image[:]
    if isinstance(target, Mention):
        image.attrib.update({"src": _mention(target, stash), "alt": alt})
        return
    strip(image)
    image.text = alt or written
    message = "this image is refused, and only its text shows"
    if isinstance(target, Address):
        message = "pages load nothing from other sites, so this image shows as a link"
        if not is_in_link:
            image.tag = "a"
            image.set("href", target.url)
    stash.faults.append(TextFault(message, written, _HOW_TO_SHOW))
