"""Run a function in a process of its own, and kill it just before its nth call that writes in a folder.

The process is a fork, so that nothing is loaded anew, and is followed by ptrace: it stops before each call to the
system, and is killed there before the call is carried out. Linux on x86-64.
"""

import ctypes
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_HERE = sys.platform == "linux" and platform.machine() == "x86_64"
_TRACEME, _GETREGS, _SYSCALL, _SETOPTIONS = 0, 12, 24, 0x4200
_SYSGOOD, _EXITKILL = 1, 1 << 20
_STOP_OF_CALL = signal.SIGTRAP | 0x80
_CREATES = os.O_CREAT | os.O_TRUNC
_LIBC = ctypes.CDLL(None, use_errno=True)
_LIBC.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
_LIBC.ptrace.restype = ctypes.c_long
_NAMES = "r15 r14 r13 r12 bp bx r11 r10 r9 r8 ax cx dx si di orig_ax ip cs flags sp ss fs_base gs_base ds es fs gs"


class _Registers(ctypes.Structure):
    _fields_ = [(name, ctypes.c_ulong) for name in _NAMES.split()]


class _Call(NamedTuple):
    """A call that writes: its name, and the registers that hold a file's number or the names of files."""

    name: str
    number: str = ""
    paths: tuple[str, ...] = ()


_CALLS = {
    1: _Call("write", "di"),
    18: _Call("pwrite64", "di"),
    20: _Call("writev", "di"),
    40: _Call("sendfile", "di"),
    74: _Call("fsync", "di"),
    75: _Call("fdatasync", "di"),
    77: _Call("ftruncate", "di"),
    82: _Call("rename", paths=("di", "si")),
    83: _Call("mkdir", paths=("di",)),
    84: _Call("rmdir", paths=("di",)),
    86: _Call("link", paths=("di", "si")),
    87: _Call("unlink", paths=("di",)),
    90: _Call("chmod", paths=("di",)),
    91: _Call("fchmod", "di"),
    257: _Call("openat", paths=("si",)),
    258: _Call("mkdirat", paths=("si",)),
    263: _Call("unlinkat", paths=("si",)),
    264: _Call("renameat", paths=("si", "r10")),
    265: _Call("linkat", paths=("si", "r10")),
    285: _Call("fallocate", "di"),
    296: _Call("pwritev", "di"),
    316: _Call("renameat2", paths=("si", "r10")),
    326: _Call("copy_file_range", "dx"),
}


@dataclass(frozen=True)
class Ended:
    """How a process ended, what it said on stderr, and which of its calls wrote in the folder."""

    code: int
    said: str
    calls: tuple[str, ...]


def possible() -> bool:
    """Whether processes can be followed here."""
    with tempfile.TemporaryDirectory() as folder:
        return _HERE and not forked(lambda: 0, Path(folder) / "none").code


def forked(work: Callable[[], int], folder: Path, stop_at: int | None = None) -> Ended:
    """Run `work` to its end, or until its call number `stop_at` (from 0) that would write in the folder."""
    said = folder.with_name(folder.name + ".said")
    if not (child := os.fork()):
        _in_child(work, said)
    calls: list[str] = []
    status = _follow(child, f"{folder}/", stop_at, calls)
    return Ended(os.waitstatus_to_exitcode(status), said.read_text(errors="replace"), tuple(calls))


def _in_child(work: Callable[[], int], said: Path) -> None:
    code = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        words = os.open(said, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        for target, source in ((0, nothing), (1, nothing), (2, words)):
            os.dup2(source, target)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 -- the process ends here
        if _LIBC.ptrace(_TRACEME, 0, None, None):
            _refuse()
        os.kill(os.getpid(), signal.SIGSTOP)  # until somebody follows
        code = work()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException as error:  # noqa: BLE001 -- whatever got past the program
        os.write(2, f"{type(error).__name__}: {error}\n".encode(errors="replace"))
    os._exit(code & 0xFF)


def _refuse() -> None:
    message = "nobody may follow processes here"
    raise PermissionError(message)


def _follow(child: int, folder: str, stop_at: int | None, calls: list[str]) -> int:
    """Let the process run from call to call; its status when it has ended."""
    _, status = os.waitpid(child, 0)
    _LIBC.ptrace(_SETOPTIONS, child, None, _SYSGOOD | _EXITKILL)
    entering = False
    while os.WIFSTOPPED(status):
        passed_on = os.WSTOPSIG(status)
        if passed_on == _STOP_OF_CALL:
            entering, passed_on = not entering, 0
            if entering and (name := _writes(child, folder)):
                if len(calls) == stop_at:
                    os.kill(child, signal.SIGKILL)
                calls.append(name)
        _LIBC.ptrace(_SYSCALL, child, None, 0 if passed_on == signal.SIGSTOP else passed_on)
        _, status = os.waitpid(child, 0)
    return status


def _writes(child: int, folder: str) -> str:
    """The name of the call that a process is about to make, if it writes in the folder."""
    registers = _Registers()
    _LIBC.ptrace(_GETREGS, child, None, ctypes.addressof(registers))
    call = _CALLS.get(registers.orig_ax)
    if not call or (call.name == "openat" and not registers.dx & _CREATES):
        return ""
    if call.number:
        files = [_opened(child, getattr(registers, call.number))]
    else:
        files = [_named(child, getattr(registers, register)) for register in call.paths]
    return call.name if any(f"{file}/".startswith(folder) for file in files) else ""


def _opened(child: int, number: int) -> str:
    try:
        return str(Path(f"/proc/{child}/fd/{number}").readlink())
    except OSError:
        return ""


def _named(child: int, address: int) -> str:
    with Path(f"/proc/{child}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        return memory.read(4096 - address % 4096).split(b"\0")[0].decode(errors="replace")
