"""Changes are noticed, also where the system does not tell of them."""

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from byline.serve import watching
from byline.serve.watching import Changes
from watchfiles import watch

A_WHILE = 20  # seconds: nobody waits as long unless something is wrong


def changed_after(change: Callable[[], object], changes: Changes) -> frozenset[Path]:
    """What is told of once a change is made."""
    changes.start()
    timer = threading.Timer(A_WHILE, changes.stop_waiting)
    timer.start()
    change()
    found = changes.wait()
    timer.cancel()
    return found


@pytest.mark.parametrize("fault", [OSError("OS file watch limit reached."), RuntimeError("watch")])
def test_where_the_system_tells_of_no_change_it_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def watched(*folders: Path, force_polling: bool | None = None, **how: Any) -> Any:
        if not force_polling:
            raise fault
        return watch(*folders, force_polling=True, **how)

    monkeypatch.setattr(watching, "watch", watched)
    record = tmp_path / "content" / "papers" / "maps.yaml"
    record.parent.mkdir(parents=True)
    record.write_text("title: Maps\n", "utf-8")
    os.utime(record, (0, 0))  # changes within one second look alike to whoever looks now and then
    changes = Changes(tmp_path / "config.yaml", [tmp_path / "content"])
    assert record in changed_after(lambda: record.write_text("title: More\n", "utf-8"), changes)
