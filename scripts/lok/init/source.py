"""Where a council's program comes from: one line in one file, which ``lok init`` writes and ``lok upgrade`` reads."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from lok.forge.git import run
from lok.words.terminal import WrongUse

SETTING = "lok.toml"
"""The file, at the top of the repository. A newer version of the program leaves it as it is."""


def setting(where: str) -> str:
    """The text of that file, for an address or a folder."""
    return (
        "# Waar het programma vandaan komt: ‘lok upgrade’ haalt daar een nieuwere versie. Dit is een instelling van deze raad.\n"
        f"bron = {json.dumps(without_account(where), ensure_ascii=False)}\n"
    )


def recorded(root: Path) -> str | None:
    """What the council at ``root`` wrote down; ``None`` when it did not.

    Raises:
        WrongUse: The file says something else.
    """
    try:
        where = tomllib.loads((root / SETTING).read_text("utf-8")).get("bron")
    except FileNotFoundError:
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        where = 0
    if where is not None and not (isinstance(where, str) and where.strip()):
        raise WrongUse(f'{SETTING} is niet te lezen. Er hoort één regel in te staan: bron = "https://…"')
    return where


def without_account(where: str) -> str:
    """An address without the name or the key of whoever uses it: those stand in no file that others read."""
    try:
        parts = urlsplit(where)
    except ValueError:
        return where
    return (
        parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if parts.scheme in {"http", "https"} else where
    )


def of_remote(root: Path, name: str) -> str | None:
    """The address of a remote of the repository at ``root``, without an account; ``None`` where there is none.

    A folder on the same computer is told as the way there from ``root``.
    """
    top = run(root, "rev-parse", "--show-toplevel")
    answer = run(root, "remote", "get-url", "--", name)
    if top.code or answer.code or not answer.text or Path(top.text).resolve() != root.resolve():
        return None
    if (root / answer.text).is_dir():
        return os.path.relpath((root / answer.text).resolve(), root.resolve())
    return without_account(answer.text)
