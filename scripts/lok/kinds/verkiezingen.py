"""Elections: the post, the candidates, the votes of each round and who was elected, with the rules about one election.

An election is no proposal that is carried or not: it has candidates, and at most one of them is elected. It names no
person: a candidate is a letter, and a seat where the candidate sits in the council. Who voted for whom is kept nowhere,
not even for members: that is why there is no list per seat here.

Once the minutes are approved the public reads the post, the numbers of each candidate, and the seat of who was elected,
for an office is public. The seats of the others are for members. The letters are A, B, C … so that none is an initial, and
the public reads others (``facts.elections.public_letters``).
"""

from collections import Counter
from collections.abc import Iterator
from string import ascii_uppercase
from typing import Annotated

from pydantic import Field, WithJsonSchema

from lok.kinds.stemmingen import UNNUMBERED, Stemmethode
from lok.kinds.verkiezingsregels import Voorrang
from lok.model.audience import Public
from lok.model.fields import Getal, JaNee, Line, ZetelRef
from lok.model.kind import Part
from lok.model.reading import shaped
from lok.source.positions import Path
from lok.source.problems import Finding, Level
from lok.words.dutch import listed

MOST_ROUNDS = 30

Kandidaatletter = Annotated[
    str,
    shaped(
        "kandidaat",
        "[A-Z]",
        "is geen letter van een kandidaat",
        "Schrijf één hoofdletter: A, B, C … Nooit een naam of een initiaal.",
    ),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]$"}),
]
"""What a candidate is called: too short to be anybody's name."""


class Kandidaat(Part):
    """Somebody who stood for a post. The public reads a seat only of who was elected."""

    kandidaat: Public[Kandidaatletter]
    """De letter van de kandidaat: A, B, C … Nooit een naam of een initiaal."""
    zetel: Public[ZetelRef | None] = None
    """De zetel van de kandidaat, als die er een heeft. Het publiek leest alleen de zetel van wie verkozen is."""
    verkozen: Public[JaNee] = False
    """Ja bij wie verkozen is: hoogstens één kandidaat."""

    def withheld(self) -> frozenset[str]:
        """Who stood and was not elected is for members."""
        return frozenset() if self.verkozen else frozenset({"zetel"})


class StemmenVoorKandidaat(Part):
    """How many votes one candidate got in one round."""

    kandidaat: Public[Kandidaatletter]
    """De letter van de kandidaat."""
    stemmen: Public[Getal]
    """Hoeveel stemmen de kandidaat in deze ronde kreeg."""


class Ronde(Part):
    """One time that the council voted: the votes of each candidate, and the ballots that name none."""

    kandidaten: Public[Annotated[tuple[StemmenVoorKandidaat, ...], Field(min_length=1, max_length=26)]]
    """De stemmen van elke kandidaat in deze ronde. Schrijf 0 bij wie er geen kreeg."""
    onthouding: Public[Getal | None] = None
    """Aantal onthoudingen."""
    blanco: Public[Getal | None] = None
    """Aantal blanco stemmen."""
    ongeldig: Public[Getal | None] = None
    """Aantal ongeldige stemmen."""

    @property
    def counts(self) -> dict[str, int]:
        """The votes by the letter of the candidate."""
        return {each.kandidaat: each.stemmen for each in self.kandidaten}

    @property
    def others(self) -> int:
        """The votes for nobody."""
        return (self.onthouding or 0) + (self.blanco or 0) + (self.ongeldig or 0)


class Verkiezing(Part):
    """The election of one person for one post."""

    functie: Public[Line]
    """Waarvoor gekozen werd: voorzitter, ondervoorzitter, afgevaardigde in het Huis van het Kind … Geen naam."""
    methode: Public[Stemmethode | None] = None
    """Hoe gekozen werd, meestal geheim. Eén kandidaat bij consensus heeft geen rondes nodig."""
    kandidaten: Public[Annotated[tuple[Kandidaat, ...], Field(min_length=1, max_length=26)]]
    """Wie kandidaat was, elk met een letter: A, B, C …"""
    rondes: Public[Annotated[tuple[Ronde, ...], Field(max_length=MOST_ROUNDS)]] = ()
    """De stemrondes, in volgorde, elk met de stemmen van elke kandidaat."""
    beslist_door: Public[Voorrang | None] = None
    """Wat besliste als kandidaten in de laatste ronde evenveel stemmen hadden: loting, jongste, oudste, langst_lid of voorzitter."""
    uitgesteld: Public[JaNee] = False
    """Ja als de raad de keuze uitstelde en dus niemand verkozen is."""

    @property
    def elected(self) -> tuple[Kandidaat, ...]:
        """Who was elected: one at most where the record is right."""
        return tuple(each for each in self.kandidaten if each.verkozen)


def leaders(counts: dict[str, int]) -> tuple[str, ...]:
    """Who got the most votes: several after a tie, nobody where there were no votes."""
    most = max(counts.values(), default=0)
    return tuple(name for name, count in counts.items() if count == most) if most else ()


def candidates_are_letters(election: Verkiezing, at: Path) -> Iterator[Finding]:
    """Candidates are A, B, C …, each once: a letter of one's own choice could be an initial. A seat stands once."""
    count = len(election.kandidaten)
    wanted = ascii_uppercase[:count]
    letters: set[str] = set()
    seats: set[str] = set()
    for index, each in enumerate(election.kandidaten):
        here = (*at, "kandidaten", index)
        if each.kandidaat in letters:
            message = f"kandidaat {each.kandidaat} staat er twee keer"
            yield Finding((*here, "kandidaat"), "kandidaat", message, f"Noem de kandidaten {listed(wanted)}.")
        elif each.kandidaat not in wanted:
            first = f"een van de eerste {count} letters" if count > 1 else "de eerste letter"
            hint = (
                f"Noem {f'de kandidaten {listed(wanted)}' if count > 1 else 'de kandidaat A'}. Gebruik geen initialen."
            )
            yield Finding((*here, "kandidaat"), "kandidaat", f"{each.kandidaat} is niet {first}", hint)
        letters.add(each.kandidaat)
        if each.zetel is not None and each.zetel in seats:
            hint = "Kijk na welke zetel bij welke kandidaat hoort."
            yield Finding((*here, "zetel"), "kandidaat", f"{each.zetel} is al een andere kandidaat", hint)
        if each.zetel is not None:
            seats.add(each.zetel)


