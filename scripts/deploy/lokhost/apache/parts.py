"""The parts of a virtual host that both sites have, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lokhost.settings import Members, Public, Settings

STATE = "/var/lib/lok"
LOGS = "/var/log/lok"
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "webmanifest": "application/manifest+json",
}
"""What a file is by its ending, packed or not; what is not here is for Apache's own list."""
PACKED = {"br": "br", "gz": "gzip"}
"""The ending of a packed copy and how it is said, the smallest first."""
CLOSED = "Deze site is even gesloten."
GONE = "Deze bladzijde is weggehaald."
HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What both sites say with every answer, refusals included."""
HSTS = f'Header always set Strict-Transport-Security "{HEADERS["Strict-Transport-Security"]}"'
"""For what a program behind a site answers, which says its other headers itself."""


@dataclass(frozen=True)
class Ports:
    """Where the web server listens: other ports than these in a test alone."""

    http: int = 80
    https: int = 443


USUAL = Ports()


def text(*lines: str) -> str:
    """Join the lines of a file."""
    return "\n".join(lines) + "\n"


def inside(lines: Iterable[str], depth: int = 1) -> list[str]:
    """Set lines further in: inside what opened before them."""
    return [f"{'    ' * depth}{line}" for line in lines]


def address(host: str, ports: Ports) -> str:
    """Return where a site is asked for; the port is named where it is not the usual one."""
    return f"https://{host}" if ports.https == Ports.https else f"https://{host}:{ports.https}"


def plain_host(settings: Settings, host: str, ports: Ports) -> str:
    """Without TLS only the way to it, and the proof of who owns the name."""
    return "\n".join(
        [
            f"<VirtualHost *:{ports.http}>",
            f"    ServerName {host}",
            *inside(_proof_of_the_name(settings)),
            f'    RedirectMatch permanent "^(/(?!\\.well-known/acme-challenge/).*)$" "{address(host, ports)}$1"',
            "</VirtualHost>",
        ]
    )


def _proof_of_the_name(settings: Settings) -> list[str]:
    place = settings.place(f"{STATE}/acme")
    return [
        f'Alias "/.well-known/acme-challenge/" "{place}/.well-known/acme-challenge/"',
        f'<Directory "{place}">',
        "    AllowOverride None",
        "    Require all granted",
        "</Directory>",
    ]


def secure(settings: Settings, site: Public | Members, name: str) -> list[str]:
    """Return the name of a host, its certificate, its logs, and what it says while it is closed."""
    logs = settings.place(LOGS)
    return [
        f"ServerName {site.host}",
        "SSLEngine on",
        "SSLProtocol -all +TLSv1.2 +TLSv1.3",
        f'SSLCertificateFile "{settings.place(site.certificate)}"',
        f'SSLCertificateKeyFile "{settings.place(site.certificate_key)}"',
        f'CustomLog "{logs}/{name}.log" lok_{name}',
        f'ErrorLog "{logs}/{name}-fouten.log"',
        f'ErrorDocument 410 "{GONE}"',
        f'ErrorDocument 503 "{CLOSED}"',
    ]


def rewriting(settings: Settings, host: str, name: str, *more: Iterable[str]) -> list[str]:
    """Only for this host, and to read; what was taken away is gone; no file that begins with a dot."""
    state = settings.place(STATE)
    return [
        "RewriteEngine On",
        f'RewriteCond "%{{HTTP_HOST}}" "!^{re.escape(host)}(:[0-9]+)?$" [NC]',
        'RewriteRule "^" "-" [R=421,L]',
        'RewriteCond "%{REQUEST_METHOD}" "!^(GET|HEAD)$"',
        'RewriteCond "%{REQUEST_URI}" "!^/(bureau|nieuws)/"',
        'RewriteRule "^" "-" [R=405,L]',
        'RewriteCond "%{REQUEST_URI}" "!=/toestand.json"',
        f'RewriteCond "{state}/dicht/{name}" -f',
        'RewriteRule "^" "-" [R=503,L]',
        f'RewriteCond "{state}/verborgen/{name}%{{REQUEST_URI}}" -f [OR]',
        f'RewriteCond "{state}/verborgen/{name}%{{REQUEST_URI}}index.html" -f',
        'RewriteRule "^" "-" [G,L]',
        'RewriteRule "(^|/)\\.(?!well-known/acme-challenge/)" "-" [F,L]',
        *(line for lines in more for line in lines),
    ]


def types(*, packed: bool = True) -> list[str]:
    """The sort of each file, and of its packed copies: two endings say two things to Apache, and ``br`` is Breton to it."""
    copies = f"(\\.({'|'.join(PACKED)}))?" if packed else ""
    lines = []
    for ending, sort in TYPES.items():
        lines += [f'<FilesMatch "\\.{ending}{copies}$">', f'    ForceType "{sort}"', "</FilesMatch>"]
    if packed:
        endings = " ".join(f".{ending}" for ending in PACKED)
        lines += [f"RemoveLanguage {endings}", f"RemoveEncoding {endings}", f"RemoveType {endings}"]
        for ending, word in PACKED.items():
            lines += [f'<FilesMatch "\\.{ending}$">', f'    Header set Content-Encoding "{word}"', "</FilesMatch>"]
    return lines


def served() -> list[str]:
    """How the files of a release are handed over."""
    return [
        "Options FollowSymLinks",
        "AllowOverride None",
        "DirectoryIndex index.html",
        "FileETag MTime Size",
    ]


def headers(policy: str, where: str, own: dict[str, str]) -> list[str]:
    """What is said with every answer, refusals included; the policy is that of the release that is shown."""
    return [
        f'<LocationMatch "{where}">',
        f'    Header always set Content-Security-Policy "expr=%{{file:{policy}}}"',
        *(f'    Header always set {name} "{value}"' for name, value in {**HEADERS, **own}.items()),
        "</LocationMatch>",
    ]
