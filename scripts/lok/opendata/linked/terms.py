"""The words that the linked data use: prefixes, the one vocabulary of all councils, and what each property holds.

``PROPERTIES`` is the one list of properties: values are written by it, the context is made of it, and a property that is
not in it cannot be published. ``http`` and ``https`` are as their makers wrote them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

VOCABULARY = "https://w3id.org/lok-kinderopvang#"
"""The permanent address of our own words, the same for every council and every version: it never changes."""
RESOLVES = False
"""Whether that address leads to a page of words yet: it has to be asked for at w3id.org first (CONTRIBUTING says how)."""
VERSION = "1.0.0"
"""The version of the vocabulary: a word that is added counts up the second number, none is ever taken away."""
VERSION_DAY = "2026-11-30"

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "adres": "https://data.vlaanderen.be/ns/adres#",
    "besluit": "http://data.vlaanderen.be/ns/besluit#",
    "besluittype": "https://data.vlaanderen.be/id/concept/BesluitType/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "lok": VOCABULARY,
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "regorg": "http://www.w3.org/ns/regorg#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "subsidie": "http://data.vlaanderen.be/ns/subsidie#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

Sort = Literal["nl", "text", "day", "moment", "hour", "yes_no", "number", "amount", "year", "iri"]
"""What a property holds: a Dutch text, a plain text, a date, a moment with its offset, an hour, a boolean, a whole number,
an amount of money, a year, or the address of another thing."""


class Term(NamedTuple):
    """A class or property of our own: what it is called and what it means, and of a property what it holds."""

    label: str
    meaning: str
    sort: Sort | None = None
    above: str | None = None


CLASSES: dict[str, Term] = {
    "lok:Advies": Term(
        "advies",
        "Wat een adviesraad aanraadt aan een bestuur. Geen besluit: het heeft geen rechtsgevolg.",
        above="foaf:Document",
    ),
    "lok:Aanbeveling": Term("aanbeveling", "Eén punt dat een advies vraagt."),
    "lok:Adviesvraag": Term("adviesvraag", "De vraag van een bestuur waarop een advies antwoordt."),
    "lok:Antwoord": Term("antwoord", "Wat een bestuur besliste of meldde over een advies."),
    "lok:Stap": Term("stap", "Een stap in de uitvoering van een advies, gezet of gepland."),
    "lok:Nazicht": Term("nazicht", "Wat er op een dag vastgesteld is over wat er van een advies kwam."),
    "lok:Bestuursperiode": Term("bestuursperiode", "De periode waarvoor een lokaal bestuur verkozen is."),
    "lok:Memorandum": Term(
        "memorandum", "Wat een adviesraad vraagt bij verkiezingen of een nieuw plan.", above="foaf:Document"
    ),
    "lok:Vraag": Term("vraag", "Eén vraag in een memorandum."),
    "lok:Document": Term("document", "Een stuk dat de adviesraad bewaart en toont.", above="foaf:Document"),
    "lok:Doelstelling": Term("doelstelling", "Iets dat de adviesraad wil bereiken."),
    "lok:Project": Term("project", "Werk met een begin en een einde dat een doelstelling dichterbij brengt."),
    "lok:Werkgroep": Term("werkgroep", "Een groep van de adviesraad die één onderwerp voorbereidt."),
    "lok:Toekenning": Term(
        "toekenning", "Wat onder één reglement in één jaar in totaal is toegekend.", above="qb:Observation"
    ),
    "lok:Uitbreidingsronde": Term("uitbreidingsronde", "Een ronde voor nieuwe plaatsen met inkomenstarief."),
    "lok:Voorrangsregels": Term("voorrangsregels", "Wie eerst een plaats krijgt, in één versie."),
    "lok:Loketcijfers": Term("loketcijfers", "Wat het loket in één jaar telde."),
    "lok:Wegwijzervraag": Term("vraag van een ouder of opvang", "Een vraag, met de dienst die ze beantwoordt."),
    "lok:Startstap": Term("stap om te starten", "Wat iemand doet die een opvang begint of uitbreidt."),
}
"""Our own classes."""

OWN: dict[str, Term] = {
    "lok:aantalAndere": Term(
        "aantal andere stemmen", "Stemmen die het verslag nog anders noemt, niet voor en niet tegen.", "number"
    ),
    "lok:aantalBlanco": Term("aantal blanco stemmen", "Bij ons apart van de onthoudingen.", "number"),
    "lok:aantalOngeldig": Term("aantal ongeldige stemmen", "Bij ons apart van de onthoudingen.", "number"),
    "lok:aantalAanvragen": Term(
        "aantal aanvragen", "Ontbreekt als er zo weinig waren dat het getal iets over één aanvrager zegt.", "number"
    ),
    "lok:aantalToegekend": Term(
        "aantal toegekend", "Ontbreekt als er zo weinig waren dat het getal iets over één aanvrager zegt.", "number"
    ),
    "lok:adviesvraag": Term("adviesvraag", "De vraag waarop het advies antwoordt.", "iri"),
    "lok:antwoord": Term("antwoord", "Een antwoord op het advies.", "iri"),
    "lok:bestuursperiode": Term("bestuursperiode", "Een bestuursperiode van de raad.", "iri"),
    "lok:conclusie": Term("conclusie", "Wat de vergadering bij een punt besloot of vaststelde, zonder namen.", "nl"),
    "lok:doelgroep": Term("doelgroep", "Voor welke leeftijd de opvang is.", "iri"),
    "lok:gerealiseerd": Term("gerealiseerd", "Of een stap gezet is.", "yes_no"),
    "lok:gerichtAan": Term("gericht aan", "Wie het advies krijgt en moet antwoorden.", "iri"),
    "lok:gesubsidieerdePlaatsen": Term(
        "gesubsidieerde plaatsen", "Plaatsen met Vlaamse subsidie. Niet het aantal vrije plaatsen.", "number"
    ),
    "lok:grond": Term("grond", "Waarom een punt besloten is.", "iri"),
    "lok:jaar": Term("jaar", "Het jaar waarover het gaat.", "year"),
    "lok:keurtVerslagGoedVan": Term(
        "keurt verslag goed van", "De eerdere vergadering waarvan het verslag hier voorlag en goedgekeurd werd.", "iri"
    ),
    "lok:meegedeeldOp": Term("meegedeeld op", "De dag waarop de raad het antwoord kreeg.", "day"),
    "lok:methode": Term("methode", "Hoe gestemd werd.", "iri"),
    "lok:minderheidsstandpunt": Term("minderheidsstandpunt", "Het standpunt van wie tegen was, zonder namen.", "nl"),
    "lok:nazicht": Term("nazicht", "Een nazicht van het advies.", "iri"),
    "lok:opvangsoort": Term("opvangsoort", "Welke soort opvang het is.", "iri"),
    "lok:overgemaaktOp": Term("overgemaakt op", "De dag waarop het advies verstuurd werd.", "day"),
    "lok:pagina": Term("pagina", "De bladzijde waarop dit staat.", "iri"),
    "lok:prijs": Term("prijs", "Hoe de prijs voor ouders bepaald wordt.", "iri"),
    "lok:prioriteit": Term("prioriteit", "Hoe belangrijk de raad het vindt.", "iri"),
    "lok:quorumBereikt": Term("quorum bereikt", "Wat het verslag over het quorum zegt.", "yes_no"),
    "lok:rechtsgrond": Term("rechtsgrond", "De regel waarop de raad steunt, zoals de raad ze noemt.", "nl"),
    "lok:reglement": Term("reglement", "Het reglement waaronder is toegekend.", "iri"),
    "lok:resultaat": Term("resultaat", "Wat er met het advies gebeurt.", "iri"),
    "lok:resultaatVoor": Term(
        "resultaat voor",
        "Een aanbeveling waarover dit antwoord iets zegt; wat het zegt, staat op de aanbeveling.",
        "iri",
    ),
    "lok:soort": Term("soort", "Welke soort het is, uit een lijst van de woordenlijst.", "iri"),
    "lok:soortVergadering": Term("soort vergadering", "Welke soort vergadering het is.", "iri"),
    "lok:stap": Term("stap", "Een stap in de uitvoering.", "iri"),
    "lok:status": Term("status", "Hoe ver het staat.", "iri"),
    "lok:stemgerechtigd": Term("stemgerechtigd", "Of de zetel mag stemmen.", "yes_no"),
    "lok:steuntOpAdvies": Term("steunt op advies", "Het advies van de raad over deze versie.", "iri"),
    "lok:strekking": Term("strekking", "Of het advies gunstig is.", "iri"),
    "lok:subgeleding": Term("subgeleding", "Voor wie de zetel binnen zijn groep spreekt.", "iri"),
    "lok:termijnTot": Term("termijn tot", "De laatste dag om te antwoorden.", "day"),
    "lok:vergundePlaatsen": Term(
        "vergunde plaatsen", "Plaatsen op de vergunning. Niet het aantal vrije plaatsen.", "number"
    ),
    "lok:voorbeeld": Term(
        "voorbeeld", "Waar als dit verzonnen is om de site te tonen. Gebruik het dan niet als gegeven.", "yes_no"
    ),
    "lok:werkgroep": Term("werkgroep", "De werkgroep die vergaderde.", "iri"),
}
"""Our own properties."""

PROPERTIES: dict[str, Sort] = {
    "adms:identifier": "iri",
    "adms:schemaAgency": "text",
    "adms:status": "iri",
    "adres:Adresvoorstelling.huisnummer": "text",
    "besluit:Agendapunt.type": "iri",
    "besluit:aangebrachtNa": "iri",
    "besluit:aantalOnthouders": "number",
    "besluit:aantalTegenstanders": "number",
    "besluit:aantalVoorstanders": "number",
    "besluit:behandelt": "iri",
    "besluit:gebeurtNa": "iri",
    "besluit:geheim": "yes_no",
    "besluit:geplandOpenbaar": "yes_no",
    "besluit:geplandeStart": "moment",
    "besluit:gevolg": "nl",
    "besluit:heeftStemming": "iri",
    "besluit:motivering": "nl",
    "besluit:onderwerp": "nl",
    "besluit:openbaar": "yes_no",
    "besluit:werkingsgebied": "iri",
    "dct:abstract": "nl",
    "dct:creator": "iri",
    "dct:date": "day",
    "dct:dateSubmitted": "day",
    "dct:description": "nl",
    "dct:hasPart": "iri",
    "dct:hasVersion": "iri",
    "dct:identifier": "text",
    "dct:isReplacedBy": "iri",
    "dct:isVersionOf": "iri",
    "dct:issued": "day",
    "dct:modified": "day",
    "dct:references": "iri",
    "dct:relation": "iri",
    "dct:replaces": "iri",
    "dct:source": "iri",
    "dct:spatial": "iri",
    "dct:subject": "iri",
    "dct:title": "nl",
    "eli:date_document": "day",
    "eli:date_no_longer_in_force": "day",
    "eli:date_publication": "day",
    "eli:first_date_entry_in_force": "day",
    "eli:has_part": "iri",
    "eli:is_part_of": "iri",
    "eli:language": "iri",
    "eli:number": "text",
    "eli:passed_by": "iri",
    "eli:realizes": "iri",
    "eli:title": "text",
    "foaf:homepage": "iri",
    "locn:address": "iri",
    "locn:fullAddress": "text",
    "locn:postCode": "text",
    "locn:postName": "text",
    "locn:thoroughfare": "text",
    "org:classification": "iri",
    "org:heldBy": "iri",
    "org:postIn": "iri",
    "org:resultedFrom": "iri",
    "org:role": "iri",
    "org:subOrganizationOf": "iri",
    "org:unitOf": "iri",
    "owl:sameAs": "iri",
    "prov:atLocation": "iri",
    "prov:generated": "iri",
    "prov:invalidatedAtTime": "moment",
    "prov:value": "text",
    "prov:wasGeneratedBy": "iri",
    "rdfs:label": "nl",
    "regorg:legalName": "text",
    "schema:amount": "amount",
    "schema:areaServed": "nl",
    "schema:closes": "hour",
    "schema:contactPoint": "iri",
    "schema:contactType": "iri",
    "schema:dayOfWeek": "iri",
    "schema:dissolutionDate": "day",
    "schema:email": "text",
    "schema:endDate": "moment",
    "schema:foundingDate": "day",
    "schema:hoursAvailable": "iri",
    "schema:name": "nl",
    "schema:openingHours": "text",
    "schema:opens": "hour",
    "schema:organizer": "iri",
    "schema:parentOrganization": "iri",
    "schema:position": "text",
    "schema:startDate": "moment",
    "schema:telephone": "text",
    "schema:temporalCoverage": "text",
    "schema:text": "nl",
    "schema:url": "iri",
    "schema:validFrom": "day",
    "schema:validThrough": "day",
    "skos:altLabel": "nl",
    "skos:exactMatch": "iri",
    "skos:inScheme": "iri",
    "skos:notation": "text",
    "skos:prefLabel": "nl",
    "subsidie:doelstelling": "text",
    **{name: term.sort for name, term in OWN.items() if term.sort is not None},
}
"""What every property holds that the linked data may use."""

_WRITTEN: dict[str, dict[str, str]] = {
    "nl": {"@language": "nl"},
    "day": {"@type": "xsd:date"},
    "moment": {"@type": "xsd:dateTime"},
    "hour": {"@type": "xsd:time"},
    "amount": {"@type": "xsd:decimal"},
    "year": {"@type": "xsd:gYear"},
    "iri": {"@type": "@id"},
}
"""How the context says what a value is; a plain text, a number and a boolean say it themselves."""


def context() -> dict[str, object]:
    """Our own JSON-LD context: the prefixes, and of each property how its plain values are meant."""
    meant = {name: {"@id": name, **_WRITTEN[sort]} for name, sort in PROPERTIES.items() if sort in _WRITTEN}
    return {"@context": {"@version": 1.1, **PREFIXES, **dict(sorted(meant.items()))}}
