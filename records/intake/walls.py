"""The walls around the process that reads an upload: what it may still do, and how much of it.

It limits itself before it looks at a byte: memory, processor time, files, core dumps. When its modules
are loaded it gives up root, and a seccomp filter leaves it the calls of ``CALLS`` alone: it can compute,
read what is open, write what is open, and end. It can open no file (no keys), reach no network, start
no program. The filter needs Linux on x86_64 or aarch64; elsewhere the limits of ``LIMITS`` remain, and
``close_in`` says so. None of it needs root.
"""

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import sys

MEMORY, SECONDS = 512 * 1024 * 1024, 10
LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: SECONDS,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_NOFILE: 16,
    resource.RLIMIT_CORE: 0,
}

# Numbers of: read write close fstat lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask
# rt_sigreturn sched_yield mremap madvise getpid exit sigaltstack gettid futex clock_gettime exit_group
# getrandom.
CALLS = {
    "x86_64": (0xC000003E, (0, 1, 3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 28, 39, 60, 131, 186,
                            202, 228, 231, 318)),
    "aarch64": (0xC00000B7, (63, 64, 57, 80, 62, 222, 226, 215, 214, 134, 135, 139, 124, 216, 233,
                             172, 93, 132, 178, 98, 113, 94, 278)),
}  # fmt: skip

_NOBODY = 65534
_PDEATHSIG, _DUMPABLE, _NO_NEW_PRIVS, _SECCOMP, _FILTER = 1, 4, 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | errno.EPERM


def limit() -> None:
    """Limit this process, for good; and let it die with the one that started it."""
    for kind, most in LIMITS.items():
        resource.setrlimit(kind, (most, most))
    if sys.platform == "linux":
        _prctl(_PDEATHSIG, signal.SIGKILL)
        _prctl(_DUMPABLE, 0)


def close_in() -> bool:
    """Give up everything but computing; return whether the filter of calls stands."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    known = CALLS.get(platform.machine()) if sys.platform == "linux" else None
    if known is None or _prctl(_NO_NEW_PRIVS, 1):
        return False
    program = ctypes.create_string_buffer(_program(*known))
    held = _Program(len(program) // 8, ctypes.addressof(program))
    return _prctl(_SECCOMP, _FILTER, ctypes.addressof(held)) == 0


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _program(machine: int, calls: tuple[int, ...]) -> bytes:
    """A filter in the kernel's own instructions: right machine and a listed call, else EPERM."""
    end = len(calls)
    lines = [(_LOAD, 0, 0, 4), (_EQUAL, 0, end + 1, machine), (_LOAD, 0, 0, 0)]
    lines += [(_EQUAL, end - at, 0, call) for at, call in enumerate(calls)]
    lines += [(_RETURN, 0, 0, _DENY), (_RETURN, 0, 0, _ALLOW)]
    return b"".join(struct.pack("HBBI", *line) for line in lines)


def _prctl(what: int, first: int, second: int = 0) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl.argtypes = (ctypes.c_int, *[ctypes.c_ulong] * 4)
    return int(libc.prctl(what, first, second, 0, 0))
