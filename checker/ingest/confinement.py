"""What a process that reads a document may not do: limits, no network, no other processes.

Everything here is one-way and for the calling process only. Where the system does not offer a protection
(network name spaces in a container, a processor without a known filter) the others still hold.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import resource
import signal
import socket
import struct
from collections.abc import Iterable

from checker.settings import Settings

OPEN_FILES = 64
_NOT_TOUCHED_YET = 16 << 20
"""Bytes of the address space taken over that are not in memory yet, such as code that did not run."""
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER_MODE = 1, 38, 22, 2
_EPERM, _ALLOW, _ERRNO = 1, 0x7FFF0000, 0x00050000
_FORBIDDEN: dict[str, tuple[int, tuple[tuple[int, ...], ...]]] = {
    "x86_64": (
        0xC000003E,
        (
            (41, 42, 43, 44, 46, 49, 50, 53, 288),  # socket connect accept sendto sendmsg bind listen ...
            (56, 57, 58, 435, 59, 322),  # clone fork vfork clone3 execve execveat
            (62, 200, 234, 424, 101, 310, 311),  # kill tkill tgkill pidfd_send_signal ptrace process_vm_...
            (82, 264, 316, 83, 258, 84, 86, 265, 87, 263, 88, 266),  # rename mkdir rmdir link unlink symlink
            (76, 90, 91, 268, 92, 93, 94, 260),  # truncate chmod chown
            (165, 175, 313, 321, 425),  # mount init_module finit_module bpf io_uring_setup
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (
            (198, 203, 202, 206, 211, 200, 201, 199, 242),
            (220, 435, 221, 281),
            (129, 130, 131, 424, 117, 270, 271),
            (38, 276, 34, 37, 35, 36),
            (45, 52, 53, 55, 54),
            (40, 105, 273, 280, 425),
        ),
    ),
}
"""Audit number of a processor, and the system calls that reading a document never needs."""


def confine(settings: Settings) -> None:
    """Give up what reading does not need; from here on this process can read and compute, and little else."""
    _limit(settings)
    _die_with_parent()
    _leave_network()
    _filter_system_calls()
    _guard_sockets()


def _limit(settings: Settings) -> None:
    seconds = max(settings.reading_seconds, 1)
    mapped, resident = _taken()
    room = settings.reading_memory - resident - _NOT_TOUCHED_YET
    memory = mapped + max(room, settings.reading_memory // 2)
    for what, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CPU, seconds, seconds + 1),
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES),
        (resource.RLIMIT_NPROC, 0, 0),
    ):
        allowed = resource.getrlimit(what)[1]
        cap = hard if allowed == resource.RLIM_INFINITY else min(hard, allowed)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (min(soft, cap), cap))


def _taken() -> tuple[int, int]:
    """Return the address space and the memory that the process has before it reads, in bytes."""
    with contextlib.suppress(OSError), open("/proc/self/statm", encoding="ascii") as sizes:  # noqa: PTH123
        mapped, resident = sizes.read().split()[:2]
        return int(mapped) * resource.getpagesize(), int(resident) * resource.getpagesize()
    return 0, 0


def _die_with_parent() -> None:
    """Ask to be killed when the process that waits for the answer is gone."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _leave_network() -> None:
    """Move to a network name space of its own, in which nothing can be reached."""
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL(None, use_errno=True)
        if library.unshare(_CLONE_NEWNET) != 0:
            library.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _filter_system_calls() -> None:
    """Let the kernel refuse sockets, new processes, signals and changes to files, where it can."""
    audit, calls = _FORBIDDEN.get(platform.machine(), (0, ()))
    if not calls or struct.calcsize("P") != 8:
        return
    program = _program(audit, [number for group in calls for number in group])
    rules = ctypes.create_string_buffer(program, len(program))
    head = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(rules))
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL(None, use_errno=True)
        library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        library.prctl(_PR_SET_SECCOMP, _FILTER_MODE, ctypes.create_string_buffer(head, len(head)), 0, 0)


def _program(audit: int, calls: Iterable[int]) -> bytes:
    """Return the filter as the kernel reads it: eight bytes an instruction."""
    numbers = sorted(calls)
    load, equal, answer = 0x20, 0x15, 0x06
    steps = [(load, 0, 0, 4), (equal, 1, 0, audit), (answer, 0, 0, _ERRNO | _EPERM), (load, 0, 0, 0)]
    steps += [(equal, len(numbers) - index, 0, number) for index, number in enumerate(numbers)]
    steps += [(answer, 0, 0, _ALLOW), (answer, 0, 0, _ERRNO | _EPERM)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _guard_sockets() -> None:
    """Refuse sockets in Python too, for systems where neither of the other two protections holds."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError("a reader has no network")

    socket.socket.connect = socket.socket.connect_ex = refuse  # type: ignore[assignment, method-assign]
    os.environ.clear()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
