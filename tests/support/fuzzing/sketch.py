"""A site as its files' bytes, and its records as the values that they hold."""

import copy
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from byline.reading.load import split_front_matter, text_of
from byline.reading.syntax import Fault, parse_yaml, plain
from byline.records import KINDS
from byline.records.base import Model
from byline.records.config import Config
from pydantic import ValidationError

from tests.support.sites_on_disk import TINY, tree

CONFIG = "config.yaml"
# Files by their paths from the site's folder; a path may hold bytes that are no UTF-8, as the
# system's escapes.
Sketch = dict[str, bytes]


class _PlainDumper(yaml.SafeDumper):
    """Writes every text as plainly as YAML lets it: the engine takes no text for anything else."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own name and way

    def ignore_aliases(self, _data: Any) -> bool:
        """A value that stands twice is written twice."""
        return True


_PlainDumper.add_representer(
    type(None), lambda dumper, _none: dumper.represent_scalar("tag:yaml.org,2002:str", "")
)


@cache
def _tiny() -> Sketch:
    return tree(TINY)


def valid_site() -> Sketch:
    """The tiny site, which holds every field of every kind of record, and is valid."""
    return dict(_tiny())


def write(sketch: Sketch, folder: Path) -> None:
    """The folder holds the sketch's files, and no others; those that are as they were stay. Of a
    file and one below its name, the folder holds the first."""
    known = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name in known - sketch.keys():
        path = folder / name
        path.unlink()
        while not any((path := path.parent).iterdir()):
            path.rmdir()
    for name, content in sketch.items():
        path = folder / name
        if name not in known or path.read_bytes() != content:
            with suppress(FileExistsError, NotADirectoryError, IsADirectoryError):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def model_of(path: str) -> type[Model] | None:
    """The model of a file's records."""
    parts = PurePosixPath(path).parts
    if path == CONFIG:
        return Config
    is_record = len(parts) > 2 and parts[0] == "content" and path.endswith((".yaml", ".md"))
    return KINDS.get(parts[1]) if is_record else None


def value_of(sketch: Sketch, path: str) -> Any:
    """What a file of records holds, for the asker to change; None for one that cannot be read."""
    return copy.deepcopy(_read(path, sketch[path]))


@cache
def _read(path: str, content: bytes) -> Any:
    model = model_of(path)
    try:
        text = text_of(content, path)
        if not path.endswith(".md"):
            return plain(parse_yaml(text, path))
        front, body, _line = split_front_matter(text, path)
        value = plain(parse_yaml(front, path))
    except Fault:
        return None
    field = getattr(model, "body_field", "")
    return {**value, field: body} if body and field and isinstance(value, dict) else value


def put(sketch: Sketch, path: str, value: Any, **style: Any) -> None:
    """The file holds this value; in a `.md` file the text of the body stands below."""
    field, body = getattr(model_of(path), "body_field", ""), ""
    if path.endswith(".md") and isinstance(value, dict) and isinstance(value.get(field), str):
        body = value[field]
        value = {key: it for key, it in value.items() if key != field}
    how = {"allow_unicode": True, "sort_keys": False, "width": 1000, **style}
    text = yaml.dump(value, Dumper=_PlainDumper, **how)
    if path.endswith(".md"):
        text = f"---\n{text}---\n{body}\n"
    sketch[path] = text.encode("utf-8", "surrogatepass")


def is_taken(path: str, content: bytes) -> bool:
    """The file can be read, and each of its records by itself is right."""
    model, value = model_of(path), _read(path, content)
    if model is None:
        return True
    records = value if isinstance(value, list) and path != CONFIG else [value]
    try:
        for record in records:
            model.model_validate(record)
    except ValidationError:
        return False
    return True


def files_of_records(sketch: Sketch) -> list[str]:
    """The files whose records can be changed as values."""
    return [path for path in sorted(sketch) if model_of(path) and _read(path, sketch[path])]


def all_values(sketch: Sketch, *keys: str) -> list[str]:
    """All texts that stand under these keys of any record."""
    read = [_read(path, sketch[path]) for path in files_of_records(sketch)]
    records = [it for value in read for it in (value if isinstance(value, list) else [value])]
    values = [record.get(key) for key in keys for record in records]
    each = [it for value in values for it in (value if isinstance(value, list) else [value])]
    return list(dict.fromkeys(it for it in each if isinstance(it, str)))
