"""Which version of the program this is: it stands in ``pyproject.toml``, and nowhere else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from lok.words.terminal import WrongUse

NUMBERS = re.compile(r"v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})")
Version = tuple[int, int, int]
HERE = Path(__file__).parents[3]
"""The repository that this program runs from: it is always installed from there, as a link."""


def version(text: str) -> Version | None:
    """``1.2.0`` or ``v1.2.0`` as numbers, to compare; ``None`` for anything else."""
    match = NUMBERS.fullmatch(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def told(numbers: Version) -> str:
    """``1.2.0``."""
    return ".".join(map(str, numbers))


def written_in(pyproject: str) -> Version:
    """The version that the text of a ``pyproject.toml`` states.

    Raises:
        WrongUse: It states none.
    """
    try:
        found = version(tomllib.loads(pyproject)["project"]["version"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError):
        found = None
    if found is None:
        raise WrongUse("pyproject.toml noemt geen versie van het programma: bij ‘version’ hoort iets als 1.2.0.")
    return found


def version_at(root: Path = HERE) -> Version:
    """The version of the program at ``root``. Raises ``OSError``, and ``WrongUse`` when it states none."""
    return written_in((root / "pyproject.toml").read_text("utf-8"))
