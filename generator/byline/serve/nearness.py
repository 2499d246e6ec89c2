"""What is near to each paper of the site that is edited."""

import threading
from collections.abc import Callable, Mapping

from byline.derive.figures import Compared, Comparison, as_far_as_there
from byline.derive.similarity import Near
from byline.library.model import Library

_AT_ONCE = 500  # papers that are compared before anybody could notice


class Nearness:
    """To compare the texts of a large site takes seconds, and few saves change a text. So its pages
    show what was found last, until the texts of today are compared beside whatever else goes on."""

    def __init__(self, on_news: Callable[[], None], compared: Compared | None = None) -> None:
        """`on_news` is called when more is known than was told last."""
        self._on_news = on_news
        self._known = self._told = compared
        self._library: Library | None = None  # whose texts are to be compared
        self._is_at_work = False
        self._lock = threading.Lock()

    def of(self, library: Library) -> Mapping[str, Near]:
        """What is near to each paper, as far as that is known by now."""
        if len(library.works) <= _AT_ONCE:
            self._known = Comparison(library, self._known).compare()
        with self._lock:
            self._library = library if len(library.works) > _AT_ONCE else None
            self._told = self._known
        return as_far_as_there(self._told, library)

    def go_on(self) -> None:
        """Compares the texts of the library that was asked about last, if that is still to do."""
        with self._lock:
            if self._is_at_work or not self._library:
                return
            self._is_at_work = True
        threading.Thread(target=self._compare, daemon=True).start()

    def _compare(self) -> None:
        try:
            while library := self._next():
                compared = Comparison(library, self._known).compare()
                with self._lock:
                    self._known = compared
        except BaseException:
            with self._lock:
                self._is_at_work = False  # the next edition's texts are to be compared all the same
            raise
        if self._told is not self._known:
            self._on_news()

    def _next(self) -> Library | None:
        with self._lock:
            library, self._library = self._library, None
            self._is_at_work = library is not None
        return library
