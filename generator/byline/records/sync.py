"""Where a site's papers come from: what `byline sync` asks, and how often."""

from enum import StrEnum

from byline.records.base import Model, field, optional
from byline.records.fields import Flag, Id, Text


class Every(StrEnum):
    """How often a source is asked."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class SyncSource(Model):
    """A source of papers or news; a plain text stands for `source`."""

    source: Text = field(
        "An id at a service, an address or a file, as `byline import` takes it.",
        "dblp:123/4567",
    )
    every: Every = optional(
        "How often `byline sync --due` asks it: each day, on Mondays, or on the first day of a "
        "month. `byline sync` by itself asks all.",
        "month",
        default=Every.WEEK,
    )
    author: Id | None = optional(
        "The author whose papers these are: the source's keys of the person go into the record.",
        "ada-lovelace",
    )
    abstracts: Flag = optional(
        "Abstracts are taken over; switch it off where the source does not allow that.",
        "false",
        default=True,
    )
