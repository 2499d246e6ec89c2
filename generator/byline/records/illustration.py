"""A picture that stands above a text."""

from byline.records.base import Model, field
from byline.records.fields import LocalFile, Text


class Illustration(Model):
    """A picture, and what it shows."""

    file: LocalFile = field("The picture: a file beside the record.", "bridge.jpg")
    alt: Text = field("What it shows, in words, for whoever cannot see it.", "A bridge at dusk")
