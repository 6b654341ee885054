"""What only the administrator can give: certificates, the key that publishes, the secret of the identity provider.

All of it is looked for before anything is written, and whatever is missing is told at once, each with what to do.
"""

from __future__ import annotations

import base64
import binascii
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from lokhost.apache import secrets as apache_secrets
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from lokhost.settings import Settings

PASSPHRASE = "/etc/lok/sessies.geheim"  # noqa: S105 - the name of a file
"""Made here, once: with it the web server seals its cookies. Gone or changed: everybody signs in again."""
OTHERS = 0o007
GROUP_AND_OTHERS = 0o077
LARGEST = 64 * 1024
KINDS = (
    "ssh-ed25519|sk-ssh-ed25519@openssh.com|ecdsa-sha2-nistp(?:256|384|521)|sk-ecdsa-sha2-nistp256@openssh.com|ssh-rsa"
)
KEY = re.compile(rf"(?P<kind>{KINDS}) (?P<body>[A-Za-z0-9+/]{{40,2000}}={{0,2}})(?: [^\x00-\x1f]*)?")


@dataclass(frozen=True)
class Given:
    """What was found: public keys as ``kind body``, and the two secrets of signing in, empty on a host without members."""

    publishing: tuple[str, ...]
    previewing: tuple[str, ...] = ()
    client_secret: str = ""
    passphrase: str = ""

    @classmethod
    def read(cls, settings: Settings) -> Self:
        """Look for all of it.

        Raises:
            RefusedError: something is missing or unsafe; every fault is named, with a remedy.
        """
        look = _Look(settings)
        for site in (settings.public, settings.members):
            if site is not None:
                look.certificate(site.certificate, site.certificate_key)
        publishing = look.keys(settings.releases.key, "uitgaven")
        previewing = look.keys(settings.previews.key, "voorbeelden") if settings.previews else ()
        if set(publishing) & set(previewing):
            look.faults.append(
                "De sleutel van [voorbeelden] is die van [uitgaven]. Wie voorbeelden plaatst, kan anders ook publiceren: "
                "maak er twee."
            )
        secret = look.client_secret(settings.members.secret) if settings.members else ""
        passphrase = look.passphrase() if settings.members else ""
        if secret and passphrase:
            look.usable(secret, passphrase)
        if look.faults:
            told = [f"- {each}" for each in dict.fromkeys(look.faults)]
            raise RefusedError("\n".join(["Er ontbreekt nog iets. Er is niets veranderd.", *told]))
        return cls(publishing, previewing, secret, passphrase)


class _Look:
    """Looking for one thing after another, with what was wrong."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.faults: list[str] = []

    def certificate(self, certificate: str, key: str) -> None:
        """Both halves of a certificate, in the form that Apache reads."""
        if (text := self._text(certificate, "Het certificaat")) and "BEGIN CERTIFICATE" not in text:
            self.faults.append(f"{certificate} is geen certificaat in PEM-vorm.")
        if (text := self._text(key, "De sleutel van het certificaat")) and "PRIVATE KEY" not in text:
            self.faults.append(f"{key} is geen sleutel in PEM-vorm.")
        self._closed(key, OTHERS, "chmod o= ")

    def keys(self, path: str, group: str) -> tuple[str, ...]:
        """The public keys of a file, one a line."""
        text = self._text(path, f"De publieke sleutel van [{group}]")
        lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
        if "PRIVATE KEY" in text:
            self.faults.append(f"{path} is de geheime helft van een sleutel. Haal ze hier weg en zet er de .pub.")
        elif text and not (lines and all(map(_is_key, lines))):
            self.faults.append(f"{path} is geen publieke sleutel van ssh: één per regel, zoals in een bestand .pub.")
        else:
            return tuple(" ".join(line.split()[:2]) for line in lines)
        return ()

    def client_secret(self, path: str) -> str:
        """The secret that the identity provider gave."""
        told = "Het geheim van de toepassing, van wie de aanmelddienst beheert,"
        how = f"Voer uit: sudo install -m 600 /dev/stdin {path}   plak het, druk op Enter en op Ctrl-D."
        secret = self._text(path, told, how).strip()
        self._closed(path, GROUP_AND_OTHERS, "chmod 600 ")
        return secret

    def passphrase(self) -> str:
        """What seals the cookies: what stands there, or something new."""
        if not self.settings.place(PASSPHRASE).exists():
            return secrets.token_urlsafe(48)
        self._closed(PASSPHRASE, GROUP_AND_OTHERS, "chmod 600 ")
        return self._text(PASSPHRASE, "Het geheim van de sessies").strip()

    def usable(self, secret: str, passphrase: str) -> None:
        """Whether Apache can read them between quotes."""
        try:
            apache_secrets(secret, passphrase)
        except ValueError:
            self.faults.append(
                "Het geheim van de toepassing is één regel zonder aanhalingstekens, schuine streep naar links, dollar, "
                "procent of accolades. Vraag een ander."
            )

    def _text(self, path: str, what: str, how: str = "Zet het daar, of verbeter het pad in de instellingen.") -> str:
        place = self.settings.place(path)
        if self._outside(place):
            self.faults.append(f"{what} {path} wijst naar iets buiten {self.settings.root}.")
            return ""
        try:
            if place.stat().st_size > LARGEST:
                self.faults.append(f"{what} {path} is te groot om dat te zijn.")
                return ""
            text = place.read_text("utf-8")
        except FileNotFoundError:
            self.faults.append(f"{what} {path} is er niet. {how}")
        except (OSError, UnicodeDecodeError):
            self.faults.append(f"{what} {path} is niet te lezen. {how}")
        else:
            if not text.strip():
                self.faults.append(f"{what} {path} is leeg. {how}")
            return text
        return ""

    def _outside(self, place: Path) -> bool:
        return not place.resolve().is_relative_to(self.settings.root.resolve())

    def _closed(self, path: str, others: int, remedy: str) -> None:
        place = self.settings.place(path)
        if place.is_file() and not self._outside(place) and place.stat().st_mode & others:
            self.faults.append(f"{path} is geheim, en anderen kunnen het lezen. Voer uit: sudo {remedy}{path}")


def _is_key(line: str) -> bool:
    """Whether a line is a public key whose inside says the same kind as its outside."""
    match = KEY.fullmatch(line)
    if match is None:
        return False
    try:
        body = base64.b64decode(match["body"], validate=True)
    except binascii.Error:
        return False
    length = int.from_bytes(body[:4], "big")
    return body[4 : 4 + length] == match["kind"].encode()
