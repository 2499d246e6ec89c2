"""Works with a field changed, or doubted, and a remark that says so."""

from dataclasses import replace
from typing import Any

from byline.importers.works import Remark, SourceWork

_AROUND = 24  # characters of a long text that stand around what changed
_LONGEST = 160


def changed(work: SourceWork, rule: str, field: str, value: Any) -> SourceWork:
    """The work with another value, and a remark of what it was; the same work if it is equal."""
    before = getattr(work, field)
    if value == before:
        return work
    was, now = excerpts(_said(before), _said(value))
    return noted(replace(work, **{field: value}), rule, field, was, now)


def noted(work: SourceWork, rule: str, field: str, before: str, after: str) -> SourceWork:
    """The same work, with a remark of a change that was made."""
    remark = Remark(rule=rule, field=field, before=_short(before), after=_short(after))
    return replace(work, remarks=(*work.remarks, remark))


def doubted(work: SourceWork, rule: str, field: str, before: str, guess: str = "") -> SourceWork:
    """The same work, with a remark of what a person should look at, and perhaps why."""
    remark = Remark(
        rule=rule, field=field, before=_short(before), after=_short(guess), is_uncertain=True
    )
    return work if remark in work.remarks else replace(work, remarks=(*work.remarks, remark))


def excerpts(before: str, after: str) -> tuple[str, str]:
    """The parts of two texts that differ, with a few words around them."""
    if max(len(before), len(after)) <= _LONGEST // 2:
        return before, after
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    left = _start_of_word(before, start)
    right = max(end - _AROUND, 0)
    return _short(before[left : len(before) - right]), _short(after[left : len(after) - right])


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _start_of_word(text: str, at: int) -> int:
    """Where a word begins, some characters before a place."""
    near = max(at - _AROUND, 0)
    blank = text.find(" ", near, at)
    return blank + 1 if near and blank >= 0 else near


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _said(value: object) -> str:
    """A value in a remark: of several, each."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(str(getattr(it, "name", it)) for it in value)
    return str(value)
