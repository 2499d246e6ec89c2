"""Fingerprints: short texts that are the same for equal values, in every run.

A value is told by what it holds: frozen dataclasses, named tuples and records by their fields, in
order, mappings by their entries, in order. A value that has a `fingerprint` of its own, as a row of
a list has, is told by that alone; a field of which the metadata say so is left out. Whatever else
comes is refused: nothing may count by chance.
"""

import hashlib
import marshal
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
_PLAIN = (str, int, float, bool, bytes, type(None))


def fingerprint(value: object) -> str:
    """The fingerprint of a value, as 24 hex digits."""
    # The second version of the format tells a value alike wherever its parts are shared.
    told = marshal.dumps(_told(value), 2)
    return hashlib.blake2b(told, digest_size=12).hexdigest()


def fingerprint_of_fields(value: Any) -> str:
    """The fingerprint of a dataclass that is to have one of its own, made of its fields."""
    tell = _FIELD_TELLERS.get(type(value))
    if tell is None:
        tell = _FIELD_TELLERS[type(value)] = _by_fields(type(value))
    return hashlib.blake2b(marshal.dumps(tell(value), 2), digest_size=12).hexdigest()


def _told(value: Any) -> Any:
    """The value as plain values that `marshal` writes."""
    kind = type(value)
    tell = _TELLERS.get(kind)
    if tell is None:
        tell = _TELLERS[kind] = _teller(kind)
    return tell(value)


def _teller(kind: type) -> _Told:
    """How values of a kind are told."""
    if hasattr(kind, "fingerprint"):
        return attrgetter("fingerprint")
    if is_dataclass(kind):
        return _by_fields(kind)
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, str):
        return str
    if issubclass(kind, tuple | list):
        return _in_order
    if issubclass(kind, Mapping):
        return _by_entries
    if hasattr(kind, "model_fields"):
        return lambda record: (kind.__name__, *map(_told, record.__dict__.values()))
    if issubclass(kind, PurePath):
        return str
    if kind in {frozenset, set}:
        return lambda value: sorted(map(_told, value))
    raise TypeError(f"nothing says what counts of a {kind.__name__}")


def _by_fields(kind: type) -> _Told:
    name = kind.__name__
    names = [field.name for field in fields(kind) if field.metadata.get("counts", True)]
    if len(names) < 2:  # a getter of one field gives no tuple
        return lambda value: (name, *(_told(getattr(value, it)) for it in names))
    read = attrgetter(*names)
    return lambda value: (name, *map(_told, read(value)))


def _in_order(values: Any) -> tuple[Any, ...]:
    return tuple(map(_told, values))


def _by_entries(entries: Mapping[Any, Any]) -> dict[Any, Any]:
    return {_told(key): _told(value) for key, value in entries.items()}


def _itself(value: Any) -> Any:
    return value


_TELLERS: dict[type, _Told] = dict.fromkeys(_PLAIN, _itself)
_TELLERS |= {tuple: _in_order, list: _in_order, dict: _by_entries}
_FIELD_TELLERS: dict[type, _Told] = {}
