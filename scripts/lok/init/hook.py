"""``lok hook``: git asks the check before it keeps anything. Installed by one command, and never without being asked."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from lok.archive.staged import git
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CALL = "check --staged"
HOOK = """\
#!/bin/sh
# lok: kijk na wat git wil bewaren, voor het in de geschiedenis staat. Weg te halen met: rm {place}
lok={lok}
if [ ! -x "$lok" ]; then
  echo "lok: de omgeving ontbreekt. Voer eerst ‘make site’ uit, en bewaar dan opnieuw." >&2
  exit 1
fi
exec "$lok" check --staged --root {root}
"""
OFFER = "Tip: met ‘make hook’ kijkt git voortaan alles na voor het iets bewaart, zodat privétekst nooit in de geschiedenis komt."


def install(root: Path) -> Path:
    """Put the check before every commit of the repository at ``root``. Gives the place of the hook.

    Raises:
        RefusedError: There is no git here, or another hook stands in the place.
    """
    place = _place(root)
    if place.exists() and not _ours(place):
        raise RefusedError(
            f"{place} bestaat al en is niet van lok. Voeg er zelf deze regel aan toe: .venv/bin/lok {CALL} || exit 1"
        )
    prefix = git(root, "rev-parse", "--show-prefix").decode().strip()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(
        HOOK.format(
            lok=shlex.quote(f"{prefix}.venv/bin/lok"), root=shlex.quote(prefix or "."), place=shlex.quote(str(place))
        ),
        encoding="utf-8",
    )
    place.chmod(0o755)
    return place


def offer(root: Path, environment: Mapping[str, str]) -> str | None:
    """The line that offers the hook, where it could be and is not; none on a build machine."""
    if environment.get("CI"):
        return None
    try:
        place = _place(root)
    except RefusedError:
        return None
    return None if place.exists() and _ours(place) else OFFER


def _place(root: Path) -> Path:
    """Where git looks for what it runs before a commit."""
    return (root / git(root, "rev-parse", "--git-path", "hooks/pre-commit").decode().strip()).absolute()


def _ours(place: Path) -> bool:
    return CALL in place.read_text("utf-8", "replace")
