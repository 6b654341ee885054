"""Files written and removed whole or not at all: first laid down beside the records, then each brought to its place.

A process that dies while laying down leaves the records as they were; one that dies later leaves a plan that the next
command carries on with. Two commands work so, ``lok import`` and ``lok init``, each in a folder of its own name.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.archive.naming import naming

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Laying:
    """Where the plans of one command lie: in the folder ``name`` at ``root``.

    ``replaces``: a file that is there already gives way; otherwise it stays, and its path is told.
    """

    root: Path
    name: str
    replaces: bool = False

    @property
    def underway(self) -> Path:
        """The folder of a plan that is being carried out."""
        return self.root / self.name

    @property
    def unfinished(self) -> bool:
        """Whether a plan was laid down of which not everything has reached its place."""
        return (self.underway / "plan.json").is_file()

    def lay_down(self, write: Mapping[str, str | bytes], remove: tuple[str, ...] = ()) -> None:
        """Write texts and files, by their path from the root, beside the files, and make the plan count in one step.

        Raises ``OSError``, and leaves nothing of it then.
        """
        self._clear()
        beside = self.root / f"{self.name}.nieuw"
        try:
            beside.mkdir(parents=True)
            for index, (path, text) in enumerate(write.items()):
                with naming(self.root / path):
                    (beside / str(index)).write_bytes(text.encode() if isinstance(text, str) else text)
            with naming(beside / "plan.json"):
                (beside / "plan.json").write_text(json.dumps({"write": list(write), "remove": remove}), "utf-8")
            beside.rename(self.underway)
        except OSError:
            shutil.rmtree(beside, ignore_errors=True)
            raise

    def _clear(self) -> None:
        """Take away what a command left that died before its plan stood, or after it was carried out."""
        shutil.rmtree(self.root / f"{self.name}.nieuw", ignore_errors=True)
        if not self.unfinished:
            shutil.rmtree(self.underway, ignore_errors=True)

    def finish(self) -> tuple[str, ...]:
        """Carry out, or carry on with, what was laid down; the paths that were not free. Doing it twice is no harm.

        Raises ``OSError``; what was laid down then stays for the next time.
        """
        if not self.unfinished:
            self._clear()
            return ()
        plan = json.loads((self.underway / "plan.json").read_text("utf-8"))
        for path in plan["remove"]:
            (self.root / path).unlink(missing_ok=True)
            self._prune((self.root / path).parent)
        laid = ((self.underway / str(index), path) for index, path in enumerate(plan["write"]))
        kept = [path for text, path in laid if text.is_file() and not self._place(text, self.root / path)]
        shutil.rmtree(self.underway)
        return tuple(kept)

    def _prune(self, folder: Path) -> None:
        """Remove folders that became empty, but none at the top of the repository."""
        while folder.parent != self.root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    def _place(self, text: Path, target: Path) -> bool:
        """Bring a written file to its place; ``False`` when another file stays there."""
        target.parent.mkdir(parents=True, exist_ok=True)
        if self.replaces:
            text.replace(target)
            return True
        try:
            os.link(text, target)
        except FileExistsError:
            return target.read_bytes() == text.read_bytes()
        except OSError:  # a disk without links: a rename is as whole, but would replace
            if target.exists():
                return target.read_bytes() == text.read_bytes()
            text.replace(target)
        return True
