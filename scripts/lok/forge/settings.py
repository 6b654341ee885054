"""Which forge the proposals go to, from the environment of the desk: its kind, its address, the repository and the key.

=====================  ==========================================================================================
``LOK_FORGE``          ``github``, ``forgejo`` or ``gitea``; without it there is no forge
``LOK_FORGE_API``      the address of its interface; for GitHub itself it may be left out
``LOK_FORGE_REPO``     ``owner/name``
``LOK_FORGE_TOKEN_FILE``  a file with the key alone, which only its owner may read (mode 600)
=====================  ==========================================================================================

The key is read at each use, so that one of an hour can be replaced, and is in no value that is shown or kept.
"""

from __future__ import annotations

import base64
import ipaddress
import os
import re
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TOKEN = 4096
GITHUB = "https://api.github.com"
GITEA = "/api/v1"
"""Where Forgejo and Gitea have their interface.

Source: https://docs.gitea.com/development/api-usage
"""
REPO = re.compile(r"[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}")
TOKEN = re.compile(r"[\x21-\x7e]+")


class Kind(StrEnum):
    """The forges that are spoken to."""

    GITHUB = "github"
    FORGEJO = "forgejo"
    GITEA = "gitea"


@dataclass(frozen=True, slots=True)
class Forge:
    """A repository at a forge: where its interface is, without a closing slash, and which file has the key."""

    kind: Kind
    api: str
    repo: str
    token_file: Path

    @property
    def web(self) -> str:
        """Scheme, host and port where people and git find the repository."""
        parts = urlsplit(self.api)
        host = parts.netloc.removeprefix("api.") if self.kind is Kind.GITHUB else parts.netloc
        return f"{parts.scheme}://{host}".lower()

    def token(self) -> str:
        """The key. Raises ``RefusedError`` when its file is missing, open to others, or holds no key."""
        try:
            with self.token_file.open("rb") as file:
                state = os.fstat(file.fileno())
                text = file.read(LONGEST_TOKEN + 1)
        except OSError:
            raise _wrong("het bestand met de sleutel kan niet gelezen worden (LOK_FORGE_TOKEN_FILE)") from None
        if not stat.S_ISREG(state.st_mode) or stat.S_IMODE(state.st_mode) & 0o177:
            raise _wrong(
                "het bestand met de sleutel mag alleen door zijn eigenaar gelezen worden: zet de rechten op 600 (LOK_FORGE_TOKEN_FILE)"
            )
        token = text.decode("ascii", "replace").strip("\r\n ")
        if len(text) > LONGEST_TOKEN or not TOKEN.fullmatch(token):
            raise _wrong("in het bestand met de sleutel staat geen sleutel (LOK_FORGE_TOKEN_FILE)")
        return token

    def for_git(self, address: str) -> tuple[tuple[str, str], ...]:
        """The settings that give git the key for ``address``; none when that is not at this forge, or not over a safe line."""
        parts = parts_of(address)
        host = (parts.netloc.rpartition("@")[2]).lower()
        if f"{parts.scheme}://{host}" != self.web or not _safe(parts):
            return ()
        # Any name will do: GitHub wants this one, Forgejo and Gitea look at what stands behind the colon.
        basic = base64.b64encode(f"x-access-token:{self.token()}".encode("ascii")).decode("ascii")
        settings = [(f"http.{self.web}/.extraHeader", f"Authorization: Basic {basic}"), ("credential.helper", "")]
        if parts.scheme == "http":
            settings.append((f"http.{self.web}/.proxy", ""))
        return tuple(settings)


def forge(environment: Mapping[str, str]) -> Forge | None:
    """The forge that ``environment`` names; ``None`` when it names none.

    Raises:
        RefusedError: A setting is missing or wrong; the text is for whoever set up the desk.
    """
    named = environment.get("LOK_FORGE", "").strip().lower()
    if not named:
        return None
    try:
        kind = Kind(named)
    except ValueError:
        raise _wrong(f"LOK_FORGE moet een van deze zijn: {', '.join(Kind)}") from None
    repo = environment.get("LOK_FORGE_REPO", "").strip()
    if not REPO.fullmatch(repo) or {".", ".."} & set(repo.split("/")):
        raise _wrong(
            "LOK_FORGE_REPO moet de eigenaar en de naam van de bewaarplaats zijn, met een schuine streep ertussen"
        )
    token_file = environment.get("LOK_FORGE_TOKEN_FILE", "").strip()
    if not token_file or not Path(token_file).is_absolute():
        raise _wrong("LOK_FORGE_TOKEN_FILE moet het volledige pad van het bestand met de sleutel zijn")
    return Forge(kind, _api(kind, environment.get("LOK_FORGE_API", "").strip()), repo, Path(token_file))


def _api(kind: Kind, given: str) -> str:
    if not given and kind is Kind.GITHUB:
        return GITHUB
    parts = parts_of(given)
    plain = parts.hostname and not (parts.query or parts.fragment or "@" in parts.netloc)
    if not plain or not _safe(parts):
        raise _wrong("LOK_FORGE_API moet een adres zijn dat met https:// begint, zonder naam of sleutel erin")
    address = given.rstrip("/")
    return address if kind is Kind.GITHUB or address.endswith(GITEA) else f"{address}{GITEA}"


def parts_of(address: str) -> SplitResult:
    """The parts of an address; none when it is no address at all."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return urlsplit("")
    return parts


def _safe(parts: SplitResult) -> bool:
    """Whether nobody reads along: over https, or not leaving this computer."""
    if parts.scheme == "https":
        return True
    try:
        return parts.scheme == "http" and ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return parts.scheme == "http" and parts.hostname == "localhost"


def _wrong(what: str) -> RefusedError:
    return RefusedError(f"de verbinding met de server van de voorstellen is niet goed ingesteld: {what}.")
