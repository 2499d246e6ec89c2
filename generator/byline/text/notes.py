"""Footnotes: gathered from where they are written to the end of the text."""

from xml.etree.ElementTree import Element, SubElement

from byline.text.faults import TextFault
from byline.text.stash import Stash
from byline.text.tree import LABEL, MARK, NOTE, element, strip
from byline.words import interface as words

NOTE_PREFIX, REFERENCE_PREFIX = "note-", "noteref-"


def gather_notes(tree: Element, stash: Stash) -> None:
    """Moves the footnotes that the text refers to behind it, in that order."""
    written = _taken_out(tree)
    times: dict[str, int] = {}
    numbers: dict[str, int] = {}
    texts = [tree]
    for text in texts:  # which grow, because a footnote may refer to others
        for mark in list(text.iter(MARK)):
            label = mark.attrib[LABEL]
            if label not in written:
                strip(mark)
                mark.text = f"[^{label}]"
                continue
            if label not in numbers:
                texts.append(written[label])
            times[label] = times.get(label, 0) + 1
            _refer(mark, numbers.setdefault(label, len(numbers) + 1), times[label])
    stash.faults += [_left_out(label) for label in written if label not in numbers]
    if numbers:
        notes = [_item(written[label], number, times[label]) for label, number in numbers.items()]
        section = element("section", class_="footnotes", aria_label=words.FOOTNOTES)
        SubElement(section, "ol").extend(notes)
        tree.append(section)


def _taken_out(tree: Element) -> dict[str, Element]:
    """The footnotes by label, taken out of the text; the first of a label counts."""
    written: dict[str, Element] = {}
    for holder in list(tree.iter()):
        notes = [it for it in holder if it.tag == NOTE]
        for note in notes:
            written.setdefault(note.attrib[LABEL], note)
        if notes:
            holder[:] = [it for it in holder if it.tag != NOTE]
    return written


def _left_out(label: str) -> TextFault:
    message = "no text refers to this footnote, and it is left out"
    return TextFault(message, f"[^{label}]", f"write [^{label}] where it belongs")


def _refer(mark: Element, number: int, time: int) -> None:
    """Makes a link to a footnote of a mark."""
    mark.tag = "sup"
    mark.attrib = {"class": "note-mark"}
    mark.append(
        element(
            "a",
            str(number),
            id=_reference_id(number, time),
            href=f"#{NOTE_PREFIX}{number}",
            aria_label=words.footnote(number),
        )
    )


def _reference_id(number: int, time: int) -> str:
    return f"{REFERENCE_PREFIX}{number}" + (f"-{time}" if time > 1 else "")


def _item(note: Element, number: int, times: int) -> Element:
    """A footnote with the ways back to its marks in its last paragraph."""
    note.tag = "li"
    note.attrib = {"id": f"{NOTE_PREFIX}{number}"}
    if len(note) and note[-1].tag == "p":
        _add_text(note[-1], " ")
    else:
        SubElement(note, "p")
    for time in range(1, times + 1):
        _add_text(note[-1], " " if time > 1 else "")
        note[-1].append(
            element(
                "a",
                "↩",
                href=f"#{_reference_id(number, time)}",
                aria_label=words.back_to_footnote_mark(number, time),
            )
        )
    return note


def _add_text(paragraph: Element, text: str) -> None:
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + text
    else:
        paragraph.text = (paragraph.text or "") + text
