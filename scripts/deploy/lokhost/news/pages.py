"""The pages of the handler: whole HTML, without a script, in the colours of the sites. Whatever comes from elsewhere is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from lokhost.news.feeds import EVERYTHING, THEME
from lokhost.news.words import listed, sentence

if TYPE_CHECKING:
    from collections.abc import Collection

    from lokhost.news.feeds import Found

SHELL = """<!doctype html>
<html lang="nl-BE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title} · {short}</title>
<link rel="icon" href="/assets/merk/favicon.svg">
<link rel="stylesheet" href="/nieuws/stijl.css">
</head>
<body>
<a class="spring" href="#inhoud">Naar de inhoud</a>
<header><div><a href="/">{short}</a></div></header>
<main id="inhoud" tabindex="-1">
{inside}
</main>
<footer><div><a href="/volgen/">Volgen zonder mail</a> <a href="/over/privacy/">Privacy</a>{mail}</div></footer>
</body>
</html>
"""
BRINGS = {
    "alles": "alles hieronder samen",
    "adviezen": "nieuwe adviezen, en wat het bestuur antwoordt",
    "memoranda": "nieuwe memoranda, en wat er van elke vraag komt",
    "vergaderingen": "de agenda, en het nieuws als een vergadering verplaatst of afgelast wordt",
    "reglementen": "nieuwe subsidiereglementen, en nieuwe versies",
}
NIGHTLY = "Is er iets nieuws, dan krijg je ’s nachts één mail. Is er niets nieuws, dan krijg je niets."
KEPT = (
    "We gebruiken je adres alleen voor deze mails, omdat je daarvoor toestemming geeft (AVG, artikel 6, lid 1, punt a). We "
    "bewaren het tot je je uitschrijft: dat kan met een link onder elke mail. Bevestig je niet, dan wissen we het na 48 uur. "
    "We meten niet of je een mail opent."
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed in the form, and what is wrong with it: of the address, of the choice."""

    address: str = ""
    subjects: frozenset[str] = frozenset()
    wrong_address: str = ""
    wrong_choice: str = ""


def page(found: Found, title: str, inside: str) -> str:
    """A whole page around what it says."""
    mailbox = found.council.mailbox
    mail = f' <a href="mailto:{escape(mailbox)}">{escape(mailbox)}</a>' if mailbox else ""
    return SHELL.format(title=escape(title), short=escape(found.council.short), inside=inside, mail=mail)


def said(found: Found, title: str, *paragraphs: str, action: str = "") -> str:
    """A page that says something; ``action`` is HTML."""
    told = "\n".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    return page(found, title, f"<h1>{escape(title)}</h1>\n{told}\n{action}")


def button(path: str, text: str, inside: str = "") -> str:
    """A form with one button that does something."""
    return f'<form method="post" action="{escape(path)}">\n{inside}<p><button>{escape(text)}</button></p>\n</form>'


def link(path: str, text: str) -> str:
    """A link in a paragraph of its own."""
    return f'<p><a href="{escape(path)}">{escape(text)}</a></p>'


def subscribe(found: Found, typed: Typed) -> str:
    """The form to subscribe."""
    faults = [("adres", typed.wrong_address), ("onderwerp-alles", typed.wrong_choice)]
    wrong = [(place, told) for place, told in faults if told]
    title = "Het nieuws per mail"
    summary = (
        '<div class="fout" role="alert"><h2>Er klopt iets niet</h2><ul>'
        + "".join(f'<li><a href="#{place}">{escape(told)}</a></li>' for place, told in wrong)
        + "</ul></div>\n"
        if wrong
        else ""
    )
    told = f'<p class="mis" id="adres-fout">{escape(typed.wrong_address)}</p>' if typed.wrong_address else ""
    state = ' aria-invalid="true"' if told else ""
    described = 'aria-describedby="adres-uitleg' + (' adres-fout"' if told else '"')
    inside = (
        f"{summary}<h1>{title}</h1>\n<p>{NIGHTLY}</p>\n"
        '<form method="post" action="/nieuws/aanmelden" novalidate>\n'
        f'<div class="veld"><label for="adres">Je mailadres</label>\n<p class="zacht" id="adres-uitleg">Bijvoorbeeld naam@voorbeeld.be</p>{told}\n'
        f'<input id="adres" name="adres" type="email" autocomplete="email" required maxlength="254" value="{escape(typed.address)}" {described}{state}></div>\n'
        f"{choices(found, typed.subjects, typed.wrong_choice)}\n"
        f"<p>{escape(KEPT)}</p>\n<p><button>Schrijf me in</button></p>\n</form>"
    )
    return page(found, f"Fout: {title}" if wrong else title, inside)


def change(found: Found, path: str, chosen: Collection[str], wrong: str = "") -> str:
    """The form to choose other subjects."""
    title = "Andere onderwerpen kiezen"
    return page(
        found,
        f"Fout: {title}" if wrong else title,
        f"<h1>{title}</h1>\n{button(path, 'Bewaar mijn keuze', choices(found, chosen, wrong))}",
    )


def choices(found: Found, chosen: Collection[str], wrong: str) -> str:
    """The subjects as boxes to tick."""
    told = f'<p class="mis" id="keuze-fout">{escape(wrong)}</p>\n' if wrong else ""
    described = ' aria-describedby="keuze-fout"' if wrong else ""
    kinds = [
        _box(each, sentence(name), BRINGS.get(each, ""), chosen)
        for each, name in found.subjects.items()
        if not each.startswith(THEME)
    ]
    themes = [_box(each, sentence(name), "", chosen) for each, name in found.subjects.items() if each.startswith(THEME)]
    per_theme = '<h2 class="groep">Over één thema</h2>\n' + "\n".join(themes) if themes else ""
    return (
        f"<fieldset{described}><legend>Waarover wil je nieuws?</legend>\n{told}{''.join(kinds)}{per_theme}</fieldset>\n"
    )


def _box(name: str, label: str, brings: str, chosen: Collection[str]) -> str:
    checked = " checked" if name in chosen else ""
    told = f'<span class="zacht">{escape(brings)}</span>' if brings else ""
    return (
        f'<label class="keuze"><input type="checkbox" id="onderwerp-{escape(name)}" name="onderwerp" value="{escape(name)}"{checked}>'
        f"<span>{escape(label)}{told}</span></label>\n"
    )


def names_of(found: Found, subjects: Collection[str]) -> str:
    """Subjects as a list in a sentence."""
    if EVERYTHING in subjects:
        return "alles"
    return listed([found.subjects.get(each, each.removeprefix(THEME).replace("-", " ")) for each in sorted(subjects)])
