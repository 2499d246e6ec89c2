"""What all records share: how they are read, and the fields that every kind takes."""

from enum import Enum
from functools import cache
from typing import Any, ClassVar, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from byline.records.fields import Flag, Id, Many

_NONE_NOTED: set[str] = set()


def field(about: str, example: str, *, default: Any = ..., alias: str | None = None) -> Any:
    """A field with its description and an example in YAML, the sources of all docs.

    Without a default the field is required.
    """
    return Field(default, alias=alias, description=about, json_schema_extra={"example": example})


def optional(about: str, example: str, *, default: Any = None, alias: str | None = None) -> Any:
    """A field that may be left out."""
    return field(about, example, default=default, alias=alias)


class Model(BaseModel):
    """A part of a record: frozen, with no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_means_absent(cls, values: Any) -> Any:
        """`venue:` with nothing behind it says as little as no line at all."""
        if isinstance(values, dict) and None in values.values():
            known = {info.alias or name for name, info in cls.model_fields.items()}
            return {key: it for key, it in values.items() if it is not None or key not in known}
        return values


class Record(Model):
    """A record of any kind."""

    noun: ClassVar[str]
    about_kind: ClassVar[str]
    body_field: ClassVar[str] = ""
    body_heading: ClassVar[int] = 2  # the level at which the headings of the body begin
    line_fields: ClassVar[tuple[str, ...]] = ()
    one_of: ClassVar[tuple[str, ...]] = ()
    switch: ClassVar[str] = ""  # the feature that switches the kind's pages off, if one does

    id: Id = optional(
        "The record's name in addresses and references; the file's name, if left out.",
        "lora",
        default="",
    )
    aliases: Many[Id] = optional(
        "Old ids: their pages redirect here, and references to them still work.",
        "[its-old-id]",
        default=(),
    )
    draft: Flag = optional("Checked, but not published.", "true", default=False)
    unlisted: Flag = optional(
        "Has a page, but stands in no list, count, feed or search.", "true", default=False
    )
    extra: dict[str, Any] = optional(
        "Anything else worth keeping; Byline keeps it and hands it to your templates.",
        "{grant_page: https://example.org/grant}",
        default={},
    )

    @classmethod
    def one_needed(cls, _record_id: object) -> tuple[str, ...]:
        """The fields of which a record with that id needs one."""
        return cls.one_of


def forget_written(model: Model) -> None:
    """Frees pydantic's note of which fields were written, in all parts of a record too: once
    doubts have read it nobody does, and it would be an eighth of what a large site holds."""
    object.__setattr__(model, "__pydantic_fields_set__", _NONE_NOTED)
    for name in _fields_of_parts(type(model)):
        value = getattr(model, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Model):
                forget_written(part)


@cache
def _fields_of_parts(kind: type[Model]) -> tuple[str, ...]:
    """The fields that may hold parts of a record."""
    return tuple(name for name, it in kind.model_fields.items() if models_in(it.annotation))


def models_in(annotation: Any) -> list[type[Model]]:
    """The models that an annotation, or a list of them, mentions."""
    return [kind for kind in _classes_in(annotation) if issubclass(kind, Model)]


def choices_in(annotation: Any) -> list[type[Enum]]:
    """The enumerations that an annotation mentions."""
    return [kind for kind in _classes_in(annotation) if issubclass(kind, Enum)]


def _classes_in(annotation: Any) -> list[type]:
    if isinstance(annotation, type) and not get_args(annotation):
        return [annotation]
    parts = annotation if isinstance(annotation, list) else get_args(annotation)
    return [kind for part in parts for kind in _classes_in(part)]
