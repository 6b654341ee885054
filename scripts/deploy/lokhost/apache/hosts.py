"""Which files of configuration and which modules a host needs for its sites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lokhost.apache.members import members
from lokhost.apache.parts import USUAL, Ports
from lokhost.apache.public import public

if TYPE_CHECKING:
    from lokhost.settings import Settings

COMMON = ("authz_core", "authz_host", "dir", "env", "headers", "mime", "rewrite", "setenvif", "socache_shmcb", "ssl")
OF_MEMBERS = ("alias", "auth_openidc", "authn_core", "authz_groupfile", "authz_user", "include")
OF_PROXIES = ("proxy", "proxy_http")


def modules(settings: Settings) -> tuple[str, ...]:
    """Return the modules that Apache needs, by the names that ``a2enmod`` knows."""
    names = {*COMMON, "alias"}
    names.update(OF_MEMBERS if settings.members else ())
    names.update(OF_PROXIES if settings.post or settings.desk else ())
    return tuple(sorted(names))


def files(settings: Settings, ports: Ports = USUAL) -> dict[str, str]:
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
