"""A council of which every field is filled, once for everybody and once in every state that hides something.

Each ``Variant`` says what its state hides, by hand and not by asking the models; ``test_leak`` compares the two.
``fixed`` holds only what must be something in particular for the record to be in that state or to be shown whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leak.canary import Canary, Mint
from leak.filler import SKIP, Filler, Told, Variant
from lok.kinds.registry import BY_SOORT, KINDS
from lok.model.audience import part_models

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.audience import Part

ALWAYS_LEDEN = ("mandaten", "opportuniteitsadviezen", "bezoekrondes", "verwijderingen")
"""Kinds that the public never reads, whatever the file says."""


@dataclass
class Council:
    """The data of all records by kind and id, what the public sees of each, and the files below ``content/``."""

    data: dict[tuple[str, str], dict[str, Any]]
    shown: dict[tuple[str, str], dict[str, Any] | None]
    variants: list[Variant]
    pages: dict[str, str]
    attachments: dict[str, str]
    filler: Filler

    @property
    def canaries(self) -> list[Canary]:
        """All that only members may read."""
        return self.filler.mint.made


def all_models() -> Iterator[type[Part]]:
    """Every model of a record or of a part of one, found through the registry."""
    yield from dict.fromkeys(model for kind in KINDS for model in part_models(kind.model))


def open_id(soort: str) -> str:
    """The id of the record of a kind that everybody reads."""
    return f"open-{soort}"


def make_council() -> Council:
    """The council, the same each time."""
    mint = Mint()
    closed = {}
    for kind in KINDS:
        if kind.soort != "raad":
            closed[kind.soort] = mint.letters()
            mint.keep(f"{kind.soort}: id of a members' record", closed[kind.soort])
    filler = Filler(mint, {kind.soort: open_id(kind.soort) for kind in KINDS}, closed)
    variants = list(make_variants(closed))
    filled = {(each.soort, each.id): filler.record(BY_SOORT[each.soort].model, each) for each in variants}
    data = {key: each for key, (each, _) in filled.items()}
    shown = {key: each for key, (_, each) in filled.items()}
    return Council(data, shown, variants, hand_pages(mint, filler), filler.attachments, filler)


HOURS = {"van": "9:00", "tot": "17:30"}
XMAS = {"van": "2026-12-24", "tot": "2026-12-31"}
VOTE = {"voor": "1", "tegen": "0", "onthouding": "0", "blanco": "0", "ongeldig": "0"}
LOST = {"kandidaat": "B", "verkozen": "nee", "-": frozenset({"zetel"})}
ELECTION = {
    "kandidaten": [{"kandidaat": "A"}, LOST],
    "rondes": [{"kandidaten": [{"kandidaat": "A"}, {"kandidaat": "B", "stemmen": "1"}]}],
    "beslist_door": SKIP,
    "uitgesteld": "nee",
}
CLOSED_ITEM = frozenset(
    {
        "toelichting",
        "besluit",
        "stemmingen",
        "verkiezingen",
        "adviezen",
        "reglementen",
        "projecten",
        "doelstellingen",
        "bijlagen",
    }
)
SEATS = [{}, {"zetel": open_id("zetels")}]
NO_PERIOD = {"van": SKIP, "tot": SKIP}
ONE_FORM = dict.fromkeys(
    ("plaatsen", "schijven", "eenheid", "tarieven", "totaal", "verdeling", "verdeelsleutel", "maximum"), SKIP
)
FEW = frozenset({"aanvragen_onbeantwoord", "met_opvangvoorstel", "dringend", "dringend_opgelost"})

FIXED: dict[str, dict[str, Any]] = {
    "raad": {"afspraken": [{"quorum": {"aandeel": SKIP, "aantal": SKIP}}]},
    "adviezen": {
        "status": "opgevolgd",
        "aanbevelingen": [{"nr": "1"}],
        "gevolgen": [{"per_aanbeveling": [{"nr": "1"}]}],
        "intrekking": SKIP,
    },
    "memoranda": {"vragen": [{"nr": "1"}]},
    "vergaderingen": {
        "status": "gepland",
        "gepland_begin": "2026-12-10 19:30",
        "werkelijk_begin": SKIP,
        "einde": SKIP,
        "reden_afgelasting": SKIP,
        "aanwezigheden": SKIP,
        "verslag_goedgekeurd_op": SKIP,
        "agendapunten": [{"stemmingen": [VOTE], "verkiezingen": [ELECTION]}],
    },
    "doelstellingen": {"status": "niet_bereikt"},
    "projecten": {"status": "stopgezet"},
    "zetels": {"van": "2020-01-01", "tot": SKIP},
    "reglementen": {
        "versies": [{"bedragen": [ONE_FORM], "deelnamevoorwaarde": NO_PERIOD}],
        "onderbrekingen": [{"van": "2020-01-01", "tot": "2020-02-01"}],
    },
    "ikt-rondes": {
        "criteria_vastgesteld_op": "2026-01-10",
        "criteria_bekendgemaakt_op": "2026-01-10",
        "criteria": [{"nr": "1", "subcriteria": [{"deelnamevoorwaarde": NO_PERIOD}]}],
        "aanvragen": [{"scores": [{"criterium": "1", "punten": "12"}], "totaal": "12"}],
    },
    "opportuniteitsadviezen": {"verzonden_op": Told("2099-03-12"), "hoorrecht_tot": Told("2099-04-11")},
    "locaties": {"opvangsoort": "groepsopvang", "in_woning": "nee", "stopgezet_op": SKIP, "openingsuren": [HOURS]},
    "bezoekrondes": {"bereikt": [{"opvangsoort": "groepsopvang"}]},
    "loketcijfers": {
        "aanvragen_uniek": "40",
        "aanvragen_onbeantwoord": "20",
        "met_opvangvoorstel": "20",
        "per_maand": {"aanvragen_uniek": ["40"], "aanvragen_onbeantwoord": ["20"], "met_opvangvoorstel": ["20"]},
    },
    "contactpunten": {
        "geldig_tot": SKIP,
        "openingsuren": [HOURS],
        "uitzonderingen": [{**XMAS, "openingsuren": [HOURS]}],
    },
}
"""Per kind what belongs together, in every state."""


def make_variants(closed: dict[str, str]) -> Iterator[Variant]:
    """Every kind in public and for members only, and the states that hide something."""
    for kind in KINDS:
        fixed = FIXED.get(kind.soort, {})
        if kind.soort not in (*ALWAYS_LEDEN, "vergaderingen"):
            yield Variant(kind.soort, open_id(kind.soort), fixed=fixed)
        if kind.soort != "raad":
            yield Variant(kind.soort, closed[kind.soort], leden=True, fixed={**fixed, "zichtbaarheid": "leden"})
    yield from drafts()
    yield from meetings()
    yield from figures()
    yield from addresses()


def drafts() -> Iterator[Variant]:
    """Records that are for members until they are adopted or decided."""
    unsent = dict.fromkeys(("uitgebracht_op", "overgemaakt_op", "termijn_start", "gevolgen", "uitvoering"), SKIP)
    fixed = {**FIXED["adviezen"], **unsent, "status": "ontwerp"}
    yield Variant("adviezen", "ontwerp-adviezen", leden=True, fixed=fixed)
    fixed = {**FIXED["memoranda"], "vastgesteld_op": SKIP, "vergadering": SKIP}
    yield Variant("memoranda", "ontwerp-memoranda", leden=True, fixed=fixed)
    fixed = {**FIXED["ikt-rondes"], "beslissing_opgroeien_op": SKIP}
    yield Variant("ikt-rondes", "lopende-ronde", final=False, fixed=fixed)


def meetings() -> Iterator[Variant]:
    """A meeting with approved minutes and items of every openness, and one in each earlier state."""
    held = {**FIXED["vergaderingen"], "gepland_begin": "2026-03-12 19:30", "werkelijk_begin": "2026-03-12 19:30"}
    held |= {"einde": "2026-03-12 22:00", "aanwezigheden": SEATS}
    item = {"stemmingen": [VOTE], "verkiezingen": [ELECTION], "belangenconflict": SKIP, "aanwezig_afwijkend": SKIP}
    items = [
        {**item, "nr": "1"},
        {**item, "*": True, "zichtbaarheid": "leden"},
        {**item, "nr": "3", "gepland_openbaar": "nee", "-": CLOSED_ITEM},
        {**item, "nr": "4", "openbaar": "nee", "-": CLOSED_ITEM},
        {"nr": "5", "stemmingen": SKIP, "verkiezingen": SKIP},
    ]
    approved = {"status": "verslag_goedgekeurd", "verslag_goedgekeurd_op": "latere-vergadering", "agendapunten": items}
    yield Variant("vergaderingen", open_id("vergaderingen"), fixed={**held, **approved})
    draft = {"status": "verslag_ontwerp", "agendapunten": [{**item, "nr": "1"}]}
    yield Variant("vergaderingen", "ontwerpverslag", final=False, fixed={**held, **draft})
    later = {"status": "gehouden", "gepland_begin": "2026-06-18 19:30", "werkelijk_begin": SKIP, "einde": SKIP}
    later |= {"aanwezigheden": SKIP, "vorige_verslagen": [{"vergadering": open_id("vergaderingen")}]}
    later |= {"agendapunten": [{"nr": "1", "stemmingen": [{"stemmen_per_zetel": SKIP}], "verkiezingen": [ELECTION]}]}
    yield Variant("vergaderingen", "latere-vergadering", final=False, fixed={**held, **later})
    cancelled = {"status": "afgelast", "reden_afgelasting": None, "aanwezigheden": SKIP}
    cancelled |= {"agendapunten": [{"nr": "1", "stemmingen": SKIP, "verkiezingen": SKIP, "adviezen": SKIP}]}
    yield Variant("vergaderingen", "afgelaste-vergadering", final=False, fixed={**held, **cancelled})
    planned = {"gepland_begin": "2026-12-03 19:30"}
    yield Variant("vergaderingen", "volgende-vergadering", final=False, fixed={**FIXED["vergaderingen"], **planned})


def figures() -> Iterator[Variant]:
    """Counts so small that they point at somebody."""
    proposed = Told("731990001")
    small = {"aanvragen_uniek": "900000000", "aanvragen_onbeantwoord": "3", "met_opvangvoorstel": proposed}
    small |= {"dringend": "2", "dringend_opgelost": "1"}
    months = {name: [value] for name, value in small.items()}
    talks = {"opstartgesprekken": "3", "opvolggesprekken": "4", "per_maand": months}
    hidden = {"Loketcijfer": FEW | {"opstartgesprekken", "opvolggesprekken"}, "PerMaand": FEW}
    yield Variant("loketcijfers", "kleine-aantallen", withheld=hidden, fixed={**small, **talks})
    proposed = Told("731990002")
    told = {**dict.fromkeys(FEW, SKIP), "aanvragen_uniek": SKIP, "met_opvangvoorstel": [proposed]}
    betrayed = {**small, "met_opvangvoorstel": proposed, "per_maand": told}
    hidden = {"Loketcijfer": FEW | {"per_maand"}}
    yield Variant("loketcijfers", "af-te-trekken", withheld=hidden, fixed=betrayed)
    hidden = {"Toekenning": frozenset({"aantal_aanvragen", "aantal_toegekend", "toelichting"})}
    yield Variant("toekenningen", "weinig-aanvragers", withheld=hidden, fixed={"aantal_toegekend": "1"})


def addresses() -> Iterator[Variant]:
    """Homes of persons, and persons who are an organiser."""
    home = {**FIXED["locaties"], "opvangsoort": "gezinsopvang", "vergunde_plaatsen": "8", "ikt_plaatsen": "8"}
    home |= {"gesubsidieerde_plaatsen": "8", "leefgroepen": ["8"], "dossiernummer": SKIP, "sociale_kaart_nummer": SKIP}
    point = {"breedte": Told("49.83"), "lengte": Told("5.87")}
    hidden = {"Locatie": frozenset({"coordinaten", "straat", "huisnummer", "telefoon"})}
    shut = {"adres_publiek": "nee", "coordinaten": point}
    yield Variant("locaties", "een-woning", withheld=hidden, fixed={**home, **shut})
    together = {**FIXED["locaties"], "opvangsoort": "samenwerkende_onthaalouders", "in_woning": "ja", **shut}
    together |= {"dossiernummer": SKIP, "sociale_kaart_nummer": SKIP}
    yield Variant("locaties", "samen-in-een-woning", withheld=hidden, fixed=together)
    hidden = {"Locatie": frozenset({"coordinaten"})}
    opened = {"adres_publiek": "ja", "adres_publiek_sinds": Told("2019-08-17"), "coordinaten": point}
    yield Variant("locaties", "een-open-woning", withheld=hidden, fixed={**home, **opened})
    hidden = {"Organisator": frozenset({"kbo_nummer", "telefoon", "email"})}
    for sort in ("eenmanszaak", "feitelijke_vereniging"):
        fixed = {"type": sort, "rechtsvorm": sort, "dienst_gezinsopvang": "nee", "lok_zetel": SKIP}
        yield Variant("organisatoren", sort.replace("_", "-"), withheld=hidden, fixed=fixed)


def hand_pages(mint: Mint, filler: Filler) -> dict[str, str]:
    """A page for members with an attachment, by path below ``content/``."""
    words = {}
    for what in ("name of a page", "text of a page", "name of a file", "text of a file"):
        words[what] = mint.letters()
        mint.keep(f"content/leden: {what}", words[what])
    name, text, file, inside = words.values()
    filler.attachments[f"leden/notas/{file}.pdf"] = inside
    return {f"leden/notas/{name}.md": f"# Nota\n\n{text}, zie [het stuk]({file}.pdf).\n"}
