"""What the web server writes down of a visit: tried on a real Apache with the lines that both hosts have."""

from __future__ import annotations

import base64
import hashlib
import re

from samples import servers
from samples.places import REPOSITORY

DEPLOY = REPOSITORY / "scripts" / "deploy"
MODULES = ["mpm_event", "authn_core", "authn_file", "auth_basic", "authz_core", "authz_user", "mime", "dir", "setenvif"]
TRACE = "geheim-woord"
TELLING = {"Referer": f"https://elders.example/{TRACE}", "User-Agent": TRACE, "Cookie": f"a={TRACE}"}
ACCOUNT = {"Authorization": "Basic Y29kZS0xOng="}
"""Somebody with the account ``code-1``, let in by a password: how is not what is tried here."""


def test_a_visit_leaves_no_whole_address_no_question_and_no_name() -> None:
    with servers.open_folder() as root:
        port, members = servers.free_ports(2)
        (root / "site").mkdir()
        (root / "site/index.html").write_text("x", "utf-8")
        (root / "accounts").write_text(
            f"code-1:{{SHA}}{base64.b64encode(hashlib.sha1(b'x', usedforsecurity=False).digest()).decode()}\n", "utf-8"
        )
        text = f"""{(DEPLOY / "apache/logs.conf").read_text("utf-8")}
<VirtualHost *:{port}>
    DocumentRoot "{root}/site"
    CustomLog "{root}/publiek.log" lok_publiek
    <Location "/dicht/">
        Require all denied
    </Location>
</VirtualHost>
<VirtualHost *:{members}>
    DocumentRoot "{root}/site"
    CustomLog "{root}/leden.log" lok_leden
    <Location "/">
        AuthType Basic
        AuthName x
        AuthUserFile "{root}/accounts"
        Require valid-user
    </Location>
</VirtualHost>
"""
        with servers.apache(root, text, modules=MODULES, ports=[port, members]) as running:
            for path in (f"/?wie={TRACE}", f"/dicht/?wie={TRACE}", f"/niets?wie={TRACE}"):
                servers.ask(port, "lok.example.org", path, headers=TELLING)
            servers.ask(members, "leden.example.org", f"/?wie={TRACE}", headers={**TELLING, **ACCOUNT})
            # A line is written after its answer is sent, by whichever thread gave it.
            servers.until(lambda: (root / "publiek.log").read_text("utf-8").count("\n") == 3)
            servers.until(lambda: (root / "leden.log").read_text("utf-8").endswith("\n"))
            errors = running.errors()
        public, inside = ((root / f"{name}.log").read_text("utf-8") for name in ("publiek", "leden"))
    assert [line.split()[0] for line in public.splitlines()] == ["127.0.0.0"] * 3
    assert sorted(line.split()[2:5] for line in public.splitlines()) == [
        ["GET", "/dicht/", "403"],
        ["GET", "/index.html", "200"],
        ["GET", "/niets", "404"],
    ]
    assert re.fullmatch(r"code-1 \[\S+\] GET /index.html 200 \d+ \d+\n", inside)
    assert "denied" in errors
    for log in (public, inside, errors):
        assert TRACE not in log
        assert "127.0.0.1" not in log.replace(f"127.0.0.1:{port}", "")


def test_an_address_of_the_new_sort_is_cut_too() -> None:
    (pattern,) = re.findall(r'Remote_Addr "(\S+:\S+)" ', (DEPLOY / "apache/logs.conf").read_text("utf-8"))
    for address, kept in {
        "2001:db8:1:2:3:4:5:6": "2001:db8:1",
        "2001:db8::1": "2001:db8:",
        "fe80::1:2": "fe80::1",
    }.items():
        found = re.match(pattern, address)
        assert found
        assert found[1] == kept


def test_every_log_of_both_hosts_ends_after_days() -> None:
    text = (DEPLOY / "logrotate.conf").read_text("utf-8")
    kept = dict(re.findall(r"(?m)^(/\S+(?: /\S+)*) \{\n    daily\n    rotate (\d+)\n    maxage \2\n", text))
    assert {name: int(days) for names, days in kept.items() for name in names.split()} == {
        "/var/log/lok/publiek.log": 7,
        "/var/log/lok/publiek-fouten.log": 7,
        "/var/log/lok/leden-fouten.log": 7,
        "/var/log/lok/leden.log": 30,
    }
