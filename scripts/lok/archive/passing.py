"""Names of files that editors and systems leave beside what somebody writes: no part of the repository.

The check passes over them, so git must as well, or a copy that nobody judged is published with the history. The same
patterns stand in ``.gitignore``; a test keeps both equal.
"""

from __future__ import annotations

import re
from fnmatch import translate

PATTERNS = (
    ".*.sw[a-z]",  # Vim
    "4913",
    "*~",
    "#*#",  # Emacs
    ".#*",
    "~$*",  # Word and Excel
    ".~lock.*#",  # LibreOffice
    "*.tmp",
    "*.bak",
    "*.old",
    "*.orig",  # git and patch
    "*.rej",
    "*.part",  # browsers
    "*.crdownload",
    ".goutputstream-*",
    ".sync*",
    "___jb_*",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
)
"""In the writing of the shell, which is also that of ``.gitignore``."""
PASSING = re.compile("|".join(map(translate, PATTERNS)))


def passing(name: str) -> bool:
    """Whether a file or folder of this name only stands there while somebody writes, or was left by a program."""
    return PASSING.match(name) is not None
