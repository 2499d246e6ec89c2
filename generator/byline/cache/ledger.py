"""What is asked of the library while a page is made, and so what the page depends on.

Entries of the library name each other by their keys alone. So the entries that were asked for, and
those that were looked for in vain, are all of the library that a page is made from.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from byline.cache.fingerprint import fingerprint

Key = TypeVar("Key")
Value = TypeVar("Value")

# A part of the library, and the key of an entry in it; without a key, all of the part.
Question = tuple[str, Any]


@dataclass(slots=True)
class Ledger:
    """What has been asked since the ledger was last opened, and all that can be."""

    parts: dict[str, Mapping[Any, Any]] = field(default_factory=dict)
    asked: set[Question] = field(default_factory=set)
    _answers: dict[Question, str] = field(default_factory=dict)

    def noting(self, part: str, whole: Mapping[Key, Value]) -> Mapping[Key, Value]:
        """The same entries; whoever asks for one is noted here."""
        self.parts[part] = whole
        return Asked(part, whole, self)

    @contextmanager
    def opened(self) -> Iterator[set[Question]]:
        """Notes apart what is asked within."""
        outer, self.asked = self.asked, set()
        try:
            yield self.asked
        finally:
            self.asked = outer

    def answer(self, question: Question) -> str:
        """Fingerprint of the answer that there is to a question; '' where there is none."""
        if question not in self._answers:
            self._answers[question] = self._answer(*question)
        return self._answers[question]

    def _answer(self, part: str, key: Any) -> str:
        whole = self.parts.get(part, {})
        if key is None:
            return fingerprint([(it, self.answer((part, it))) for it in whole])
        return fingerprint(whole[key]) if key in whole else ""


class Asked(Mapping[Key, Value]):
    """A part of the library that notes who of it is asked for."""

    __slots__ = ("_ledger", "_part", "_whole")

    def __init__(self, part: str, whole: Mapping[Key, Value], ledger: Ledger) -> None:
        self._part, self._whole, self._ledger = part, whole, ledger

    def __getitem__(self, key: Key) -> Value:
        self._ledger.asked.add((self._part, key))
        return self._whole[key]

    def __iter__(self) -> Iterator[Key]:
        self._ledger.asked.add((self._part, None))
        return iter(self._whole)

    def __len__(self) -> int:
        self._ledger.asked.add((self._part, None))
        return len(self._whole)
