"""The one file of settings of a host: TOML, written by whoever administers the server, with Dutch keys.

Nothing in it is secret: a secret stands in a file of its own that the settings name.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

FILE = Path("/etc/lok/host.toml")
HOST_NAME = re.compile(r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+")
MAILBOX = re.compile(r"[A-Za-z0-9._+-]{1,64}@(?=.{1,253}\Z)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
PLAIN = re.compile(r"[^\s\x00-\x1f\"'\\<>`$%{}]+")
"""What may stand in a file of a server as it is: no white space, quotes or signs that mean something there."""


class RefusedError(Exception):
    """Something that is not done, in Dutch, for whoever administers the host."""


def host_name(text: str) -> str | None:
    """Say what is wrong with a name of a host, if anything."""
    return (
        None
        if HOST_NAME.fullmatch(text)
        else f"“{text}” is geen hostnaam. Schrijf hem klein en voluit: lok.gemeente.example."
    )


def absolute(text: str) -> str | None:
    """Say what is wrong with a path on the host, if anything."""
    right = text.startswith("/") and PLAIN.fullmatch(text) and ".." not in text.split("/")
    return (
        None
        if right
        else f"“{text}” is geen volledig pad. Begin met een schuine streep, zonder spaties en zonder “..”."
    )


def web_address(text: str) -> str | None:
    """Say what is wrong with an address of the web that is asked with TLS, if anything."""
    right = text.startswith("https://") and PLAIN.fullmatch(text)
    return None if right else f"“{text}” is geen adres dat met https:// begint."


def mailbox(text: str) -> str | None:
    """Say what is wrong with an address for mail, if anything."""
    return None if MAILBOX.fullmatch(text) else f"“{text}” is geen e-mailadres."


def plain(text: str) -> str | None:
    """Say what is wrong with a word that goes as it is into a file of the server, if anything."""
    return (
        None
        if PLAIN.fullmatch(text)
        else f"“{text}” bevat een spatie, een aanhalingsteken of een ander teken dat hier niet kan."
    )


def setting(judge: Any, default: Any = MISSING, key: str = "") -> Any:
    """Make a field of the settings: who judges its text, what it is when it is left out, and its key where Python has another name."""
    return field(default=default, metadata={"judge": judge, "key": key})


@dataclass(frozen=True, kw_only=True)
class Public:
    """``[publiek]``: the site for everybody."""

    host: str = setting(host_name)
    certificate: str = setting(absolute, key="certificaat")
    certificate_key: str = setting(absolute, key="certificaatsleutel")


@dataclass(frozen=True, kw_only=True)
class Members:
    """``[leden]``: the site for members, and who says who somebody is (OpenID Connect)."""

    host: str = setting(host_name)
    certificate: str = setting(absolute, key="certificaat")
    certificate_key: str = setting(absolute, key="certificaatsleutel")
    issuer: str = setting(web_address, key="aanmelding")
    """Address of the metadata of the identity provider, whole: with ``/.well-known/openid-configuration``."""
    client: str = setting(plain, key="client")
    secret: str = setting(absolute, "/etc/lok/aanmelding.geheim", key="geheimbestand")
    claim: str = setting(plain, "sub", key="kenmerk")
    """What of an account is held against the list of accounts: ``sub``, or ``email`` where the provider proves it."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """``[bureau]``: the secretary's desk, on the members' host under ``/bureau``."""

    checkout: str = setting(absolute, "/srv/lok/bureau/bewaarplaats", key="bewaarplaats")
    socket: str = setting(absolute, "/run/lok/bureau.sock", key="socket")


@dataclass(frozen=True, kw_only=True)
class Releases:
    """``[uitgaven]``: where the releases stand, how many are kept, who may send one."""

    folder: str = setting(absolute, "/srv/lok", key="map")
    kept: int = setting(None, 5, key="bewaren")
    key: str = setting(absolute, "/etc/lok/uitgave.pub", key="sleutelbestand")
    """File with the public half of the key that publishes."""


@dataclass(frozen=True, kw_only=True)
class Post:
    """``[post]``: news by mail, through the mail program of the host."""

    sender: str = setting(mailbox, key="afzender")
    server: str = setting(plain, "localhost", key="server")
    port: int = setting(None, 25, key="poort")
    folder: str = setting(absolute, "/var/lib/lok/post", key="map")
    """Where the list of addresses stands, and nothing else: it is in no copy of the site."""
    socket: str = setting(absolute, "/run/lok/nieuws.sock", key="socket")


@dataclass(frozen=True, kw_only=True)
class Watch:
    """``[toestand]``: from which bound a part of the host asks for care, and from which it is wrong."""

    release_care: int = setting(None, 30, key="uitgave_uren_let_op")
    """Hours since a release was made. Sites are published every night."""
    release_wrong: int = setting(None, 78, key="uitgave_uren_fout")
    certificate_care: int = setting(None, 21, key="certificaat_dagen_let_op")
    """Days that a certificate must hold still."""
    certificate_wrong: int = setting(None, 7, key="certificaat_dagen_fout")
    access_care: int = setting(None, 26, key="toegang_uren_let_op")
    """Hours since the list of who may enter was made."""
    access_wrong: int = setting(None, 50, key="toegang_uren_fout")
    news_care: int = setting(None, 26, key="nieuws_uren_let_op")
    """Hours since the news was sent, or there was none."""
    news_wrong: int = setting(None, 74, key="nieuws_uren_fout")
    disk_care: int = setting(None, 2000, key="schijf_mb_let_op")
    """Megabytes that are free."""
    disk_wrong: int = setting(None, 500, key="schijf_mb_fout")


@dataclass(frozen=True, kw_only=True)
class Previews:
    """``[voorbeelden]``: both sites of a proposal, on the members' host under ``/voorbeeld``, for the secretariat alone."""

    kept: int = setting(None, 10, key="bewaren")
    days: int = setting(None, 30, key="dagen")
    key: str = setting(absolute, "/etc/lok/voorbeeld.pub", key="sleutelbestand")
    """File with the public half of a key that places previews and nothing else."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All settings. A group that is left out is a part that this host does not have."""

    public: Public | None = field(default=None, metadata={"key": "publiek", "group": Public})
    members: Members | None = field(default=None, metadata={"key": "leden", "group": Members})
    desk: Desk | None = field(default=None, metadata={"key": "bureau", "group": Desk})
    releases: Releases = field(default_factory=Releases, metadata={"key": "uitgaven", "group": Releases})
    previews: Previews | None = field(default=None, metadata={"key": "voorbeelden", "group": Previews})
    post: Post | None = field(default=None, metadata={"key": "post", "group": Post})
    watch: Watch = field(default_factory=Watch, metadata={"key": "toestand", "group": Watch})
    root: Path = Path("/")
    """What stands before every path: another folder than ``/`` in a test, and where an installer tries."""

    def place(self, path: str) -> Path:
        """Return where a path of the settings is on this machine."""
        return self.root / path.lstrip("/")

    @classmethod
    def read(cls, file: Path, root: Path = Path("/")) -> Self:
        """Read the file of settings.

        Raises:
            RefusedError: it is missing or wrong; every fault is named, with its key and a remedy.
        """
        try:
            found = tomllib.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise RefusedError(f"De instellingen {file} zijn niet te lezen: {error.strerror}.") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RefusedError(f"De instellingen {file} zijn geen geldige TOML: {error}.") from error
        faults: list[str] = []
        values = _groups(cls, found, faults)
        if not faults:
            faults = list(_together(values))
        if faults:
            raise RefusedError(
                "\n".join([f"De instellingen {file} kloppen niet:", *(f"- {fault}" for fault in faults)])
            )
        return cls(**values, root=root)


