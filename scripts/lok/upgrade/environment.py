"""With which Python the newer program runs: the one of now where it holds all that the newer list asks, else one of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from typing import TYPE_CHECKING

from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PIN = re.compile(r"(?m)^([A-Za-z0-9._-]+)==([^\s;]+) *(;[^\\\n]*)?")
NEW_PACKAGES = (
    "De nieuwere versie heeft andere hulpprogramma's nodig. Die worden eerst apart geïnstalleerd, naast wat je hebt …"
)


def lacking(requirements: str, has: Callable[[str], str] = installed) -> tuple[str, ...]:
    """The packages of a list that are not here in just that version. What only another system asks (``;``) is passed over."""

    def here(name: str) -> str | None:
        try:
            return has(name)
        except PackageNotFoundError:
            return None

    return tuple(
        name for name, wanted, condition in PIN.findall(requirements) if not condition and here(name) != wanted
    )


def python_for(engine: Path, say: Callable[[str], None]) -> str:
    """The Python that can run the program in the folder ``engine``, with an environment made there where it takes one.

    Raises:
        OSError: Its list cannot be read.
        RefusedError: That environment cannot be made.
    """
    if not lacking((engine / "requirements.txt").read_text("utf-8")):
        return sys.executable
    say(NEW_PACKAGES)
    done = subprocess.run([sys.executable, "scripts/setup/environment.py", "site"], cwd=engine, check=False)
    if done.returncode:
        raise RefusedError("wat de nieuwere versie nodig heeft, kon niet geïnstalleerd worden. Er is niets veranderd.")
    return str(engine / ".venv" / "bin" / "python")
