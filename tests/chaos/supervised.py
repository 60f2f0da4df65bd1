"""A supervisor to be killed: ``python supervised.py FOLDER [PROGRAM ...]``.

It prints one word a line: the keys it says, and ``up`` when its servers answer. Each PROGRAM is a
shell line kept alive, named ``program-0`` and so on.
"""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.servers import Addresses, Program, Supervisor


def say(key: str, **values: object) -> None:
    print(key, flush=True)


def main(folder: str, *lines: str) -> int:
    def programs(_: Addresses) -> Sequence[Program]:
        say("up")
        marked = {"PATH": "/usr/bin:/bin", "SUPERVISED": folder}
        return [
            Program(f"program-{number}", ["sh", "-c", line], marked)
            for number, line in enumerate(lines)
        ]

    # The tests may have been begun in the background, where a shell makes its jobs deaf to these.
    for ending in (signal.SIGINT, signal.SIGHUP):
        signal.signal(ending, signal.SIG_DFL)
    return Supervisor(Path(folder), environ={}, say=say, programs=programs).run()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
