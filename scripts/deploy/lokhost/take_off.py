"""The commands with which somebody takes off what should not be read, and the one that makes the page of publications."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lokhost import hidden, log_page, releases
from lokhost.releases import Shown
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lokhost.settings import Settings

ASKED = "Typ of plak de tekst die weg moet, en sluit af met Ctrl-D. Ze wordt nergens bewaard.\n"


def publications(settings: Settings, words: list[str]) -> int:
    """Maak de bladzijde met publicaties opnieuw."""
    if words:
        raise RefusedError("Gebruik: lokhost publicaties")
    written = log_page.write(settings)
    return _said(f"De bladzijde met publicaties staat er, met {len(written) - 1} jaren.")


def hide(settings: Settings, words: list[str]) -> int:
    """SITE ADRES…: verberg adressen van een site, meteen."""
    site, addresses = _site(words, "verberg SITE ADRES…", addresses=True)
    new = hidden.hide(settings, site, addresses)
    return _done(settings, [*(f"Verborgen: {each}" for each in new)] or ["Dat was al verborgen."])


def hide_text(settings: Settings, words: list[str]) -> int:
    """SITE: verberg elk adres waar een tekst staat, ook in de uitgaven die bewaard zijn."""
    site, _ = _site(words, "verberg-tekst SITE")
    found = hidden.where(settings, site, _text())
    new = hidden.hide(settings, site, sorted({each for here in found.values() for each in here}))
    told = [*(f"Verborgen: {each}" for each in new)]
    if not found:
        told = ["Die tekst staat nergens op deze site. Staat ze in een pdf of een beeld? Verberg dan zelf dat adres."]
    elif not new:
        told = ["Alles waar die tekst staat, was al verborgen."]
    return _done(settings, told) if found else _said(*told) or 1


def where(settings: Settings, words: list[str]) -> int:
    """SITE: zeg waar een tekst staat."""
    site, _ = _site(words, "waar SITE")
    found = hidden.where(settings, site, _text())
    for number, addresses in found.items():
        _said(f"Uitgave {number}:", *(f"  {each}" for each in addresses))
    return _said(*([] if found else ["Nergens. In een pdf of een beeld zoekt deze opdracht niet."]))


def show(settings: Settings, words: list[str]) -> int:
    """SITE ADRES…: toon adressen weer die verborgen waren."""
    site, addresses = _site(words, "toon SITE ADRES…", addresses=True)
    old = hidden.show(settings, site, addresses)
    return _done(settings, [*(f"Weer te lezen: {each}" for each in old)] or ["Dat was niet verborgen."])


def listed(settings: Settings, words: list[str]) -> int:
    """SITE: zeg wat verborgen is."""
    site, _ = _site(words, "verborgen SITE")
    hidden.site_folder(settings, site)
    closed = ["De site is gesloten."] if hidden.closed(settings, site) else []
    return _said(*closed, *(hidden.listed(settings, site) or ["Er is geen adres verborgen."]))


def close(settings: Settings, words: list[str]) -> int:
    """SITE: sluit een site helemaal."""
    site, _ = _site(words, "sluit SITE")
    new = hidden.close(settings, site)
    return _done(settings, ["De site is gesloten." if new else "De site was al gesloten."])


def reopen(settings: Settings, words: list[str]) -> int:
    """SITE: open een site die gesloten was."""
    site, _ = _site(words, "open SITE")
    new = hidden.reopen(settings, site)
    return _done(settings, ["De site is weer open." if new else "De site was niet gesloten."])


def wipe(settings: Settings, words: list[str]) -> int:
    """SITE N: gooi een uitgave weg die niet getoond wordt."""
    site, rest = _site(words, "wis SITE UITGAVE", addresses=True)
    if len(rest) != 1 or not rest[0].isdecimal():
        raise RefusedError("Gebruik: lokhost wis SITE UITGAVE. De uitgave is een nummer.")
    releases.throw_away(Shown.of(settings, site), int(rest[0]))
    return _said(f"Uitgave {int(rest[0])} is weg van de server.")


COMMANDS: dict[str, Callable[[Settings, list[str]], int]] = {
    "publicaties": publications,
    "waar": where,
    "verberg": hide,
    "verberg-tekst": hide_text,
    "verborgen": listed,
    "toon": show,
    "sluit": close,
    "open": reopen,
    "wis": wipe,
}


def _site(words: Sequence[str], usage: str, *, addresses: bool = False) -> tuple[str, list[str]]:
    if not words or (addresses == (len(words) == 1)):
        raise RefusedError(f"Gebruik: lokhost {usage}")
    return words[0], list(words[1:])


def _text() -> str:
    """The text that must go, from the input: what is typed as an argument stays in the history of a shell."""
    if sys.stdin.isatty():
        sys.stderr.write(ASKED)
    return sys.stdin.read()


def _done(settings: Settings, told: Sequence[str]) -> int:
    _said(*told)
    if why := log_page.renew(settings):
        sys.stderr.write(f"{why}\n")
    return 0


def _said(*lines: str) -> int:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0
