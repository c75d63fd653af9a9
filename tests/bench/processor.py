"""The processor that processes have used, as Linux tells it under /proc."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def used(*pids: int) -> float:
    """Return the seconds that these processes have used, without their children."""
    return sum(map(_ticks, pids)) / _TICKS


def used_by_family(parent: int) -> float:
    """Return the seconds that a process and its children have used, those who have ended included."""
    return (_ticks(parent, dead=True) + sum(map(_ticks, _children(parent)))) / _TICKS


def parent_of(pid: int) -> int:
    """Return the process that started this one."""
    return int(_fields(pid)[1])


def _children(parent: int) -> Iterable[int]:
    return (pid for pid in _all() if _is_child(pid, parent))


def _is_child(pid: int, parent: int) -> bool:
    try:
        return parent_of(pid) == parent
    except OSError:  # it has ended since
        return False


def _all() -> Iterator[int]:
    return (int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit())


def _ticks(pid: int, *, dead: bool = False) -> int:
    """Return the ticks of a process, `dead`: with those of children that have ended; 0 when it is gone."""
    try:
        return sum(map(int, _fields(pid)[11 : 15 if dead else 13]))
    except OSError:
        return 0


def _fields(pid: int) -> list[str]:
    """Return what follows the process's name, which may hold anything: state, parent, …"""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