def rounds_are_about_candidates(election: Verkiezing, at: Path) -> Iterator[Finding]:
    """V13: a round counts the votes of candidates, each once; every candidate stands in one; a counted election has one."""
    letters = {each.kandidaat for each in election.kandidaten}
    for number, turn in enumerate(election.rondes):
        seen: set[str] = set()
        for index, line in enumerate(turn.kandidaten):
            here = (*at, "rondes", number, "kandidaten", index, "kandidaat")
            if line.kandidaat not in letters:
                hint = "Zet de kandidaat bij ‘kandidaten:’ van deze verkiezing, of verbeter de letter."
                yield Finding(here, "V13", f"er is geen kandidaat {line.kandidaat}", hint)
            elif line.kandidaat in seen:
                message = f"kandidaat {line.kandidaat} staat twee keer in deze ronde"
                yield Finding(here, "V13", message, "Laat één aantal staan. Een nieuwe ronde begint met een streepje.")
            seen.add(line.kandidaat)
    stood = {letter for turn in election.rondes for letter in turn.counts}
    for index, each in enumerate(election.kandidaten):
        if election.rondes and each.kandidaat not in stood:
            message = f"kandidaat {each.kandidaat} staat in geen enkele ronde"
            hint = "Kreeg de kandidaat geen stemmen, schrijf dan ‘stemmen: 0’. Trok die zich terug, haal de kandidaat dan weg."
            yield Finding((*at, "kandidaten", index), "V13", message, hint, Level.AANDACHTSPUNT)
    if election.methode and election.methode not in UNNUMBERED and not election.rondes:
        message = f"bij de methode ‘{election.methode.value}’ horen aantallen"
        hint = "Voeg ‘rondes:’ toe, met de stemmen van elke kandidaat."
        yield Finding((*at, "methode"), "V13", message, hint)


def one_is_elected(election: Verkiezing, at: Path) -> Iterator[Finding]:
    """V14: at most one candidate is elected, one who stood in the last round, and nobody when the choice was put off."""
    chosen = [index for index, each in enumerate(election.kandidaten) if each.verkozen]
    for index in chosen[1:]:
        message = "er is al een kandidaat verkozen, en er kan er maar één zijn"
        hint = f"Laat ‘verkozen: ja’ staan bij wie ‘{election.functie}’ werd. Koos de raad voor twee functies, noteer dan twee verkiezingen."
        yield Finding((*at, "kandidaten", index, "verkozen"), "V14", message, hint)
    if not chosen:
        return
    place, letter = (*at, "kandidaten", chosen[0], "verkozen"), election.kandidaten[chosen[0]].kandidaat
    if election.uitgesteld:
        message = f"de keuze is uitgesteld, en toch is kandidaat {letter} verkozen"
        yield Finding(place, "V14", message, "Verwijder ‘verkozen:’ of ‘uitgesteld:’.")
    elif election.rondes and letter not in election.rondes[-1].counts:
        message = f"kandidaat {letter} is verkozen, maar staat niet in de laatste ronde"
        hint = "Verbeter de laatste ronde, of zet ‘verkozen: ja’ bij wie verkozen is."
        yield Finding(place, "V14", message, hint)


def agreed_on_one(election: Verkiezing, at: Path) -> Iterator[Finding]:
    """V14: a consensus, a unanimous vote or a silent agreement is about one candidate: nobody else has votes."""
    voted = Counter(letter for turn in election.rondes for letter, count in turn.counts.items() if count)
    if election.methode in UNNUMBERED and len(voted) > 1:
        message = f"{listed(f'kandidaat {each}' for each in sorted(voted))} kregen stemmen: dat is niet ‘{election.methode.woord}’"
        hint = "Kies de manier waarop echt gekozen werd, of verbeter de aantallen."
        yield Finding((*at, "methode"), "V14", message, hint)


def a_tie_is_broken(election: Verkiezing, at: Path) -> Iterator[Finding]:
    """V14: only a tie in the last round is decided by something else than votes, and not by another round."""
    if election.beslist_door is None:
        return
    place = (*at, "beslist_door")
    if election.beslist_door is Voorrang.nieuwe_stemming:
        hint = "Zet de nieuwe stemming als laatste bij ‘rondes:’, en verwijder deze regel."
        yield Finding(place, "V14", "een nieuwe stemming is een nieuwe ronde", hint)
    elif not election.elected:
        message = "er staat wat besliste, maar niemand is verkozen"
        yield Finding(place, "V14", message, "Zet ‘verkozen: ja’ bij de kandidaat, of verwijder deze regel.")
    elif election.rondes and len(leaders(election.rondes[-1].counts)) == 1:
        message = "in de laatste ronde had één kandidaat de meeste stemmen: dan beslist er niets anders"
        yield Finding(place, "V14", message, "Verwijder deze regel, of verbeter de aantallen.")


RULES = (
    candidates_are_letters,
    rounds_are_about_candidates,
    one_is_elected,
    agreed_on_one,
    a_tie_is_broken,
)
"""The rules about one election and its place in the record."""
