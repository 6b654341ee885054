"""Debian's Apache reads what a host writes: who is in which group, and whether the host says it is well."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lokhost import durable, groups, probe
from lokhost.access import READER
from samples import servers

MODULES = (
    "mpm_event",
    "authn_core",
    "authn_file",
    "auth_basic",
    "authz_core",
    "authz_user",
    "authz_groupfile",
    "alias",
    "env",
    "headers",
    "mime",
    "rewrite",
)
CONFIGURATION = """
DocumentRoot "{folder}/site"
<Directory />
  Require all denied
</Directory>
<Directory "{folder}/site">
  Require all granted
</Directory>
<LocationMatch "^/(?<group>[a-z-]+)/">
  AuthType Basic
  AuthName x
  AuthUserFile "{folder}/wachtwoorden"
  AuthGroupFile "{folder}/groepen"
  Require group %{{env:MATCH_GROUP}}
</LocationMatch>
Alias "/toestand.json" "{folder}/toestand/toestand.json"
<Directory "{folder}/toestand">
  <Files "toestand.json">
    Require all granted
  </Files>
</Directory>
RewriteEngine On
RewriteCond %{{ENV:REDIRECT_STATUS}} ^$
RewriteCond expr "! (file('{folder}/toestand/goed-tot') -gt %{{TIME}})"
RewriteRule "^/toestand\\.json$" - [R=503,L]
<Location "/toestand.json">
  ErrorDocument 503 /toestand.json
  Header always set Cache-Control no-store
</Location>
"""
PROOF = "{SHA}fEqNCco3Yq9h5ZUglD3CZJT4lBs="
"""``123456``: who somebody is, is not what is tried here."""


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[Path, int]]:
    """A folder with a site, served by an Apache on loopback, and its port."""
    with servers.open_folder() as folder:
        for name in ("site/leden", "site/org-een", "toestand"):
            (folder / name).mkdir(parents=True)
        for name in ("site/leden/x.html", "site/org-een/x.html", "toestand/toestand.json"):
            (folder / name).write_text("{}", "utf-8")
        people = ["ann", "bob", *(f"{number:036}" for number in range(1000))]
        (folder / "wachtwoorden").write_text("".join(f"{each}:{PROOF}\n" for each in people), "utf-8")
        port = servers.free_port()
        with servers.apache(folder, CONFIGURATION.format(folder=folder), modules=MODULES, ports=[port]):
            yield folder, port


def entered(port: int, who: str, group: str) -> int:
    proof = {"Authorization": f"Basic {b64encode(f'{who}:123456'.encode()).decode()}"}
    return servers.ask(port, "localhost", f"/{group}/x.html", headers=proof).status


def lay(folder: Path, text: str) -> None:
    durable.write(folder / "groepen", text, 0o640, group=READER)


def test_the_first_and_the_last_of_a_thousand_members_enter_and_nobody_else(site: tuple[Path, int]) -> None:
    folder, port = site
    many = frozenset(f"{number:036}" for number in range(1000))
    lay(folder, groups.written({"leden": many, "org-een": frozenset({f"{999:036}"})}))
    assert {entered(port, f"{number:036}", "leden") for number in range(0, 1000, 90)} == {200}
    assert entered(port, f"{999:036}", "leden") == 200
    assert entered(port, f"{999:036}", "org-een") == 200
    assert entered(port, f"{998:036}", "org-een") != 200
    assert entered(port, "ann", "leden") != 200


def test_whoever_is_struck_off_is_out_at_the_next_request(site: tuple[Path, int]) -> None:
    folder, port = site
    lay(folder, groups.written({"leden": frozenset({"ann", "bob"})}))
    assert entered(port, "ann", "leden") == 200
    lay(folder, groups.written({"leden": frozenset({"bob"})}))
    assert entered(port, "ann", "leden") != 200
    assert entered(port, "bob", "leden") == 200


def test_a_closed_file_lets_nobody_in(site: tuple[Path, int]) -> None:
    folder, port = site
    lay(folder, groups.written({"leden": frozenset({"ann"})}))
    assert entered(port, "ann", "leden") == 200
    lay(folder, groups.CLOSED)
    assert entered(port, "ann", "leden") != 200


def test_a_monitor_gets_200_while_a_good_answer_holds_and_503_otherwise(site: tuple[Path, int]) -> None:
    folder, port = site
    place = folder / "toestand" / probe.HOLDS

    def asked() -> tuple[int, str]:
        answer = servers.ask(port, "localhost", "/toestand.json")
        assert answer.headers["cache-control"] == "no-store"
        return answer.status, answer.text

    assert asked() == (503, "{}")
    durable.write(place, probe.holds_until(datetime.now(UTC)))
    assert asked() == (200, "{}")
    assert servers.ask(port, "localhost", "/toestand.json?x").status == 200
    for not_good in (probe.NOT, "", "x", probe.holds_until(datetime.now(UTC) - timedelta(hours=3))):
        durable.write(place, not_good)
        assert asked() == (503, "{}")
    assert servers.ask(port, "localhost", "/toestand.json/goed-tot").status != 200
