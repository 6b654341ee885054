"""The virtual hosts of both sites, as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokhost.apache.door import NO_ACCESS, NO_PROVIDER, PLACE, SIGNED_OUT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lokhost.settings import Members, Public, Settings

STATE = "/var/lib/lok"
SECRETS = "/etc/lok/aanmelding.conf"
PREVIEWS = "/etc/apache2/lok-voorbeelden.conf"
"""The part about previews, from ``scripts/deploy/apache/previews.conf``."""
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
COMMON = ("authz_core", "authz_host", "dir", "env", "headers", "mime", "rewrite", "setenvif", "socache_shmcb", "ssl")
OF_MEMBERS = ("alias", "auth_openidc", "authn_core", "authz_groupfile", "authz_user", "include")
OF_PROXIES = ("proxy", "proxy_http")
CLOSED = "Deze site is even gesloten."
GONE = "Deze bladzijde is weggehaald."
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
MOST_ASKED = 8192
"""Bytes that a reader sends at once, at most: an address and a choice of subjects."""


@dataclass(frozen=True)
class Ports:
    """Where the web server listens: other ports than these in a test alone."""

    http: int = 80
    https: int = 443


def modules(settings: Settings) -> tuple[str, ...]:
    """Return the modules that Apache needs, by the names that ``a2enmod`` knows."""
    names = {*COMMON, "alias"}
    names.update(OF_MEMBERS if settings.members else ())
    names.update(OF_PROXIES if settings.post or settings.desk else ())
    return tuple(sorted(names))


def files(settings: Settings, ports: Ports = Ports()) -> dict[str, str]:
    """Return the files of configuration by their places on the host."""
    found = {}
    if settings.public:
        found["/etc/apache2/sites-available/lok-publiek.conf"] = public(settings, settings.public, ports)
    if settings.members:
        found["/etc/apache2/sites-available/lok-leden.conf"] = members(settings, settings.members, ports)
    return found


def secrets(client_secret: str, passphrase: str) -> str:
    """Return the file with the two secrets of signing in, for mode 600: Apache reads it as root.

    Raises:
        ValueError: a secret holds a sign that would end its quotes.
    """
    for each in (client_secret, passphrase):
        if not each or re.search(r"[\x00-\x1f\"\\$%{}]", each):
            raise ValueError(
                "A secret for Apache is one line without quotes, backslashes, dollars, percent signs or braces."
            )
    return f'OIDCClientSecret "{client_secret}"\nOIDCCryptoPassphrase "{passphrase}"\n'


def public(settings: Settings, site: Public, ports: Ports) -> str:
    """Return the virtual hosts of the public site."""
    root = settings.place(f"{settings.releases.folder}/publiek/nu")
    return _text(
        "# De publieke site. Gemaakt uit /etc/lok/host.toml: wijzig dat bestand, en voer de installatie opnieuw uit.",
        _plain_host(settings, site.host, ports),
        f"<VirtualHost *:{ports.https}>",
        *_inside(_secure(settings, site, "publiek")),
        f'    DocumentRoot "{root}/site"',
        *_inside(_rewriting(settings, site.host, "publiek", _short(), _state_of(settings), _packed())),
        f'    <Directory "{root}/site">',
        *_inside(_served(), 2),
        "        Require all granted",
        "        Header merge Vary Accept-Encoding",
        "    </Directory>",
        *_inside(_types()),
        *_inside(_headers(f"{root}/beleid.txt", "^/(?!nieuws/)", PUBLIC)),
        '    <LocationMatch "^/assets-[0-9a-f]+/">',
        "        Header always set Cache-Control \"public, max-age=31536000, immutable\" \"expr=%{REQUEST_STATUS} -in {'200', '206', '304'}\"",
        "    </LocationMatch>",
        "    ErrorDocument 404 /404.html",
        *_inside(_state(settings)),
        *_inside(_news(settings)),
        "</VirtualHost>",
    )


def members(settings: Settings, site: Members, ports: Ports, more: Iterable[str] = ()) -> str:
    """Return the virtual hosts of the members' site; ``more`` are lines of a trial, such as whom to trust."""
    root = settings.place(f"{settings.releases.folder}/leden/nu")
    home = _address(site.host, ports)
    return _text(
        "# De ledensite. Gemaakt uit /etc/lok/host.toml: wijzig dat bestand, en voer de installatie opnieuw uit.",
        _plain_host(settings, site.host, ports),
        f"<VirtualHost *:{ports.https}>",
        *_inside(_secure(settings, site, "leden")),
        f'    DocumentRoot "{root}/site"',
        *_inside(_rewriting(settings, site.host, "leden", _signing_out(home))),
        f'    <Directory "{root}/site">',
        *_inside(_served(), 2),
        *_inside(_for_members(settings), 2),
        "    </Directory>",
        *_inside(_types(packed=False)),
        *_inside(_headers(f"{root}/beleid.txt", "^/(?!bureau/|voorbeeld/)", MEMBERS)),
        *_inside(_signing_in(settings, site, home)),
        *_inside(more),
        *_inside(_who_may(settings)),
        *_inside(_door(settings)),
        *_inside(_log_of_publications(settings)),
        *_inside(_desk(settings)),
        *_inside(_previews(settings)),
        "    ErrorDocument 404 /404.html",
        f"    ErrorDocument 403 /deur/{NO_ACCESS}",
        f"    ErrorDocument 500 /deur/{NO_PROVIDER}",
        "</VirtualHost>",
    )


