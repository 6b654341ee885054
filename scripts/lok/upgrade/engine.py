"""What of a repository belongs to the program, in one list. All else is the council's, and stays as it is.

A path is judged by its longest line: ``.github/`` is the program's, ``.github/CODEOWNERS`` the council's.
"""

from __future__ import annotations

from enum import Enum, auto


class Owner(Enum):
    """Whose a file is, and what happens to it when a newer version comes."""

    PROGRAM = auto()
    """The newer one takes its place. What the council changed in it is put into the newer one, where that can be done."""
    PACKAGES = auto()
    """The newer one takes its place, whatever stood there: these lists hold only together."""
    FURNITURE = auto()
    """As ``PROGRAM``, but what cannot be put together stays as the council has it; and what it removed stays away."""
    LINES = auto()
    """The program's, but for the lines of the council: see ``configurations``."""
    COUNCIL = auto()
    """Never touched."""


ENGINE: dict[str, Owner] = {
    ".ci/": Owner.PROGRAM,
    ".editorconfig": Owner.FURNITURE,
    ".gitattributes": Owner.PROGRAM,
    ".github/": Owner.FURNITURE,
    ".github/CODEOWNERS": Owner.COUNCIL,
    ".gitignore": Owner.FURNITURE,
    ".vscode/": Owner.FURNITURE,
    "CONTRIBUTING.md": Owner.PROGRAM,
    "LICENSE": Owner.FURNITURE,
    "Makefile": Owner.PROGRAM,
    "README.md": Owner.FURNITURE,
    "content/leden/handleiding/": Owner.FURNITURE,
    "mkdocs.leden.yml": Owner.LINES,
    "mkdocs.yml": Owner.LINES,
    "pyproject.toml": Owner.PACKAGES,
    "requirements-dev.txt": Owner.PACKAGES,
    "requirements.txt": Owner.PACKAGES,
    "scripts/": Owner.PROGRAM,
    "scripts/import/": Owner.FURNITURE,
    "scripts/rendering/basis.yml": Owner.FURNITURE,
    "scripts/theme/assets/merk/": Owner.FURNITURE,
    "scripts/theme/assets/stijl/": Owner.FURNITURE,
    "tests/": Owner.PROGRAM,
}
"""Folders end in a slash. A file in such a folder that the program never had is the council's own, and stays."""
CONFIGURATIONS = tuple(path for path, owner in ENGINE.items() if owner is Owner.LINES)


def owner_of(path: str) -> Owner:
    """Whose the file at ``path`` is, from the root of the repository."""
    lines = [line for line in ENGINE if path == line or (line.endswith("/") and path.startswith(line))]
    return ENGINE[max(lines, key=len)] if lines else Owner.COUNCIL


def belongs(path: str) -> bool:
    """Whether the program has a say in the file at ``path``."""
    return owner_of(path) is not Owner.COUNCIL
