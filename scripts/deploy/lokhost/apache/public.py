"""The virtual hosts of the public site, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokhost.apache.parts import (
    HSTS,
    PACKED,
    STATE,
    Ports,
    headers,
    inside,
    plain_host,
    rewriting,
    secure,
    served,
    text,
    types,
)

if TYPE_CHECKING:
    from lokhost.settings import Public, Settings

MOST_ASKED = 8192
"""Bytes that a reader sends at once, at most: an address and a choice of subjects."""
OWN = {"Cache-Control": "no-cache", "Referrer-Policy": "strict-origin-when-cross-origin"}
"""What this site alone says with every answer."""


def public(settings: Settings, site: Public, ports: Ports) -> str:
    """Return the virtual hosts of the public site."""
    root = settings.place(f"{settings.releases.folder}/publiek/nu")
    return text(
        "# De publieke site. Gemaakt uit /etc/lok/host.toml: wijzig dat bestand, en voer de installatie opnieuw uit.",
        plain_host(settings, site.host, ports),
        f"<VirtualHost *:{ports.https}>",
        *inside(secure(settings, site, "publiek")),
        f'    DocumentRoot "{root}/site"',
        *inside(rewriting(settings, site.host, "publiek", _short(), _state_of(settings), _packed())),
        f'    <Directory "{root}/site">',
        *inside(served(), 2),
        "        Require all granted",
        "        Header merge Vary Accept-Encoding",
        "    </Directory>",
        *inside(types()),
        *inside(headers(f"{root}/beleid.txt", "^/(?!nieuws/)", OWN)),
        '    <LocationMatch "^/assets-[0-9a-f]+/">',
        "        Header always set Cache-Control \"public, max-age=31536000, immutable\" \"expr=%{REQUEST_STATUS} -in {'200', '206', '304'}\"",
        "    </LocationMatch>",
        "    ErrorDocument 404 /404.html",
        *inside(_state(settings)),
        *inside(_news(settings)),
        "</VirtualHost>",
    )


def _short() -> list[str]:
    """What a reader sends is short. ``LimitRequestBody`` does not hold for what is handed to a program behind the host."""
    return [f'RewriteCond expr "%{{HTTP:Content-Length}} -gt {MOST_ASKED}"', 'RewriteRule "^/nieuws/" "-" [R=413,L]']


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
        f"    {HSTS}",
        "</Location>",
    ]
