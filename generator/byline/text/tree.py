"""The tree that Markdown is read into, on its way to HTML or TeX."""

from xml.etree.ElementTree import Element, tostring

# What the readers leave in the tree for later stages; none of them is a tag of HTML.
BARE = "bare"  # shows only its content: the sanitiser takes the tag away
NOTE = "note"  # a footnote, where it is written
MARK = "mark"  # a reference to one
# Attributes of theirs.
LABEL = "label"  # of a footnote, or of a reference to one
NUMBER = "number"  # of the fenced code that is to fill a `pre`
WRITTEN = "written"  # where a link or an image leads, as written

_HOLDERS = {"ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "div", "section"}


def element(tag: str, text: str = "", **attributes: str) -> Element:
    """An element with a text. `aria_label` and `class_` say what their HTML does."""
    names = {name: name.rstrip("_").replace("_", "-") for name in attributes}
    new = Element(tag, {names[name]: value for name, value in attributes.items()})
    new.text = text
    return new


def strip(it: Element) -> None:
    """Leaves of an element only what it holds."""
    it.tag = BARE
    it.attrib.clear()


def said(it: Element) -> str:
    """What an element says, without any markup; placeholders stay."""
    return "".join(it.itertext())


def written_html(root: Element) -> str:
    """The content of a tree as HTML, with each block on lines of its own."""
    for holder in root.iter():
        if len(holder) and holder.tag in _HOLDERS:
            _break_lines(holder)
    html = tostring(root, encoding="unicode", method="html")
    return html.removeprefix(f"<{root.tag}>").removesuffix(f"</{root.tag}>")


def _break_lines(holder: Element) -> None:
    holder.text = "" if holder[0].tag == BARE else "\n"
    for child in holder:
        child.tail = "\n"
    if holder[-1].tag == BARE:
        holder[-1].tail = ""
