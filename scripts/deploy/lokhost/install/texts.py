"""The small files that are made of the settings: who may do what, and how the desk is started."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lokhost.install.needed import Given
    from lokhost.settings import Desk, Members, Settings

PROGRAM = "/usr/local/lib/lok"
COMMAND = "/usr/local/bin/lokhost"
RECEIVER, POSTER, DESK = "lok-uitgave", "lok-post", "lok-bureau"
WEB = "www-data"
"""The account of Debian's Apache."""

LAUNCHER = f"""#!/usr/bin/python3 -IB
# Isolated: no folder or variable of who calls it changes what it does, also not for who becomes root for it.
import sys

sys.path.insert(0, "{PROGRAM}")
from lokhost.__main__ import main

sys.exit(main())
"""
SUDOERS = f"""# Publishing makes the list of who may enter, and nothing else as root. The whole of what is asked is held against these lines.
Defaults:{RECEIVER} !requiretty
{RECEIVER} ALL=(root) NOPASSWD: {COMMAND} ^toegang$, {COMMAND} ^toegang --komt [1-9][0-9]*$
"""
ACCOUNTS = """# Wie zich aanmeldt met welke rekening: een mandaat, een spatie en de code van de rekening. Zie “Wie mag binnen” in het handboek.
# mandaat-zeepbel-2019      5f2c7a10-11aa-4be2
"""


def authorized_keys(given: Given) -> str:
    """Return which key may ask for which one command, and for no terminal, tunnel or anything else."""
    return "".join(
        [
            *(f'restrict,command="{COMMAND} ontvang" {key}\n' for key in given.publishing),
            *(f'restrict,command="{COMMAND} ontvang-voorbeeld" {key}\n' for key in given.previewing),
        ]
    )


def sockets(settings: Settings) -> dict[str, tuple[int, str]]:
    """Return the folders below ``/run`` for sockets, with mode and group: nobody takes away the socket of another."""
    found: dict[str, tuple[int, str]] = {}
    for part, mode, group in ((settings.post, 0o755, "root"), (settings.desk, 0o1775, DESK)):
        folder = PurePosixPath("/run" if part is None else part.socket).parent
        if PurePosixPath("/run") in folder.parents:
            found[str(folder)] = (mode, group)
    return found


def tmpfiles(settings: Settings) -> str:
    """Return what has systemd make those folders each time that the machine starts."""
    return "".join(f"d {folder} {mode:04o} root {group} -\n" for folder, (mode, group) in sockets(settings).items())


def desk_home(settings: Settings) -> str:
    """Return the home of the account of the desk."""
    return f"{settings.releases.folder}/bureau"


def desk_unit(settings: Settings, desk: Desk, members: Members) -> str:
    """Return how the desk is started. It starts only once its checkout and its environment are there."""
    home = desk_home(settings)
    writes = dict.fromkeys([home, desk.checkout, str(PurePosixPath(desk.socket).parent)])
    hidden = not any(PurePosixPath(desk.checkout).is_relative_to(each) for each in ("/home", "/root", "/run/user"))
    return f"""# Het bureau van de secretaris, achter de webserver. Gemaakt uit /etc/lok/host.toml.
[Unit]
Description=Bureau van de secretaris van het LOK
After=network-online.target
Wants=network-online.target
ConditionPathExists={desk.checkout}/.venv/bin/lok

[Service]
WorkingDirectory={desk.checkout}
ExecStart={desk.checkout}/.venv/bin/lok desk --socket {desk.socket} --host {members.host} --prefix /bureau
EnvironmentFile=-/etc/lok/bureau.omgeving
User={DESK}
Group={DESK}
UMask=0077
Restart=on-failure
RestartSec=5
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths={" ".join(f"-{each}" for each in writes)}
ProtectHome={"yes" if hidden else "no"}
PrivateTmp=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
LockPersonality=yes
CapabilityBoundingSet=
LimitCORE=0

[Install]
WantedBy=multi-user.target
"""
