"""Edits of what records and the configuration hold, each at a place of its own."""

import copy
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from byline.records import KINDS
from byline.records.base import Model, models_in
from byline.records.config import Features

from tests.support.fuzzing.sketch import (
    CONFIG,
    Sketch,
    files_of_records,
    model_of,
    put,
    value_of,
)
from tests.support.fuzzing.values import annotations, fit_for, item_of, of_form, record, text
from tests.support.mutations import SHAPES
from tests.support.strategies import MARKUP_PIECES


class Spot(NamedTuple):
    """A place in a value: what holds it, under which key or number, and the model of the holder
    where that is a mapping of known fields."""

    holder: Any
    key: Any
    model: type[Model] | None
    annotation: Any = None

    def get(self) -> Any:
        """What stands there."""
        return self.holder[self.key]

    def put(self, value: Any) -> None:
        """Something else stands there."""
        self.holder[self.key] = value

    def drop(self) -> Any:
        """Nothing stands there any more."""
        return self.holder.pop(self.key)


def _spots(value: Any, model: type[Model] | None, of_items: Any = None) -> Iterator[Spot]:
    """Every place in a value, from the top; what a list of known form holds is `of_items`."""
    pairs = list(value.items() if isinstance(value, dict) else enumerate(value))
    known = annotations(model) if model and isinstance(value, dict) else {}
    for key, part in pairs:
        annotation = known.get(key) if known else of_items
        yield Spot(value, key, model if isinstance(value, dict) else None, annotation)
        if isinstance(part, dict | list):
            within = [*models_in(annotation), None][0] if known or of_items else None
            below = model if isinstance(value, list) and not of_items else within
            yield from _spots(part, below, item_of(annotation))


def _mappings(value: Any, model: type[Model] | None) -> list[tuple[dict[str, Any], type[Model]]]:
    """Every mapping of known fields in a value."""
    found = [(value, model)] if model and isinstance(value, dict) else []
    for spot in _spots(value, model):
        part = spot.get()
        if isinstance(part, dict):
            of_record = model if spot.holder is value and isinstance(value, list) else None
            within = of_record or [*models_in(spot.annotation), None][0]
            found += [(part, within)] if within else []
    return found


def _some_file(chance: random.Random, sketch: Sketch) -> str:
    """A file of records, or now and then the configuration; '' where none can be read."""
    files = files_of_records(sketch)
    if CONFIG in files and chance.random() < 0.15:
        return CONFIG
    return chance.choice(files) if files else ""


def _at_a_spot(chance: random.Random, sketch: Sketch, wanted: type | None = None) -> Any:
    """A file with its value, and a place in it that holds what is wanted."""
    path = _some_file(chance, sketch)
    value = value_of(sketch, path) if path else None
    if not isinstance(value, dict | list):
        return None
    spots = _spots(value, model_of(path))
    found = [it for it in spots if not wanted or isinstance(it.get(), wanted)]
    return (path, value, chance.choice(found)) if found else None


def set_a_field(chance: random.Random, sketch: Sketch) -> None:
    """A field of a record holds something that its form suggests."""
    path = _some_file(chance, sketch)
    value = value_of(sketch, path) if path else None
    found = _mappings(value, model_of(path)) if isinstance(value, dict | list) else []
    if found:
        mapping, model = chance.choice(found)
        name = chance.choice(sorted(annotations(model)))
        mapping[name] = fit_for(annotations(model)[name], chance)
        put(sketch, path, value)


def write_a_text_otherwise(chance: random.Random, sketch: Sketch) -> None:
    """A text is another, or has something in it."""
    if found := _at_a_spot(chance, sketch, str):
        path, value, spot = found
        old, new = str(spot.get()), str(fit_for(spot.annotation, chance))
        at = chance.randrange(len(old) + 1)
        mixed = chance.choice([old[:at] + new + old[at:], old[:at] + new, new + old[at:]])
        spot.put(chance.choice([new, mixed]))
        put(sketch, path, value)


def mark_up_a_text(chance: random.Random, sketch: Sketch) -> None:
    """A text has a sign of Markdown or TeX in it."""
    if found := _at_a_spot(chance, sketch, str):
        path, value, spot = found
        old = str(spot.get())
        for _ in range(chance.choice([1, 1, 2, 4])):
            at = chance.randrange(len(old) + 1)
            old = old[:at] + chance.choice(MARKUP_PIECES) + old[at:]
        spot.put(old)
        put(sketch, path, value)


def drop_a_value(chance: random.Random, sketch: Sketch) -> None:
    """A field or an entry of a list is gone."""
    if found := _at_a_spot(chance, sketch):
        path, value, spot = found
        spot.drop()
        put(sketch, path, value)


