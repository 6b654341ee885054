"""A members' host with an identity provider, as the settings make it, for who knocks at its door."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lokhost.apache import Ports, door_files, members, modules, public, secrets
from lokhost.apache.door import PLACE
from lokhost.settings import Settings
from samples.places import REPOSITORY
from samples.servers import (
    Apache,
    Certificate,
    Provider,
    Visitor,
    apache,
    certificate,
    free_ports,
    hand_over,
    open_folder,
    provider,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PUBLIC, MEMBERS = "lok.gemeente.test", "leden.lok.gemeente.test"
USERS = {name: {"email": f"{name}@example.org"} for name in ("eigen", "ander", "secretaris", "vreemd", "<b>&\"'")}
GROUPS = "leden: eigen ander secretaris\nsecretariaat: secretaris\norg-beer: eigen\norg-muis: ander\n"
SITE = {
    "index.html": "voorpagina",
    "404.html": "niets gevonden",
    "vergaderingen/index.html": "vergaderingen",
    "zoek/lijst.json": "[]",
    "assets-0123456789ab/stijl/lok.css": "body {}",
    "assets-0123456789ab/script/lok.js": "void 0;",
    "vergaderingen.ics": "BEGIN:VCALENDAR",
    "bijlagen/nota.pdf": "%PDF-1.7",
    "volgen/alles.xml": "<feed/>",
    "robots.txt": "User-agent: *",
    "mijn-organisatie/index.html": "alle organisaties",
    "mijn-organisatie/org-beer/index.html": "van de beer",
    "mijn-organisatie/org-muis/index.html": "van de muis",
    ".git/config": "geheim",
}
SETTINGS = f"""
[publiek]
host = "{PUBLIC}"
certificaat = "/etc/tls.pem"
certificaatsleutel = "/etc/tls.key"

[leden]
host = "{MEMBERS}"
certificaat = "/etc/tls.pem"
certificaatsleutel = "/etc/tls.key"
aanmelding = "https://127.0.0.1:PROVIDER/.well-known/openid-configuration"
client = "lok"

[bureau]

[voorbeelden]

[post]
afzender = "nieuws@example.org"
"""
EXTRA = ("mpm_event",)


@dataclass(slots=True)
class Host:
    """Both sites on loopback, each with its files; who knocks, and what stands where."""

    settings: Settings
    server: Apache
    known_by: Provider
    proof: Certificate
    ports: Ports

    @property
    def home(self) -> str:
        """The address of the members' site."""
        return f"https://{MEMBERS}:{self.ports.https}"

    def visitor(self) -> Visitor:
        """Somebody with a browser of their own."""
        return Visitor(self.proof.trusted(), {MEMBERS: self.ports.https, PUBLIC: self.ports.https})

    def inside(self, sub: str) -> Visitor:
        """Somebody who signed in."""
        who = self.visitor()
        who.page(f"{self.home}/", sub=sub)
        return who

    def groups(self, text: str | None) -> None:
        """Let the file of groups say something else, by a rename; nothing at all where there is no text."""
        file = self.settings.place("/var/lib/lok/groepen")
        if text is None:
            file.unlink(missing_ok=True)
            return
        beside = file.with_name(".groepen")
        beside.write_text(text, "utf-8")
        beside.chmod(0o644)
        beside.replace(file)


def _file(root: Path, path: str, text: str | bytes, mode: int = 0o644) -> Path:
    file = root / path.lstrip("/")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    file.chmod(mode)
    return file


def release(root: Path, site: str, files: dict[str, str]) -> Path:
    """A release that is shown."""
    folder = root / "srv/lok" / site / "uitgaven/1"
    for path, text in files.items():
        _file(folder / "site", path, text)
    _file(folder, "beleid.txt", "default-src 'none'; style-src 'self'")
    link = root / "srv/lok" / site / "nu"
    link.symlink_to("uitgaven/1")
    return folder


@contextmanager
def host(*, more: str = "") -> Iterator[Host]:
    """Run both sites and an identity provider."""
    with ExitStack() as stack:
        root = stack.enter_context(open_folder())
        plain, secure, asked = free_ports(3)
        proof = certificate(root, PUBLIC, MEMBERS)
        for name, source in (("etc/tls.pem", proof.chain), ("etc/tls.key", proof.key)):
            (root / "etc").mkdir(exist_ok=True)
            shutil.copy(source, root / name)
        for name, raw in door_files().items():
            _file(root, f"{PLACE}/{name}", raw)
        _file(root, "etc/lok/aanmelding.conf", secrets("geheim-van-de-client", "een-lange-zin-voor-sessies"), 0o600)
        _file(root, "etc/lok/host.toml", SETTINGS.replace("PROVIDER", str(asked)) + more)
        for folder in ("var/log/lok", "var/lib/lok/dicht", "var/lib/lok/verborgen", "run/lok"):
            (root / folder).mkdir(parents=True)
        _file(root, "var/lib/lok/toestand/toestand.json", '{"staat": "goed"}')
        _file(root, "var/lib/lok/toestand/goed-tot", "99991231235959")
        _file(root, "srv/lok/leden/paginas/publicaties/index.html", "wat was publiek")
        sessions = root / "var/lib/lok/sessies"
        sessions.mkdir()
        hand_over(sessions).chmod(0o700)
        release(root, "leden", SITE)
        release(root, "publiek", {key: text for key, text in SITE.items() if "mijn-organisatie" not in key})
        _file(root, "srv/lok/voorbeelden/proef/leden/index.html", "een voorstel")
        previews = (REPOSITORY / "scripts/deploy/apache/previews.conf").read_text("utf-8")
        _file(root, "etc/apache2/lok-voorbeelden.conf", previews.replace("/srv/lok", str(root / "srv/lok")))
        settings = Settings.read(root / "etc/lok/host.toml", root)
        assert settings.public
        assert settings.members
        known = stack.enter_context(provider(root, asked, proof, USERS))
        ports = Ports(plain, secure)
        trust = [f'OIDCCABundlePath "{proof.chain}"']
        logs = REPOSITORY / "scripts/deploy/apache/logs.conf"
        text = "\n".join(
            [
                f'<Directory "/">\n    AllowOverride None\n    Require all denied\n</Directory>\nInclude "{logs}"',
                members(settings, settings.members, ports, trust),
                public(settings, settings.public, ports),
            ]
        )
        names = [*EXTRA, *modules(settings)]
        server = stack.enter_context(apache(root, text, modules=names, ports=[plain, secure]))
        made = Host(settings, server, known, proof, ports)
        made.groups(GROUPS)
        yield made
