"""What git would keep, laid out as a folder of its own: the index, not what lies in the work tree.

Before a commit only the index counts: a file may have been mended since it was added, or never added at all.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from lok.archive.passing import passing
from lok.source.problems import Level, Problem
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

JUDGED = ("data", "content", "mkdocs.yml", "mkdocs.leden.yml")


@contextmanager
def staged(root: Path) -> Iterator[tuple[Path, tuple[Problem, ...]]]:
    """A folder with what the index of git holds of the repository at ``root``, and files that do not belong in git.

    Raises:
        RefusedError: There is no git, ``root`` is not in its care, or a merge is not finished.
    """
    if git(root, "ls-files", "--unmerged", "-z", "--", *JUDGED):
        raise RefusedError(
            "er zijn nog samenvoegconflicten. Los die eerst op, en voeg de bestanden dan toe met ‘git add’."
        )
    names = git(root, "ls-files", "--cached", "-z", "--", *JUDGED)
    prefix = git(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip()
    with tempfile.TemporaryDirectory(prefix="lok-staged-") as folder:
        git(root, "checkout-index", "-z", "--stdin", f"--prefix={folder}/", given=names)
        place = Path(folder) / prefix
        (place / "data").mkdir(parents=True, exist_ok=True)
        yield place, tuple(_left_overs(names))


def git(root: Path, *words: str, given: bytes | None = None) -> bytes:
    """What git answers. Raises ``RefusedError`` when it cannot, in Dutch where the reason is plain."""
    # A hook runs where git says; what it tells by relative paths must stay right in another folder.
    told = {name: os.environ[name] for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE") if name in os.environ}
    environment = os.environ | {name: str(Path(path).absolute()) for name, path in told.items()}
    try:
        done = subprocess.run(["git", *words], cwd=root, env=environment, input=given, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise RefusedError(f"git ontbreekt, of de map {root} bestaat niet.") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip()
        if "not a git repository" in reason:
            raise RefusedError("deze map is geen bewaarplaats van git.")
        raise RefusedError(f"git weigert: {reason}")
    return done.stdout


def _left_overs(names: bytes) -> Iterator[Problem]:
    for each in names.split(b"\0"):
        path = each.decode("utf-8", "replace")
        if path and any(passing(part) for part in PurePosixPath(path).parts):
            hint = f"Haal het uit git met: git rm --cached '{path}'. De controle leest zulke bestanden niet."
            yield Problem(path, 1, 1, "", "geen-bestand", Level.FOUT, "dit is een reservekopie van een programma", hint)
