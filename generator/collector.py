"""Python's collector of what refers to itself in a circle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """The collector does nothing within: a build makes many values that stay and next to none
    that go in circles, and looking through all of them would take a quarter of its time."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
