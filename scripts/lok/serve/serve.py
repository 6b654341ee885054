"""Both sites live while somebody writes: build, show, wait for the next edit, and again.

A mistake leaves the last good site standing, with the list of what is wrong over every page.
"""

from __future__ import annotations

import errno
import signal
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.build.builder import Builder, BusyError
from lok.model.audience import Audience
from lok.serve import notice as notices
from lok.serve.http import HERE, answering
from lok.serve.watch import Watching
from lok.source.problems import as_text
from lok.words.dutch import counted
from lok.words.terminal import Progress, RefusedError, WrongUse, explain_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date as day
    from pathlib import Path

    from lok.build.builder import Report
    from lok.serve.http import SiteServer
    from lok.serve.notice import Notice

NAMES = {Audience.PUBLIEK: "Openbare site", Audience.LEDEN: "Ledensite"}
REFUSED = "De sites konden niet gemaakt worden. Je ziet de laatste goede versie."
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 0.5
"""Seconds to wait for another build in the same folder."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one build led to: lines for the terminal, and the notice over the pages while something is wrong."""

    lines: tuple[str, ...]
    notice: Notice | None = None


def serve(
    root: Path, out: Path, today: Callable[[], day], ports: dict[Audience, int], say: Callable[[str], None]
) -> None:
    """Serve both sites until somebody stops it (Ctrl-C, or the signal TERM), rebuilding after every edit.

    Args:
        root: The folder that holds ``data/`` and ``content/``.
        out: The folder of the built sites.
        today: Gives the day the sites speak of, asked again at each build.
        ports: The port of each site; 0 takes a free one.
        say: Prints a line.

    Raises:
        NotADirectoryError: ``root`` has no ``data/``.
        WrongUse: A port cannot be used.
    """
    root, out = root.resolve(), out.resolve()
    if not (root / "data").is_dir():
        raise NotADirectoryError(root / "data")
    with _stoppable(say), ExitStack() as stack:
        servers = {each: _open(stack, out / each / "site", ports[each]) for each in Audience}
        watching = stack.enter_context(Watching(root))
        builder = stack.enter_context(Builder(root, out))
        for audience, server in servers.items():
            say(f"{NAMES[audience]}: http://{HERE}:{server.server_port}/")
        say("Bewaar een record of een pagina en de browser volgt vanzelf. Stoppen: Ctrl-C.")
        changed: tuple[str, ...] = ()
        while True:
            done = build(builder, today(), changed)
            for server in servers.values():
                server.bulletin.post(stamp(server.site), done.notice)
            for line in done.lines:
                say(line)
            changed = watching.next()


def build(builder: Builder, date: day, changed: tuple[str, ...]) -> Round:
    """Build once, whatever comes of it, and put what came of it into words."""
    start = time.monotonic()
    while True:
        try:
            with Progress("Records lezen") as progress:
                report = builder.build(date, progress)
            return told(report, changed, time.monotonic() - start)
        except BusyError:
            time.sleep(PATIENCE)
        except RefusedError as error:
            return refused(error.message, changed)
        except OSError as error:
            return refused(explain_disk(error), changed)
        except Exception as error:  # noqa: BLE001  a live server outlives a bug, and says so
            return refused(f"Fout in lok zelf, meld ze: {type(error).__name__}: {error}", changed)


def told(report: Report, changed: tuple[str, ...], seconds: float) -> Round:
    """The words for a build that came to an end."""
    notice = notices.of_problems(report.problems)
    if notice is not None:
        blocking = as_text(each for each in report.problems if each.blocks)
        return Round((f"{_moment()} {_what(changed)}{notice.title}", printable(blocking)), notice)
    files = ", ".join(
        f"{NAMES[site.audience].lower()} {counted(site.rendered, 'bestand', 'bestanden')}" for site in report.sites
    )
    points = counted(len(report.problems), "aandachtspunt", "aandachtspunten")
    return Round(
        (f"{_moment()} {_what(changed)}bijgewerkt in {f'{seconds:.1f}'.replace('.', ',')} s: {files}; {points}.",)
    )


def refused(text: str, changed: tuple[str, ...]) -> Round:
    """The words for a build that the environment or MkDocs refused."""
    return Round((f"{_moment()} {_what(changed)}{REFUSED}", printable(text)), notices.of_text(REFUSED, text))


def printable(text: str) -> str:
    """Text for a terminal: a name of a file may hold what would steer it."""
    return "".join(char if char.isprintable() or char == "\n" else "�" for char in text)


def stamp(site: Path) -> int:
    """What differs between a site and the one that takes its place: they stood side by side, as two folders."""
    try:
        return site.stat().st_ino
    except OSError:
        return 0


def _what(changed: tuple[str, ...]) -> str:
    if not changed:
        return ""
    rest = f" en {counted(len(changed) - 1, 'andere', 'andere')}" if len(changed) > 1 else ""
    return f"{printable(changed[0])}{rest}: "


def _moment() -> str:
    return time.strftime("%H:%M:%S")


def _open(stack: ExitStack, site: Path, port: int) -> SiteServer:
    """A server at work until the stack unwinds."""
    try:
        return stack.enter_context(answering(site, port))
    except OSError as error:
        reason = {errno.EADDRINUSE: "is al in gebruik", errno.EACCES: "mag je niet gebruiken"}.get(error.errno or 0)
        hint = "Misschien draait ‘lok serve’ al. Sluit dat, of kies een andere poort met --port en --members-port."
        raise WrongUse(f"poort {port} {reason or 'kan niet gebruikt worden'}. {hint}") from None


@contextmanager
def _stoppable(say: Callable[[str], None]) -> Iterator[None]:
    """Let Ctrl-C and the signals that end a process end the block in order, once; a second one does not disturb that."""
    before = {each: signal.getsignal(each) for each in STOPS}

    def stop(*_: object) -> None:
        for each in STOPS:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in STOPS:
        signal.signal(each, stop)
    try:
        yield
    except KeyboardInterrupt:
        say("Gestopt.")
    finally:
        for each, action in before.items():
            signal.signal(each, action)
