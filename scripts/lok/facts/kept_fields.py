"""Every field that is or could be about a person: each has a term in ``kept``, or stays for ever for a reason that stands here.

A field that a model gains later is found by ``personal_fields``, and a test asks for its term or its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.kinds.registry import KINDS
from lok.model.audience import Audience, plan, readers_of
from lok.model.kind import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lok.model.kind import Kind

MINUTES = "deel van het goedgekeurde verslag, dat blijft; zegt de zetel of de functie, geen naam"
COUNTED = "telt mee voor quorum, stemming en deelname; zegt de zetel, geen naam"
ADVICE = "deel van een advies, dat blijft"
OF_THE_COUNCIL = "over de raad als geheel, niet over een persoon"
COUNTS = "een aantal, dat niemand aanwijst"
SERVICE = "het adres of nummer van een dienst of rechtspersoon, niet van een persoon"
RECEIPT = "het bewijs dat iets weggehaald is; bevat de gegevens zelf niet"
PROGRESS = "de dag van een stap in de procedure"

_MINUTES = (
    *(f"vergaderingen.{name}" for name in ("reden_afgelasting", "aanwezig_totaal", "vorige_verslagen.opmerking")),
    *(f"vergaderingen.rondgestuurd.{name}" for name in ("naar_voorzitter", "naar_leden", "opmerkingen_tot")),
    "vergaderingen.gasten.agendapunten",
    *(
        f"vergaderingen.agendapunten.{name}"
        for name in ("indiener", "voorstel", "bespreking", "belangenconflict", "bijlagen_leden")
    ),
    *(
        f"vergaderingen.agendapunten.actiepunten.{name}"
        for name in (
            "omschrijving",
            "verantwoordelijke",
            "zetel",
            "deadline",
            "status",
            "afgerond_op",
            "overgedragen_van",
        )
    ),
)
_COUNTED = (
    "vergaderingen.opgeroepen",
    *(f"vergaderingen.aanwezigheden.{name}" for name in ("zetel", "status", "van", "tot", "volmacht_aan")),
    *(f"vergaderingen.agendapunten.aanwezig_afwijkend.{name}" for name in ("zetel", "aanwezig")),
    *(f"vergaderingen.agendapunten.stemmingen.stemmen_per_zetel.{name}" for name in ("zetel", "stem")),
    *(f"mandaten.{name}" for name in ("zetel", "functie", "van", "tot", "aangesteld_op")),
)
_ADVICE = (
    "ikt-rondes.aanvragen.motivering",
    "ikt-rondes.verlieten_de_zaal",
    *(
        f"opportuniteitsadviezen.{name}"
        for name in ("titel", "advies_lok", "oordeel", "motivering", "afloop", "themas")
    ),
    *(
        f"opportuniteitsadviezen.aanvraag.{name}"
        for name in ("aanleiding", "geplande_openingsdatum", "capaciteit", "tarief", "doelgroepen")
    ),
)
_PROGRESS = (
    "ontvangen_op",
    "ontvangstbevestiging_op",
    "kennismakingsgesprek_op",
    "advies_lok_op",
    "advies_college_op",
    "verzonden_op",
    "toegekomen_op",
    "hoorrecht_tot",
    "volledig_op",
    "gehoord_op",
    "herzien_op",
    "afloop_op",
)
_OF_THE_COUNCIL = ("sjabloon", "vroeger.sjabloon", "repo_url", "bouwstenen.naam", "bouwstenen.tekst")
_ROUNDS = ("titel", "aanleiding", "van", "tot", "door", "materiaal", "bereikt.opvangsoort", "bereikt.aantal")
_RECEIPT = (
    "op",
    "door",
    *(f"weggehaald.{name}" for name in ("wat", "termijn", "grond", "aantal", "waaruit")),
)
FOR_EVER: Mapping[str, str] = {
    **dict.fromkeys(_MINUTES, MINUTES),
    **dict.fromkeys(_COUNTED, COUNTED),
    **dict.fromkeys(_ADVICE, ADVICE),
    **{f"opportuniteitsadviezen.{name}": PROGRESS for name in _PROGRESS},
    **{f"raad.{name}": OF_THE_COUNCIL for name in _OF_THE_COUNCIL},
    **{f"raad.geslachtsverhouding.{name}": COUNTS for name in ("m", "v", "x")},
    **{f"bezoekrondes.{name}": COUNTS for name in _ROUNDS},
    **{f"verwijderingen.{name}": RECEIPT for name in _RECEIPT},
    "raad.mailbox": SERVICE,
    "contactpunten.email": SERVICE,
    "contactpunten.telefoon": SERVICE,
    **{f"contactpunten.adres.{name}": SERVICE for name in ("straat", "huisnummer")},
    "organisatoren.kbo_nummer": "het openbare nummer van een onderneming, waaronder ook vroegere steun geboekt is",
    "locaties.in_woning": "zegt dat een adres een woning is, zodat het nooit openbaar wordt; noemt niemand",
}
"""What is about persons, or could be, and stays: by field, with the reason."""

REACHES = frozenset({"email", "telefoon", "mailbox", "straat", "huisnummer", "kbo_nummer", "dossiernummer", "adres"})
"""Names of fields, and of groups of them, that lead to somebody although everybody may read them."""
OF_A_HOME = frozenset(
    {"coordinaten", "website", "sociale_kaart_nummer", "kinderopvangzoeker_url", "opvang_vlaanderen_url"}
)
"""The same of a place where somebody may live."""


def personal_fields() -> Iterator[str]:
    """Every field that is or could be about a person: what is for members alone, and what leads to somebody.

    As ``kind.field.field``. Each has a term or a reason to stay, which a test holds.
    """
    for kind in KINDS:
        yield from _personal(kind, kind.model, kind.soort, members=_for_members_alone(kind))


def _for_members_alone(kind: Kind) -> bool:
    """Whether the records of a kind are for members, whatever stands in them: a draft that will be public is not."""
    full: Any = dict.fromkeys(kind.model.model_fields.keys() - OF_EVERY_RECORD, object())
    return bool(kind.model.model_construct(**full).readers is Audience.LEDEN)


OF_EVERY_RECORD = frozenset(Record.model_fields)


def _personal(kind: Kind, model: Any, at: str, *, members: bool) -> Iterator[str]:
    for field in plan(model):
        if model is kind.model and field.name in OF_EVERY_RECORD:
            continue
        here = f"{at}.{field.name}"
        inside = members or readers_of(model, field.name).audience is Audience.LEDEN
        inside = inside or (kind.soort == "locaties" and field.name in OF_A_HOME)
        if field.parts:
            for part in field.parts:
                yield from _personal(kind, part, here, members=inside)
        elif inside or field.name in REACHES:
            yield here
