"""Fingerprints: short texts that are the same for equal values, in every run.

A value is told by what it holds, written as JSON: frozen dataclasses, named tuples and records by
their fields, in order, mappings by their entries, in order. A value that has a `fingerprint` of its
own, as a row of a list has, is told by that alone; a field of which the metadata say so is left
out. Whatever else comes is refused: nothing may count by chance.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from operator import attrgetter
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

# The metadata of a field that does not count.
DOES_NOT_COUNT: Mapping[str, bool] = MappingProxyType({"counts": False})
_Told = Callable[[Any], Any]


def fingerprint(value: object) -> str:
    """The fingerprint of a value, as 24 hex digits."""
    return hashlib.blake2b(_written(value).encode(), digest_size=12).hexdigest()


def fingerprint_of_fields(value: Any) -> str:
    """The fingerprint of a dataclass that is to have one of its own, made of its fields."""
    kind = type(value)
    if kind not in _FIELD_TELLERS:
        _FIELD_TELLERS[kind] = _by_fields(kind)
    return fingerprint(_FIELD_TELLERS[kind](value))


class _Tellers(dict[type, _Told]):
    """How values of each kind are told in plain ones, found out when the first one comes."""

    def __missing__(self, kind: type) -> _Told:
        self[kind] = _teller(kind)
        return self[kind]


_TELLERS = _Tellers()
_FIELD_TELLERS: dict[type, _Told] = {}


def _told(value: Any) -> Any:
    """What JSON has no form for, as what it has one for; what that holds is told in turn."""
    return _TELLERS[type(value)](value)


# A build tells a million values. JSON's own writer does not come back here for plain ones.
_written = json.JSONEncoder(check_circular=False, default=_told).encode


def _teller(kind: type) -> _Told:
    """How values of a kind are told."""
    if hasattr(kind, "fingerprint"):
        return attrgetter("fingerprint")
    if is_dataclass(kind):
        return _by_fields(kind)
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, Mapping):
        return dict
    if hasattr(kind, "model_fields"):
        return lambda record: [kind.__name__, *record.__dict__.values()]
    if issubclass(kind, PurePath):
        return str
    if issubclass(kind, bytes):
        return lambda value: ["bytes", value.hex()]
    if kind in {frozenset, set}:
        return sorted
    raise TypeError(f"nothing says what counts of a {kind.__name__}")


def _by_fields(kind: type) -> _Told:
    name = kind.__name__
    names = [field.name for field in fields(kind) if field.metadata.get("counts", True)]
    if len(names) < 2:  # a getter of one field gives no tuple
        return lambda value: [name, *(getattr(value, it) for it in names)]
    read = attrgetter(*names)
    return lambda value: [name, *read(value)]
