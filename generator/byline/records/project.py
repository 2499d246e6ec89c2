"""A project: what people work on together, for some years."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from byline.records.base import Model, Record, field, optional
from byline.records.fields import Date, Id, Many, Target, Text
from byline.records.illustration import Illustration
from byline.records.paper import LabelledLink, links_in_one_form


class ProjectLinks(Model):
    """Where the project and what it made can be found."""

    website: Target | None = optional("Its own page.", "https://example.org/bridges")
    code: Target | None = optional("Source code.", "https://example.org/code")
    data: Target | None = optional("Data.", "https://example.org/data")
    slides: Target | None = optional("Slides about it.", "slides.pdf")
    video: Target | None = optional("A recording.", "https://example.org/video")
    press: Target | None = optional("What the press wrote.", "https://example.org/press")
    more: Many[LabelledLink] = optional(
        "Other links, each with its label.",
        "[{label: Final report, url: report.pdf}]",
        default=(),
    )


_Links = Annotated[
    ProjectLinks,
    BeforeValidator(
        links_in_one_form, json_schema_input_type=ProjectLinks | tuple[LabelledLink, ...]
    ),
]


class Project(Record):
    """A project."""

    noun: ClassVar[str] = "project"
    switch: ClassVar[str] = "projects"
    about_kind: ClassVar[str] = (
        "What people work on together. Only `title` is needed. A project without `to` still runs. "
        "In a `.md` file the body says what it is about."
    )
    body_field: ClassVar[str] = "about"
    line_fields: ClassVar[tuple[str, ...]] = ("title", "tagline")

    title: Text = field("The title.", "Bridges that listen")
    tagline: Text | None = optional("What it is, in one line.", "Sensors hear a crack.")
    start: Date | None = optional("Since when.", "2024", alias="from")
    end: Date | None = optional("Until when; left out while it runs.", "2026-09", alias="to")
    people: Many[Id] = optional("Ids of those who work on it.", "[ada-lovelace]", default=())
    papers: Many[Id] = optional("Ids of the papers that came of it.", "[lora]", default=())
    funding: Many[Text] = optional("Who pays for it.", "[Example Fund, grant 12]", default=())
    image: Illustration | None = optional(
        "A picture, and what it shows; it is scaled to fit the page.",
        "{file: bridge.jpg, alt: A bridge at dusk}",
    )
    links: _Links = optional(
        "Where to find it, by what it is, or a list of {label, url}.",
        "{website: https://example.org/bridges}",
        default=ProjectLinks(),
    )
    about: Text | None = optional("What it is about: Markdown.", "We *listen* to bridges.")
