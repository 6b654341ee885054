"""Tokens in the links of mails: they say for what, for whom in the list and until when, and only this host makes them.

A token names a row by a random key and never an address: it stands in the address of a page, so in logs on the way.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

CONFIRM, LEAVE, CHANGE = "bevestigen", "uitschrijven", "wijzigen"
TOKEN = re.compile(r"([0-9a-f]{32})\.([0-9a-f]{1,9})\.([A-Za-z0-9_-]{32})")
SIZE = 32


def key() -> str:
    """A new key of a row: 128 bits nobody guesses."""
    return secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Makes and reads tokens with the secret of this host."""

    secret: bytes

    def make(self, purpose: str, row: str, until: int = 0) -> str:
        """A token for one row; ``until`` in seconds since 1970, 0 without an end."""
        return f"{row}.{until:x}.{self._proof(purpose, row, until)}"

    def read(self, purpose: str, given: str, now: float) -> str | None:
        """The key of the row, or ``None`` when the token is not ours, for something else, or too old."""
        found = TOKEN.fullmatch(given)
        if found is None:
            return None
        row, until = found[1], int(found[2], 16)
        right = hmac.compare_digest(self._proof(purpose, row, until).encode(), found[3].encode())
        return row if right and (until == 0 or now < until) else None

    def receipt(self, row: str) -> str:
        """What somebody who left can show: it follows from the key of the row, and no address follows from it."""
        return self._proof("bewijs", row, 0)[:10].upper().replace("_", "X").replace("-", "Y")

    def _proof(self, purpose: str, row: str, until: int) -> str:
        made = hmac.new(self.secret, f"{purpose}|{row}|{until:x}".encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(made[:24]).decode()


def kept_secret(file: Path) -> bytes:
    """The secret of this host, in a file that its owner alone reads; made when there is none.

    Raises:
        RefusedError: The file is open to others, or holds no secret. It is never replaced: every link that was sent
            would stop working.
        OSError: The disk refuses.
    """
    if not file.exists():
        made = file.with_name(f"{file.name}.{os.getpid()}")
        made.unlink(missing_ok=True)
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(secrets.token_bytes(SIZE))
            opened.flush()
            os.fsync(opened.fileno())
        with suppress(FileExistsError):  # another process was first: its secret is the one
            os.link(made, file)
        made.unlink()
    if file.stat().st_mode & 0o077:
        raise RefusedError(f"{file} is leesbaar voor anderen. Zet de rechten op 600.")
    secret = file.read_bytes()
    if len(secret) != SIZE:
        raise RefusedError(
            f"{file} is beschadigd. Zet het terug uit een kopie, of verwijder het: oude links werken dan niet meer."
        )
    return secret
