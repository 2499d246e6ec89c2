"""What is near to each paper of the site that is edited, found beside whatever else goes on."""

import threading
from collections.abc import Callable, Mapping

from generator.derive.figures import Compared, Comparison, as_far_as_there
from generator.derive.similarity import Near
from generator.library import Library

_PATIENCE = 0.3  # seconds for which an edition waits: on most sites, that is enough


class Nearness:
    """To compare the texts of a large site takes seconds, and few saves change a text. Until those
    of today are compared, pages show what was found last."""

    def __init__(self, on_news: Callable[[], None], compared: Compared | None = None) -> None:
        """`on_news` is called when more is known than was told last."""
        self._on_news = on_news
        self._known = self._told = compared
        self._library: Library | None = None
        self._is_awaited = self._is_late = False
        self._lock = threading.Lock()
        self._work: threading.Thread | None = None

    def of(self, library: Library) -> Mapping[str, Near]:
        """What is near to each paper, as far as that is known by now."""
        with self._lock:
            self._library, self._is_awaited = library, True
            if not self._work:
                self._work = threading.Thread(target=self._compare, args=(library,), daemon=True)
                self._work.start()
            work = self._work
        work.join(_PATIENCE)
        with self._lock:
            self._is_awaited, self._told = False, self._known
        return as_far_as_there(self._told, library)

    def _compare(self, library: Library) -> None:
        """Compares the texts of a library, then of the one that has come meanwhile, and so on."""
        following: Library | None = library
        try:
            while following:
                following = self._took(following, Comparison(following, self._known).compare())
        except BaseException:
            with self._lock:
                self._work = None  # so that the next edition tries again
            raise
        if self._is_late:
            self._on_news()

    def _took(self, library: Library, compared: Compared) -> Library | None:
        """Notes what was found. Gives the library that is to be compared next."""
        with self._lock:
            self._known = compared
            if self._library is not library:
                return self._library
            self._is_late = not self._is_awaited and self._told is not compared
            self._work = None
        return None
