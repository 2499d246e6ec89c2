"""Python's collector of what refers to itself in a circle."""

import ctypes
import gc
import sys
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


def spare() -> None:
    """The collector looks no more through what is there now; it goes, as most does, when nothing
    refers to it any longer. In a process that stays, a look through a large site halts all."""
    gc.freeze()


def give_back() -> None:
    """Memory that nothing uses goes back to the system, where the C library can do that."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
        library.malloc_trim(0)