def _text(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def _inside(lines: Iterable[str], depth: int = 1) -> list[str]:
    return [f"{'    ' * depth}{line}" for line in lines]


def _address(host: str, ports: Ports) -> str:
    return f"https://{host}" if ports.https == Ports.https else f"https://{host}:{ports.https}"


def _plain_host(settings: Settings, host: str, ports: Ports) -> str:
    """Without TLS only the way to it, and the proof of who owns the name."""
    return "\n".join(
        [
            f"<VirtualHost *:{ports.http}>",
            f"    ServerName {host}",
            *_inside(_proof_of_the_name(settings)),
            f'    RedirectMatch permanent "^(/(?!\\.well-known/acme-challenge/).*)$" "{_address(host, ports)}$1"',
            "</VirtualHost>",
        ]
    )


def _short() -> list[str]:
    """What a reader sends is short. ``LimitRequestBody`` does not hold for what is handed to a program behind the host."""
    return [f'RewriteCond expr "%{{HTTP:Content-Length}} -gt {MOST_ASKED}"', 'RewriteRule "^/nieuws/" "-" [R=413,L]']


def _proof_of_the_name(settings: Settings) -> list[str]:
    place = settings.place(f"{STATE}/acme")
    return [
        f'Alias "/.well-known/acme-challenge/" "{place}/.well-known/acme-challenge/"',
        f'<Directory "{place}">',
        "    AllowOverride None",
        "    Require all granted",
        "</Directory>",
    ]


def _secure(settings: Settings, site: Public | Members, name: str) -> list[str]:
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


def _rewriting(settings: Settings, host: str, name: str, *more: Iterable[str]) -> list[str]:
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


def _packed() -> list[str]:
    """A packed copy instead of the file, for who can unpack it; never by its own address."""
    lines = [f'RewriteRule "\\.({"|".join(PACKED)})$" "-" [R=404,L]']
    for ending, word in PACKED.items():
        for asked, path in (("[^/]$", ""), ("/$", "index.html")):
            lines += [
                f'RewriteCond "%{{REQUEST_URI}}" "{asked}"',
                f'RewriteCond "%{{HTTP:Accept-Encoding}}" "(^|[ ,]){word}([ ,;]|$)" [NC]',
                f'RewriteCond "%{{HTTP:Accept-Encoding}}" "!(^|[ ,]){word} *; *q=0(\\.0*)?( |,|$)" [NC]',
                f'RewriteCond "%{{DOCUMENT_ROOT}}%{{REQUEST_URI}}{path}.{ending}" -f',
                f'RewriteRule "^(.*)$" "$1{path}.{ending}" [L]',
            ]
    return lines


def _types(*, packed: bool = True) -> list[str]:
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


def _served() -> list[str]:
    """How the files of a release are handed over."""
    return [
        "Options FollowSymLinks",
        "AllowOverride None",
        "DirectoryIndex index.html",
        "FileETag MTime Size",
    ]


PUBLIC = {
    "Cache-Control": "no-cache",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Opener-Policy": "same-origin",
}
MEMBERS = {
    "Cache-Control": "private, no-store",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def _headers(policy: str, where: str, headers: dict[str, str]) -> list[str]:
    """What is said with every answer, refusals included; the policy is that of the release that is shown."""
    return [
        f'<LocationMatch "{where}">',
        f'    Header always set Content-Security-Policy "expr=%{{file:{policy}}}"',
        *(f'    Header always set {name} "{value}"' for name, value in headers.items()),
        "</LocationMatch>",
    ]


def _state_of(settings: Settings) -> list[str]:
    """A monitor that only looks at the number of an answer sees whether all is well; a probe that stopped is not."""
    place = settings.place(f"{STATE}/toestand")
    return [
        'RewriteCond "%{ENV:REDIRECT_STATUS}" "^$"',
        f"RewriteCond expr \"! (file('{place}/goed-tot') -gt %{{TIME}})\"",
        'RewriteRule "^/toestand\\.json$" "-" [R=503,L]',
    ]


def _state(settings: Settings) -> list[str]:
    place = settings.place(f"{STATE}/toestand")
    return [
        f'Alias "/toestand.json" "{place}/toestand.json"',
        f'<Directory "{place}">',
        "    Require all denied",
        '    <Files "toestand.json">',
        "        Require all granted",
        "    </Files>",
        "</Directory>",
        '<Location "/toestand.json">',
        "    ErrorDocument 503 /toestand.json",
        '    Header always set Cache-Control "no-store"',
        "</Location>",
    ]


def _news(settings: Settings) -> list[str]:
    """News by post: a small program behind the site, which says its own headers."""
    if settings.post is None:
        return []
    return [
        "ProxyPreserveHost On",
        f'ProxyPass "/nieuws/" "unix:{settings.place(settings.post.socket)}|http://localhost/nieuws/" connectiontimeout=5 timeout=30',
        '<Location "/nieuws/">',
        '    Header always set Strict-Transport-Security "max-age=31536000"',
        "</Location>",
    ]


def _signing_out(home: str) -> list[str]:
    away = f"{home}/aanmelden/terug?logout={home}/deur/{SIGNED_OUT}"
    return [f'RewriteRule "^/deur/afmelden$" "{away}" [R=302,NE,L]']


def _signing_in(settings: Settings, site: Members, home: str) -> list[str]:
    """Who somebody is, by the word of the identity provider (OpenID Connect, code flow with PKCE); sessions in files."""
    return [
        f'OIDCProviderMetadataURL "{site.issuer}"',
        f'OIDCClientID "{site.client}"',
        f'Include "{settings.place(SECRETS)}"',
        f'OIDCRedirectURI "{home}/aanmelden/terug"',
        f'OIDCDefaultURL "{home}/"',
        f'OIDCDefaultLoggedOutURL "{home}/deur/{SIGNED_OUT}"',
        'OIDCScope "openid email profile"',
        "OIDCPKCEMethod S256",
        f"OIDCRemoteUserClaim {site.claim}",
        "OIDCPassClaimsAs none",
        "OIDCCookieSameSite On",
        "OIDCStateMaxNumberOfCookies 7 true",
        "OIDCUnAutzAction 403",
        "OIDCSessionInactivityTimeout 1800",
        "OIDCSessionMaxDuration 28800",
        "OIDCCacheType file",
        f'OIDCCacheDir "{settings.place(f"{STATE}/sessies")}"',
    ]


def _for_members(settings: Settings) -> list[str]:
    """What only members get, for a folder and for the addresses alike.

    A part that is narrowed by ``AuthMerging And`` is narrowed against its folder too, and a folder that says nothing says no.
    """
    return [
        "AuthType openid-connect",
        "AuthzSendForbiddenOnFailure On",
        f'AuthGroupFile "{settings.place(f"{STATE}/groepen")}"',
        "Require group leden",
    ]


def _who_may(settings: Settings) -> list[str]:
    """The site for members; the page of an organisation for its own members and the secretariat.

    ``AuthMerging And`` where something is narrowed: with ``Off`` somebody struck from the list would keep that part.
    """
    return [
        '<Location "/">',
        *_inside(_for_members(settings)),
        "</Location>",
        '<Location "/aanmelden/terug">',
        "    AuthMerging Off",
        "    Require valid-user",
        "</Location>",
        '<LocationMatch "^/mijn-organisatie/(?!$|index\\.html$|org-)">',
        "    AuthMerging And",
        "    Require all denied",
        "</LocationMatch>",
        '<LocationMatch "^/mijn-organisatie/(?<org>org-[a-z0-9-]+)">',
        "    AuthMerging And",
        "    <RequireAny>",
        "        Require group %{env:MATCH_ORG}",
        "        Require group secretariaat",
        "    </RequireAny>",
        "</LocationMatch>",
    ]


def _door(settings: Settings) -> list[str]:
    """The pages before the door, for everybody: not one of them is part of the site."""
    place = settings.place(PLACE)
    return [
        f'Alias "/deur/" "{place}/"',
        f'<Directory "{place}">',
        "    AllowOverride None",
        "    Options +Includes",
        "    AddType text/html .shtml",
        "    AddOutputFilter INCLUDES .shtml",
        "</Directory>",
        '<Location "/deur/">',
        "    AuthMerging Off",
        "    Require all granted",
        "</Location>",
    ]


def _log_of_publications(settings: Settings) -> list[str]:
    """What was public when: a page that the host fills, behind the same door."""
    place = settings.place(f"{settings.releases.folder}/leden/paginas/publicaties")
    return [
        f'Alias "/publicaties/" "{place}/"',
        f'<Directory "{place}">',
        *_inside(_served()),
        *_inside(_for_members(settings)),
        "</Directory>",
    ]


def _previews(settings: Settings) -> list[str]:
    """Proposals for the secretariat to look at: after the policy of the site, for theirs is narrower."""
    return [] if settings.previews is None else [f'Include "{settings.place(PREVIEWS)}"']


def _desk(settings: Settings) -> list[str]:
    """The desk for the secretariat, told who asks by us alone; it says its own headers."""
    if settings.desk is None:
        return []
    return [
        "ProxyPreserveHost On",
        f'ProxyPass "/bureau/" "unix:{settings.place(settings.desk.socket)}|http://localhost/bureau/" connectiontimeout=5 timeout=120',
        'RedirectMatch "^/bureau$" "/bureau/"',
        '<Location "/bureau/">',
        "    AuthMerging And",
        "    Require group secretariaat",
        "    RequestHeader unset X-Lok-Naam early",
        "    RequestHeader unset X-Lok-Groepen early",
        '    RequestHeader set X-Lok-Naam "expr=%{REMOTE_USER}"',
        '    RequestHeader set X-Lok-Groepen "secretariaat"',
        '    Header always set Strict-Transport-Security "max-age=31536000"',
        "</Location>",
    ]