def double_a_value(chance: random.Random, sketch: Sketch) -> None:
    """An entry of a list stands twice; a field becomes a list of it twice."""
    if found := _at_a_spot(chance, sketch):
        path, value, spot = found
        if isinstance(spot.holder, list):
            spot.holder.insert(chance.randrange(len(spot.holder) + 1), copy.deepcopy(spot.get()))
        else:
            spot.put([spot.get(), copy.deepcopy(spot.get())])
        put(sketch, path, value)


def move_a_value(chance: random.Random, sketch: Sketch) -> None:
    """What stands at one place stands at another, perhaps in another file; or the two swap."""
    one, other = _at_a_spot(chance, sketch), _at_a_spot(chance, sketch)
    if one and other:
        taken, there = copy.deepcopy(one[2].get()), copy.deepcopy(other[2].get())
        other[2].put(taken)
        put(sketch, other[0], other[1])
        if one[0] != other[0]:
            if chance.random() < 0.5:
                one[2].put(there)
            else:
                one[2].drop()
            put(sketch, one[0], one[1])


def reshape_a_value(chance: random.Random, sketch: Sketch) -> None:
    """A text is a list or a mapping, a list is one text, and so on."""
    if found := _at_a_spot(chance, sketch):
        path, value, spot = found
        old = spot.get()
        shapes = [[old], [[old]], {"name": old}, {"value": old, "label": old}, {str(spot.key): old}]
        spot.put(chance.choice([*shapes, chance.choice(SHAPES)]))
        put(sketch, path, value)


def rename_a_key(chance: random.Random, sketch: Sketch) -> None:
    """A field is called as another, or as none."""
    if found := _at_a_spot(chance, sketch):
        path, value, spot = found
        if isinstance(spot.holder, dict):
            known = sorted(annotations(spot.model)) if spot.model else ["a", "b"]
            key = str(spot.key)
            near = [key.upper(), key[:-1], f"{key} ", f"{key}s"]
            name = chance.choice([chance.choice(known), chance.choice(near), text(chance)])
            spot.holder[name] = spot.drop()
            put(sketch, path, value)


def add_a_record(chance: random.Random, sketch: Sketch) -> None:
    """One more record, of any kind, often with an id that another has."""
    kind = chance.choice(["papers", "papers", *KINDS])
    new = record(KINDS[kind], chance)
    new["id"] = of_form("Id", chance)
    ending = chance.choice([".yaml", ".yaml", ".md"])
    name = chance.choice(["added", "b/c", new["id"].replace("/", "-")[:80] or "x"])
    put(sketch, f"content/{kind}/{name}{ending}", new)


def add_to_a_list(chance: random.Random, sketch: Sketch) -> None:
    """One more record in a file that holds several; a file of one becomes a list."""
    path = _some_file(chance, sketch)
    model = model_of(path) if path and path != CONFIG else None
    if model and path.endswith(".yaml"):
        value = value_of(sketch, path)
        several = value if isinstance(value, list) else [value]
        new = chance.choice([record(model, chance), copy.deepcopy(chance.choice(several))])
        if isinstance(new, dict) and chance.random() < 0.9:
            new["id"] = of_form("Id", chance)
        several.insert(chance.randrange(len(several) + 1), new)
        put(sketch, path, several)


def write_a_file_otherwise(chance: random.Random, sketch: Sketch) -> None:
    """The same values in other YAML: quoted, in flow, in escapes."""
    if path := _some_file(chance, sketch):
        style: dict[str, Any] = {
            "default_style": chance.choice([None, '"', "'", "|", ">"]),
            "default_flow_style": chance.choice([None, True, False]),
            "allow_unicode": chance.random() < 0.5,
            "width": chance.choice([1000, 20]),
            "explicit_start": chance.random() < 0.2 and not path.endswith(".md"),
        }
        put(sketch, path, value_of(sketch, path), **style)


def configure(chance: random.Random, sketch: Sketch) -> None:
    """The site is lean, or has no pages and figures of some kinds, or more, or stands nowhere
    known."""
    value = value_of(sketch, CONFIG) if CONFIG in sketch else None
    if isinstance(value, dict):
        value["size"] = chance.choice(["lean", "full"])
        switches = sorted(annotations(Features))
        named = chance.sample(switches, chance.choice([0, 1, 3, 8, len(switches)]))
        value["features"] = {it: chance.choice(["false", "true"]) for it in named}
        for key in chance.sample(["base_url", "repository", "nav", "groups", "people", "theme"], 2):
            value.pop(key, None)
        put(sketch, CONFIG, value)


EDITS_OF_VALUES = (
    *([set_a_field] * 8),
    *([write_a_text_otherwise] * 5),
    *([mark_up_a_text] * 3),
    *([add_a_record] * 3),
    *([move_a_value] * 2),
    *([configure] * 2),
    drop_a_value,
    double_a_value,
    reshape_a_value,
    rename_a_key,
    add_to_a_list,
    write_a_file_otherwise,
)