def _groups(kind: type[Settings], found: dict[str, Any], faults: list[str]) -> dict[str, Any]:
    """Return the groups that stand in a file, by their Python names."""
    known = {each.metadata["key"]: each for each in fields(kind) if "group" in each.metadata}
    faults += [f"[{key}] bestaat niet. Kies uit: {', '.join(known)}." for key in found.keys() - known.keys()]
    values = {}
    for key, each in known.items():
        if key in found:
            if isinstance(found[key], dict):
                values[each.name] = _group(each.metadata["group"], key, found[key], faults)
            else:
                faults.append(f"{key} is een groep. Schrijf [{key}] op een regel, en eronder de instellingen.")
    return values


def _group(kind: Any, group: str, found: dict[str, Any], faults: list[str]) -> Any:
    """Make a group of its values, or say what is wrong with each."""
    known = {each.metadata["key"] or each.name: each for each in fields(kind)}
    wrong = [f"[{group}] {key} bestaat niet. Kies uit: {', '.join(known)}." for key in found.keys() - known.keys()]
    values = {}
    for key, each in known.items():
        if key not in found:
            if each.default is MISSING:
                wrong.append(f"[{group}] {key} ontbreekt.")
            continue
        value, judge = found[key], each.metadata["judge"]
        if judge is None:
            if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 65_535:
                wrong.append(f"[{group}] {key} is een geheel getal van 1 tot 65535.")
        elif not isinstance(value, str):
            wrong.append(f"[{group}] {key} is tekst, tussen aanhalingstekens.")
        elif fault := judge(value):
            wrong.append(f"[{group}] {key}: {fault}")
        values[each.name] = value
    faults += wrong
    return None if wrong else kind(**values)


def _together(values: dict[str, Any]) -> list[str]:
    """Say what groups ask of each other."""
    public, members = values.get("public"), values.get("members")
    faults = []
    if not public and not members:
        faults.append("[publiek] of [leden] is nodig: anders is er geen site.")
    if public and members and public.host == members.host:
        faults.append("[publiek] en [leden] hebben dezelfde host. Geef de ledensite een eigen naam.")
    if "desk" in values and not members:
        faults.append("[bureau] vraagt [leden]: het bureau staat achter dezelfde aanmelding.")
    if "previews" in values and not members:
        faults.append("[voorbeelden] vraagt [leden]: een voorbeeld staat achter dezelfde aanmelding.")
    if "post" in values and not public:
        faults.append("[post] vraagt [publiek]: lezers schrijven zich in op de publieke site.")
    watch = values.get("watch") or Watch()
    for word, care, wrong in (
        ("uitgave_uren", watch.release_care, watch.release_wrong),
        ("certificaat_dagen", watch.certificate_wrong, watch.certificate_care),
        ("toegang_uren", watch.access_care, watch.access_wrong),
        ("nieuws_uren", watch.news_care, watch.news_wrong),
        ("schijf_mb", watch.disk_wrong, watch.disk_care),
    ):
        if care > wrong:
            faults.append(f"[toestand] {word}_fout en {word}_let_op staan omgekeerd: “let op” komt voor “fout”.")
    return faults
