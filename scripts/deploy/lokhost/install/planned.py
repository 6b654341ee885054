"""The whole list of what belongs on a host, of its settings alone. Nothing is read or written here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lokhost.apache import door_files, files, modules
from lokhost.apache import secrets as apache_secrets
from lokhost.apache.door import PLACE
from lokhost.apache.members import PREVIEWS, SECRETS
from lokhost.apache.parts import LOGS, STATE
from lokhost.install import texts
from lokhost.install.needed import PASSPHRASE
from lokhost.install.steps import File, Folder, Gone, Link, Member, Package, Step, Unit, User
from lokhost.settings import Post, Releases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokhost.install.needed import Given
    from lokhost.install.source import Source
    from lokhost.settings import Settings

PACKAGES = ("apache2", "logrotate", "openssh-server", "python3", "rsync", "sudo")
UNITS = "/etc/systemd/system"
APACHE = "/etc/apache2"
RECEIVING = f"{STATE}/uitgave"
"""Home of the account that receives. Root's, keys and all: whoever comes in with a key changes no key."""


def plan(settings: Settings, source: Source, given: Given) -> tuple[Step, ...]:
    """Return what belongs on a host with these settings, in the order in which it is done."""
    settings = replace(settings, root=Path("/"))
    return (
        *(Package(each) for each in packages(settings)),
        *_accounts(settings),
        *_folders(settings),
        *_program(source),
        *_rights(settings, given),
        *_web(settings, source, given),
        *_units(settings, source),
    )


def packages(settings: Settings) -> tuple[str, ...]:
    """Return the packages of Debian that the parts of this host need."""
    names = {*PACKAGES}
    names.update(("libapache2-mod-auth-openidc",) if settings.members else ())
    names.update(("python3-starlette", "python3-uvicorn") if settings.post else ())
    names.update(("git", "make", "python3-venv") if settings.desk else ())
    return tuple(sorted(names))


def _accounts(settings: Settings) -> Iterator[Step]:
    yield User(texts.RECEIVER, RECEIVING, "/bin/sh")
    if settings.post:
        yield User(texts.POSTER, "/nonexistent")
    if settings.desk:
        yield User(texts.DESK, texts.desk_home(settings))
        yield Member(texts.WEB, texts.DESK)


def _folders(settings: Settings) -> Iterator[Step]:
    yield Folder("/etc/lok")
    yield Folder(STATE)
    yield from (
        Folder(f"{STATE}/{name}") for name in ("acme", "dicht", "toestand", "uitgave", "uitgave/.ssh", "verborgen")
    )
    yield Folder(LOGS, 0o750, group="adm")
    there = settings.releases.folder
    yield Folder(there)
    if settings.public:
        yield Folder(f"{there}/publiek", owner=texts.RECEIVER, group=texts.RECEIVER)
    if settings.members:
        yield Folder(f"{there}/leden", 0o750, texts.RECEIVER, texts.WEB)
        yield Folder(f"{there}/leden/paginas", owner=texts.RECEIVER, group=texts.RECEIVER)
        yield Folder(f"{STATE}/sessies", 0o700, texts.WEB, texts.WEB)
    if settings.previews:
        yield Folder(f"{there}/voorbeelden", 0o750, texts.RECEIVER, texts.WEB)
        yield Folder(f"{there}/.voorbeelden", 0o700, texts.RECEIVER, texts.RECEIVER)
    if settings.post:
        yield Folder(settings.post.folder, 0o700, texts.POSTER, texts.POSTER)
    if settings.desk:
        yield Folder(texts.desk_home(settings), 0o700, texts.DESK, texts.DESK)
    for folder, (mode, group) in texts.sockets(settings).items():
        yield Folder(folder, mode, group=group)


def _program(source: Source) -> Iterator[Step]:
    for path, content in source.program.items():
        yield File(f"{texts.PROGRAM}/{path}", content, program=True)
    yield File(texts.COMMAND, texts.LAUNCHER.encode(), 0o755, program=True)


