"""Python as it is on Windows, as far as that can be shown on another system.

`python -m tests.support.another_system build ...` runs a command of the engine so; without one,
every module of the engine is imported. What Python lacks there is taken away, files that are open
cannot be renamed or removed, and text is written with the line ends and the encoding of Windows.
"""

import builtins
import io
import multiprocessing
import os
import select
import shutil
import signal
import socket
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.support.modules import modules

# What Python has on POSIX alone.
MODULES = (
    "fcntl",
    "grp",
    "posix",
    "pty",
    "pwd",
    "readline",
    "resource",
    "syslog",
    "termios",
    "tty",
)
ATTRIBUTES: tuple[tuple[ModuleType, tuple[str, ...]], ...] = (
    (os, ("O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "chown", "confstr", "ctermid",
          "fork", "forkpty", "fchmod", "fchown", "getegid", "geteuid", "getgid", "getloadavg",
          "getpgid", "getpgrp", "getpriority", "getuid", "initgroups", "killpg", "lchown", "lockf",
          "major", "mkfifo", "mknod", "nice", "openpty", "pathconf", "posix_fadvise",
          "posix_fallocate", "pread", "pwrite", "register_at_fork", "sched_getaffinity",
          "sched_yield", "sendfile", "setegid", "seteuid", "setgid", "setpgid", "setsid", "setuid",
          "statvfs", "sync", "sysconf", "tcgetpgrp", "uname", "wait", "wait3", "wait4")),
    (signal, ("SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGSTOP", "SIGUSR1",
              "SIGUSR2", "alarm", "pause", "pthread_kill", "pthread_sigmask", "setitimer")),
    (select, ("epoll", "poll")),
    (socket, ("AF_UNIX", "socketpair")),
)  # fmt: skip
_OPEN = Path("/proc/self/fd")
_REFUSED, _IN_USE = 13, 32  # as C and as Windows number it
_CONSOLE = "cp1252"


def become() -> None:
    """This process is on another system from now on; the engine must not be loaded yet."""
    sys.modules["msvcrt"] = _locks()
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    for module, names in ATTRIBUTES:
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    sys.platform = "win32"
    multiprocessing.get_all_start_methods = lambda: ["spawn"]
    shutil._use_fd_functions = shutil._USE_CP_SENDFILE = False  # type: ignore[attr-defined]
    for name in ("remove", "unlink", "rmdir", "rename", "replace"):
        setattr(os, name, _refusing(getattr(os, name), name))
    os.open = _opening_files_alone(os.open)
    builtins.open = io.open = _writing_text_so(io.open)


def _locks() -> ModuleType:
    """Locks as they are there: a second one on the same byte is refused, by whomever."""
    import fcntl

    module: Any = ModuleType("msvcrt")
    module.LK_NBLCK = 2

    def locking(descriptor: int, _mode: int, _length: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PermissionError(_REFUSED, "Permission denied") from None

    module.locking = locking
    return module  # type: ignore[no-any-return]


def _refusing(change: Callable[..., Any], name: str) -> Callable[..., Any]:
    """The same function, but for what is open, and for what would be renamed onto another."""

    def changed(path: Any, *others: Any, **how: Any) -> Any:
        if others and name == "rename" and os.path.lexists(others[0]):
            raise FileExistsError(17, "File exists", os.fspath(path), None, os.fspath(others[0]))
        for place in (path, *others):
            if _is_open(os.path.abspath(os.fspath(place))):  # noqa: PTH100 - no link is followed
                fault = PermissionError(_REFUSED, "Permission denied", os.fspath(place))
                fault.winerror = _IN_USE  # type: ignore[attr-defined]
                raise fault
        return change(path, *others, **how)

    return changed


def _is_open(path: str) -> bool:
    """The file, or one below the folder, is open in this process."""
    for descriptor in os.listdir(_OPEN):  # noqa: PTH208 - paths are what is replaced here
        try:
            place = os.readlink(_OPEN / descriptor)  # noqa: PTH115
        except OSError:
            continue
        if place == path or place.startswith(f"{path}/"):
            return True
    return False


def _opening_files_alone(open_it: Callable[..., int]) -> Callable[..., int]:
    def opened(path: Any, *how: Any, **also: Any) -> int:
        if os.path.isdir(path):  # noqa: PTH112
            raise PermissionError(_REFUSED, "Permission denied", os.fspath(path))
        return open_it(path, *how, **also)

    return opened


def _writing_text_so(open_it: Callable[..., Any]) -> Callable[..., Any]:
    def opened(
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        *others: Any,
        **also: Any,
    ) -> Any:
        if "b" not in mode:
            encoding = _CONSOLE if encoding in {None, "locale"} else encoding
            newline = "\r\n" if newline is None and mode.strip("tr") else newline
        return open_it(file, mode, buffering, encoding, errors, newline, *others, **also)

    return opened


def main(asked: list[str]) -> None:
    """Loads all parts of others, then the engine anew on another system."""
    names = [name for name, _path in modules() if not name.endswith("__main__")]
    for name in names:
        import_module(name)
    for name in [it for it in sys.modules if it.split(".")[0] == "byline"]:
        del sys.modules[name]
    become()
    if not asked:
        for name in names:
            import_module(name)
        return
    import_module("byline.cli").main(asked, prog_name="byline")


if __name__ == "__main__":
    main(sys.argv[1:])
