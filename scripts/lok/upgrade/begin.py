"""How it begins: the program of now fetches the newer one, and lets that do the rest.

What is replaced is the very code that runs. So this does little, and little of it may ever change: what it hands over is
read by programs that do not exist yet (``source.hand``, and the words of the command).
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lok.forge.git import supported
from lok.upgrade import source as sources
from lok.upgrade.aside import recover, refuse_unfinished
from lok.upgrade.environment import python_for
from lok.words.terminal import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable

GOES_ON = "scripts/lok/upgrade/run.py"
"""What a version has that can go on: see ``run.take``."""


def hand_over(
    root: Path, version: str | None, where: str | None, words: tuple[str, ...], say: Callable[[str], None]
) -> int:
    """Fetch the version that was asked for, and let its own program go on with ``words``; its exit code.

    Raises:
        WrongUse: Something of the council is not kept by git, or there is no such version.
        RefusedError: Git refuses, or what the newer version needs cannot be installed.
        OSError: The disk refuses.
    """
    root = root.resolve()
    supported(root)
    if recover(root):
        say("Een vorige ‘lok upgrade’ werd onderbroken. Alles is teruggezet zoals het daarvoor was.")
    refuse_unfinished(root)
    given, record = sources.wanted(root, where)
    with tempfile.TemporaryDirectory(prefix="lok-nieuwer-") as made:
        folder = Path(made).resolve()
        source = sources.chosen(sources.reached(given, folder / "bron.git"), version)
        engine = folder / "programma"
        source.export(engine)
        if not (engine / GOES_ON).is_file():
            raise WrongUse(f"versie {source.name} kent ‘lok upgrade’ nog niet. Kies een nieuwere.")
        sources.hand(folder, source, record)
        python = python_for(engine, say)
        environment = os.environ | {"PYTHONPATH": str(engine / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [python, "-m", "lok.cli", "upgrade", "--root", str(root), "--opgehaald", str(folder), *words]
        return subprocess.run(command, cwd=folder, env=environment, check=False).returncode
