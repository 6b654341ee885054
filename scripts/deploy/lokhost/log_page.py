"""The page of the members' site that tells what stood on which site when: made of the logs, in the shell of a release.

What a log says is data: it goes into the page escaped, and a path that is hidden now is named nowhere.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lokhost import durable, hidden, log_lines
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lokhost.log_lines import Line
    from lokhost.settings import Settings

PLACE = "<!-- lok:inhoud -->"
SHELL = "leden/nu/schil/publicaties.html"
PAGES = "leden/paginas/publicaties"
SHOWN = 200
"""Lines on the first page; each year has a page with all of its own."""
NAMED = 60
"""Pages that one line names of what is new, of what changed and of what is gone; of the others, how many there are."""
TOLD = "uitgave.json"
ASSETS = re.compile(r"site/assets(-[0-9a-f]+)?/")
LOOK = "de vormgeving en de scripts van de site"
SITES = {"publiek": "Openbare site", "leden": "Ledensite"}
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DONE = {"verberg": "verborgen", "toon": "weer getoond", "sluit": "gesloten", "open": "weer open"}


def zone() -> tzinfo:
    """The clock of Belgium, or that of the world where the system does not know it."""
    try:
        return ZoneInfo("Europe/Brussels")
    except ZoneInfoNotFoundError:
        return UTC


def renew(settings: Settings) -> str:
    """Make the pages anew after something was done, and say why not where that cannot be."""
    if settings.members is None:
        return ""
    try:
        write(settings)
    except RefusedError as error:
        return str(error)
    except OSError as error:
        return f"De bladzijde met publicaties is niet vernieuwd: {error.strerror}."
    return ""


def write(settings: Settings) -> list[Path]:
    """Make the page and those of the years. Returns them.

    Raises:
        RefusedError: this host has no members' site, or its release brings no page to write in.
        OSError: a log cannot be read, or the disk refuses; pages that were not written are as they were.
    """
    if settings.members is None:
        raise RefusedError("Deze server heeft geen ledensite: er is geen bladzijde om de publicaties op te tonen.")
    base = settings.place(settings.releases.folder)
    try:
        shell = (base / SHELL).read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise RefusedError("De ledensite die er staat, brengt geen bladzijde voor de publicaties mee.") from None
    if shell.count(PLACE) != 1:
        raise RefusedError("De bladzijde voor de publicaties heeft geen plaats, of meer dan een, om in te schrijven.")
    lines = [line for site in SITES for line in log_lines.read(base / site, site)]
    page = Pages(settings, lines)
    written = []
    for name, body in page.bodies():
        place = base / PAGES / name / "index.html"
        hidden.folder(place.parent)
        durable.write(place, shell.replace(PLACE, body))
        hidden.owned(place)
        written.append(place)
    return written


class Pages:
    """The words of the pages, made of lines of both sites."""

    def __init__(self, settings: Settings, lines: Iterable[Line]) -> None:
        self.zone = zone()
        self.hosts = {
            "publiek": settings.public.host if settings.public else "",
            "leden": settings.members.host if settings.members else "",
        }
        self.secret = {site: set(hidden.listed(settings, site)) for site in SITES}
        self.lines = sorted(lines, key=lambda line: (line.moment, line.row), reverse=True)

    def bodies(self) -> list[tuple[str, str]]:
        """By folder below the pages: what is written in the shell. The first page is that of folder ``""``."""
        years = groupby(self.lines, key=lambda line: self._here(line.moment).year)
        found = [(str(year), list(of_year)) for year, of_year in years]
        return [
            ("", self._first()),
            *((year, f"{self._way_back(year)}\n{self._months(of_year)}") for year, of_year in found),
        ]

    def _here(self, moment: datetime) -> datetime:
        return moment if moment == log_lines.FIRST else moment.astimezone(self.zone)

    def _first(self) -> str:
        if not self.lines:
            return "<p>Er is nog niets gepubliceerd sinds de server dit bijhoudt.</p>"
        broken = [line for line in self.lines if not line.what]
        warned = (
            f"<p><strong>Let op.</strong> {_count(len(broken), 'regel is', 'regels zijn')} niet te lezen. "
            "Daardoor is niet voor elk moment zeker wat er stond. Meld dit aan wie de server beheert.</p>\n"
            if broken
            else ""
        )
        more = (
            f"<p>Hieronder staan de laatste {SHOWN}. Oudere staan bij hun maand.</p>\n"
            if len(self.lines) > SHOWN
            else ""
        )
        return f"{warned}<h2>Kies een maand</h2>\n{self._calendar()}\n{more}{self._months(self.lines[:SHOWN])}"

    def _calendar(self) -> str:
        """The months in which something was done, by year."""
        rows = []
        months = sorted({(at.year, at.month) for at in (self._here(line.moment) for line in self.lines)}, reverse=True)
        for year, of_year in groupby(months, key=lambda each: each[0]):
            links = [
                f'<a href="/publicaties/{year}/#{_anchor(year, month)}">{MONTHS[month - 1]}</a>'
                for _, month in sorted(of_year)
            ]
            title = f'<a href="/publicaties/{year}/">{_year(year)}</a>'
            rows.append(f"<li>{title}: {', '.join(links) if year > 1 else 'zonder datum'}</li>")
        return f"<ul>\n{chr(10).join(rows)}\n</ul>"

    def _way_back(self, year: str) -> str:
        return f'<p><a href="/publicaties/">De laatste publicaties</a></p>\n<p>Alles van {_year(int(year))}.</p>'

    def _months(self, lines: Sequence[Line]) -> str:
        parts = []
        for (year, month), of_month in groupby(
            lines, key=lambda line: (self._here(line.moment).year, self._here(line.moment).month)
        ):
            title = f"{MONTHS[month - 1].capitalize()} {year}" if year > 1 else "Zonder datum"
            parts.append(f'<h2 id="{_anchor(year, month)}">{title}</h2>')
            parts += [self._entry(line) for line in of_month]
        return "\n".join(parts)

    def _entry(self, line: Line) -> str:
        site, place = SITES[line.site], f"{line.site}-{line.row}"
        if not line.what:
            return (
                f'<details id="onleesbaar-{place}"><summary>{site}: onleesbare regel</summary>\n<p>Regel {line.row} van het '
                "logboek van deze site is niet te lezen. Ze is niet weggelaten: hier gebeurde iets.</p>\n</details>"
            )
        when = f'<time datetime="{line.moment.isoformat()}">{self.told(line.moment)}</time>'
        if line.what in DONE:
            return self._measure(line, f"{when} – {site}")
        new, changed, gone = (addresses(paths) for paths in (line.new, line.changed, line.gone))
        counts = [
            f"{len(pages)} {word}" for word, pages in (("nieuw", new), ("gewijzigd", changed), ("weg", gone)) if pages
        ]
        back = "terug naar een vroegere publicatie, " if line.what == "terug" else ""
        said = f"{back}{', '.join(counts) or 'niets gewijzigd'}"
        facts = [
            ("Te lezen", self._period(line)),
            ("Uitgave", str(line.number)),
            ("Versie", f"<code>{escape(line.commit[:12])}</code>"),
            ("Controlegetal", f"<code>{escape(line.total)}</code>"),
        ]
        rows = "\n".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts)
        lists = (
            self._list(line, "Nieuw", new),
            self._list(line, "Gewijzigd", changed),
            self._list(line, "Weg", gone, linked=False),
        )
        return (
            f'<details id="{place}"><summary>{when} – {site}: {said}</summary>\n<dl>\n{rows}\n</dl>\n'
            f"{''.join(lists)}</details>"
        )

    def _measure(self, line: Line, head: str) -> str:
        """What was hidden, shown, closed or opened."""
        if line.what in {"sluit", "open"}:
            return f'<p id="ingreep-{line.site}-{line.row}">{head}: {DONE[line.what]}.</p>'
        count = _count(len(line.paths), "adres", "adressen")
        return (
            f'<details id="ingreep-{line.site}-{line.row}"><summary>{head}: {count} {DONE[line.what]}</summary>\n'
            f"{self._list(line, 'Adressen', line.paths, linked=False)}</details>"
        )

    def _period(self, line: Line) -> str:
        since = f"van {self.told(line.moment)}"
        if not line.sure:
            return f"{since}; tot wanneer is niet zeker, want daarna staat een onleesbare regel"
        return f"{since} tot {self.told(line.until)}" if line.until else f"{since} tot nu"

    def _list(self, line: Line, title: str, paths: Sequence[str], *, linked: bool = True) -> str:
        if not paths:
            return ""
        named = [f"<li>{self._named(line.site, each, linked=linked)}</li>" for each in paths[:NAMED]]
        if len(paths) > NAMED:
            named.append(f"<li>en nog {len(paths) - NAMED}; de volledige lijst staat in het logboek op de server</li>")
        return f"<p><strong>{title} ({len(paths)})</strong></p>\n<ul>\n{chr(10).join(named)}\n</ul>\n"

    def _named(self, site: str, address: str, *, linked: bool) -> str:
        if hidden.covers(self.secret[site], address):
            return "een adres dat nu verborgen is"
        if address == LOOK:
            return LOOK
        if not address.startswith("/"):
            return f"{escape(address)} (voor de server)"
        if linked and self.hosts[site]:
            return f'<a href="https://{self.hosts[site]}{escape(quote(address))}">{escape(address)}</a>'
        return escape(address)

    def told(self, moment: datetime) -> str:
        """A moment in words: ``maandag 30 november 2026, 4.17 uur``."""
        at = self._here(moment)
        utc = " (UTC)" if self.zone is UTC else ""
        return f"{DAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]} {at.year}, {at.hour}.{at.minute:02} uur{utc}"


def addresses(paths: Sequence[str]) -> list[str]:
    """The addresses that a reader knows, of the files of a release.

    Of a page and its smaller copies that is one, of all styles and scripts together too; and what a release tells of itself,
    which is new each time, is none.
    """
    there = set(paths)
    found = []
    for path in paths:
        if path == TOLD or (path.endswith(hidden.COPIES[1:]) and path.rpartition(".")[0] in there):
            continue
        found.append(LOOK if ASSETS.match(path) else _address(path))
    return list(dict.fromkeys(found))


def _address(path: str) -> str:
    """The address at which a file of a release is read; a file outside the site keeps its name."""
    if not path.startswith(("site/", "/")):
        return path
    address = "/" + path.removeprefix("site/").lstrip("/")
    return address.removesuffix("index.html") if address.endswith("/index.html") else address


def _anchor(year: int, month: int) -> str:
    return f"m-{year}-{month:02}"


def _year(year: int) -> str:
    return str(year) if year > 1 else "regels zonder datum"


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
