"""Records are rewritten at the very places that a change is about, and nowhere else."""

from collections.abc import Iterable

import pytest
from byline.reading.rewriting import Edit, renamed, with_value, without
from byline.reading.spans import WrittenValue
from byline.setup.changes import (
    CHANGES,
    CannotRewriteError,
    Change,
    RecordFile,
    Rewritable,
    rewritten,
)


def one_change(part: Rewritable) -> Iterable[Edit]:
    """A field gets another name, one another value, and one goes; in papers."""
    if part.kind == "papers":
        yield from renamed(part.record, "old", "new")
        yield from with_value(part.text, part.record, "type", "article")
        yield from without(part.text, part.record, "gone")


MADE = (Change(1, "all three", one_change),)
CASES = {
    "in lines": (
        "# ä 😀\ntitle: Ü😀 # c\nold: x  # why\ntype: journal # kept\ngone: y # x\n# stays\nz: z\n",
        "# ä 😀\ntitle: Ü😀 # c\nnew: x  # why\ntype: article # kept\n# stays\nz: z\n",
    ),
    "ends of lines of Windows": (
        "gone: |\r\n  a\r\n\r\n  b\r\n\r\n# stays\r\nold: 😀\r\n",
        "\r\n# stays\r\nnew: 😀\r\n",
    ),
    "a mark of the coding": ("\ufeffold: x\ngone: y\n", "\ufeffnew: x\n"),
    "in a list": (
        "- gone: 1 # goes\n  # stays\n  id: a\n\n- id: b\n  gone:\n    - x\n    - y\n  old: 'z'\n",
        "- # stays\n  id: a\n\n- id: b\n  new: 'z'\n",
    ),
    "in brackets": (
        "- {id: a, gone: [x, y], old: 1}\n- {id: b, gone: 2}\n- {gone: 3, id: c}\n",
        "- {id: a, new: 1}\n- {id: b}\n- {id: c}\n",
    ),
    "a long text": (
        "type: |\n  journal\n\n# stays\nold: x\n",
        "type: article\n\n# stays\nnew: x\n",
    ),
    "no value": ("old:\ntype:\n", "new:\ntype: article\n"),
    "the only field": ("- gone: x\n- id: b\n", "- {}\n- id: b\n"),
    "no line end": ("old: x\ngone: y", "new: x\n"),
    "deeper fields of that name": ("links: {old: x}\nold: y\n", "links: {old: x}\nnew: y\n"),
    "nothing of it": ("# only a comment\n", "# only a comment\n"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_record_is_rewritten_in_place(case: str) -> None:
    before, after = CASES[case]
    assert rewritten(RecordFile("content/papers/x.yaml", "papers", before), 1, 2, MADE) == after


def test_front_matter_is_rewritten_and_the_text_below_is_not() -> None:
    before = "\n---\nold: --- x\ngone: y\n---\n\nold: the text\ngone: too\n"
    after = "\n---\nnew: --- x\n---\n\nold: the text\ngone: too\n"
    assert rewritten(RecordFile("content/papers/x.md", "papers", before), 1, 2, MADE) == after


def test_the_configuration_gets_the_number_and_keeps_the_rest() -> None:
    text = "schema: 1 # of this file\nold: x\n"
    assert rewritten(RecordFile("config.yaml", "config", text), 1, 3, MADE) == text.replace(
        "1", "3"
    )


def test_changes_follow_one_another_from_where_the_site_is() -> None:
    def further(part: Rewritable) -> Iterable[Edit]:
        return renamed(part.record, "new", "newest")

    both = (Change(2, "once more", further), *MADE)
    file = RecordFile("content/papers/x.yaml", "papers", "old: x\nnew: y\n".replace("new: y\n", ""))
    assert rewritten(file, 1, 3, both) == "newest: x\n"
    assert rewritten(file, 2, 3, both) == "old: x\n"
    assert rewritten(file, 3, 3, both) == "old: x\n"


@pytest.mark.parametrize("name", ["content/papers/x.yaml", "content/papers/x.md"])
def test_what_cannot_be_read_is_told_before_anything_changes(name: str) -> None:
    with pytest.raises(CannotRewriteError) as refusal:
        rewritten(RecordFile(name, "papers", "title: 'x\n"), 1, 2, MADE)
    assert str(refusal.value) == (
        f"{name} cannot be read, so it cannot be rewritten; nothing is changed yet\n"
        "  mend it first: byline check says what is wrong with it"
    )


def test_the_table_holds_what_this_schema_needs() -> None:
    assert {it.from_schema for it in CHANGES} == set(), "the first schema has none before it"


def test_an_edit_of_a_list_is_none_of_the_root() -> None:
    assert not list(renamed(WrittenValue(0, 0), "old", "new"))