def _rights(settings: Settings, given: Given) -> Iterator[Step]:
    yield File(f"{RECEIVING}/.ssh/authorized_keys", texts.authorized_keys(given).encode())
    if settings.members:
        yield File("/etc/sudoers.d/lok", texts.SUDOERS.encode(), 0o440)
        yield File("/etc/lok/rekeningen.txt", texts.ACCOUNTS.encode(), 0o640, once=True)


def _web(settings: Settings, source: Source, given: Given) -> Iterator[Step]:
    """Apache: the parts that sites need first, then the sites, then their links."""
    yield File(f"{APACHE}/conf-available/lok-logboeken.conf", source.logs.encode())
    yield File("/etc/logrotate.d/lok", source.rotation.encode(), beside=".nieuw.disabled")
    if settings.members:
        for name, content in door_files().items():
            yield File(f"{PLACE}/{name}", content)
        yield File(PASSPHRASE, f"{given.passphrase}\n".encode(), 0o600, once=True)
        yield File(SECRETS, apache_secrets(given.client_secret, given.passphrase).encode(), 0o600)
    if settings.previews:
        text = source.previews.replace(f'"{Releases.folder}/', f'"{settings.releases.folder}/')
        yield File(PREVIEWS, text.encode())
    sites = files(settings)
    yield from (File(path, text.encode()) for path, text in sites.items())
    for module in modules(settings):
        for ending in ("load", "conf"):
            path = f"{APACHE}/mods-enabled/{module}.{ending}"
            yield Link(path, f"../mods-available/{module}.{ending}", shared=True)
    yield Link(f"{APACHE}/conf-enabled/lok-logboeken.conf", "../conf-available/lok-logboeken.conf")
    for path in sites:
        name = path.rpartition("/")[2]
        yield Link(f"{APACHE}/sites-enabled/{name}", f"../sites-available/{name}")
    yield Gone(f"{APACHE}/sites-enabled/000-default.conf")


def _units(settings: Settings, source: Source) -> Iterator[Step]:
    """Units of systemd, each with its link; those of a part that this host does not have are left out."""
    texts_of = {name: source.units[name] for name in unit_names(settings)}
    started = [(name, "sockets" if name.endswith(".socket") else "timers") for name in texts_of]
    started = [(name, target) for name, target in started if not name.endswith(".service")]
    if settings.post:
        texts_of = {name: _posted(text, settings.post) for name, text in texts_of.items()}
    if settings.previews:
        own, ours = (f"ReadWritePaths={each}\n" for each in (Releases.folder, settings.releases.folder))
        texts_of = {name: text.replace(own, ours) for name, text in texts_of.items()}
    if settings.desk and settings.members:
        texts_of["lok-bureau.service"] = texts.desk_unit(settings, settings.desk, settings.members)
        started.append(("lok-bureau.service", "multi-user"))
    if text := texts.tmpfiles(settings):
        yield File("/etc/tmpfiles.d/lok.conf", text.encode())
    for name, text in texts_of.items():
        yield File(f"{UNITS}/{name}", text.encode())
    for name, target in started:
        yield Link(f"{UNITS}/{target}.target.wants/{name}", f"{UNITS}/{name}")
        yield Unit(name)


def unit_names(settings: Settings) -> tuple[str, ...]:
    """Return which units of the repository this host has."""
    found = ["lok-toestand.service", "lok-toestand.timer"]
    if settings.members:
        found += ["lok-toegang.service", "lok-toegang.timer"]
    if settings.previews:
        found += ["lok-voorbeelden.service", "lok-voorbeelden.timer"]
    if settings.post:
        found += [
            "lok-nieuws.socket",
            "lok-nieuws.service",
            "lok-nieuws-versturen.service",
            "lok-nieuws-versturen.timer",
        ]
    return tuple(found)


def _posted(text: str, post: Post) -> str:
    """A unit of the news with the places of these settings."""
    text = text.replace(f"ListenStream={Post.socket}\n", f"ListenStream={post.socket}\n")
    if post.folder == Post.folder:
        return text
    own = "StateDirectory=lok/post\nStateDirectoryMode=0700\n"
    return text.replace(own, f"ReadWritePaths={post.folder}\n")
