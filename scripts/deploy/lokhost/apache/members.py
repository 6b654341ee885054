"""The virtual hosts of the members' site, as text: what is open is named, and everything else asks who somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokhost.apache.door import NO_ACCESS, NO_PROVIDER, PLACE, SIGNED_OUT
from lokhost.apache.parts import (
    HSTS,
    STATE,
    Ports,
    address,
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
    from collections.abc import Iterable

    from lokhost.settings import Members, Settings

SECRETS = "/etc/lok/aanmelding.conf"
PREVIEWS = "/etc/apache2/lok-voorbeelden.conf"
"""The part about previews, from ``scripts/deploy/apache/previews.conf``."""
OWN = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What this site alone says with every answer."""


def members(settings: Settings, site: Members, ports: Ports, more: Iterable[str] = ()) -> str:
    """Return the virtual hosts of the members' site; ``more`` are lines of a trial, such as whom to trust."""
    root = settings.place(f"{settings.releases.folder}/leden/nu")
    home = address(site.host, ports)
    return text(
        "# De ledensite. Gemaakt uit /etc/lok/host.toml: wijzig dat bestand, en voer de installatie opnieuw uit.",
        plain_host(settings, site.host, ports),
        f"<VirtualHost *:{ports.https}>",
        *inside(secure(settings, site, "leden")),
        f'    DocumentRoot "{root}/site"',
        *inside(rewriting(settings, site.host, "leden", _signing_out(home))),
        f'    <Directory "{root}/site">',
        *inside(served(), 2),
        *inside(_for_members(settings), 2),
        "    </Directory>",
        *inside(types(packed=False)),
        *inside(headers(f"{root}/beleid.txt", "^/(?!bureau/|voorbeeld/)", OWN)),
        *inside(_signing_in(settings, site, home)),
        *inside(more),
        *inside(_who_may(settings)),
        *inside(_door(settings)),
        *inside(_log_of_publications(settings)),
        *inside(_desk(settings)),
        *inside(_previews(settings)),
        "    ErrorDocument 404 /404.html",
        f"    ErrorDocument 403 /deur/{NO_ACCESS}",
        f"    ErrorDocument 500 /deur/{NO_PROVIDER}",
        "</VirtualHost>",
    )


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
        *inside(_for_members(settings)),
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
        *inside(served()),
        *inside(_for_members(settings)),
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
        f"    {HSTS}",
        "</Location>",
    ]
