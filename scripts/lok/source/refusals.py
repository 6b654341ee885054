"""Why a record's text is refused, in the words of the secretary who typed it.

Stands beside ``source``: that module notices what is wrong and where, this one says it. Every
refusal has a stable code, a Dutch message (what is wrong) and a Dutch hint (what to type instead).
"""

from typing import Final, NamedTuple

MAX_BYTES: Final = 1024 * 1024
"""The largest record, in bytes of UTF-8; a long meeting takes some 20,000."""
MAX_DEPTH: Final = 20
"""Lists and mappings inside one another, the record itself counted; the kinds need some 6."""
MAX_KEY: Final = 200
"""The longest key, in characters."""


class Position(NamedTuple):
    """A place in a text: line and column, both counted from 1, columns in characters."""

    line: int
    column: int


class SourceError(Exception):
    """The first thing wrong in one text; ``line`` and ``column`` count from 1."""

    def __init__(self, line: int, column: int, code: str, message: str, hint: str) -> None:
        super().__init__(line, column, code, message, hint)
        self.line = line
        self.column = column
        self.code = code
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message} [{self.code}]. {self.hint}"


_QUOTE: Final = "Is het gewone tekst, zet die dan tussen aanhalingstekens."
_INDENT: Final = (
    "Laat velden en streepjes die bij elkaar horen even ver inspringen (met spaties), "
    "en zet na elke dubbele punt een spatie."
)
_LOOSE_TEXT: Final = "Verwijder wat hier staat, of zet het als waarde achter een veldnaam met dubbele punt."

# name: (code, message, hint); the names are what the callers below and in `source` ask for
_WORDS: Final[dict[str, tuple[str, str, str]]] = {
    "alias": (
        "yaml-alias",
        "een waarde kan niet met * beginnen: voor YAML is dat een verwijzing",
        _QUOTE + " Gaat het om opmaak zoals *vet*, zet dan | achter de dubbele punt en de tekst op de volgende regel.",
    ),
    "anchor": (
        "yaml-anker",
        "een waarde kan niet met & beginnen: voor YAML is dat een anker",
        _QUOTE + " Een waarde die terugkomt, typ je gewoon opnieuw.",
    ),
    "block header": (
        "yaml-syntaxis",
        "na | of > kan op dezelfde regel geen tekst meer staan",
        "Zet de tekst op de volgende regel, met twee spaties meer ervoor dan de veldnaam.",
    ),
    "block text": (
        "yaml-syntaxis",
        "deze regel springt minder ver in dan de tekst erboven",
        ("Laat elke regel van de tekst even ver inspringen, of zet de veldnaam op de kolom van de andere velden."),
    ),
    "carriage return": (
        "yaml-stuurteken",
        "een los regeleinde (CR zonder LF) kan niet in een record",
        "Sla het bestand op met regeleinden van Unix (LF) of Windows (CRLF).",
    ),
    "colon in value": (
        "yaml-syntaxis",
        "de waarde bevat een dubbele punt die voor YAML een veldnaam afsluit",
        "Zet de hele waarde tussen aanhalingstekens, bijvoorbeeld titel: 'Punt 1: de wachtlijst'.",
    ),
    "colon in lines": (
        "yaml-syntaxis",
        "de waarde telt meer regels en bevat een dubbele punt die voor YAML een veldnaam afsluit",
        (
            "Schrijf alleen | achter de dubbele punt van het veld, en zet alle tekst op de regels eronder, twee spaties "
            "verder dan de veldnaam."
        ),
    ),
    "conflict": (
        "yaml-samenvoegconflict",
        "hier staat een merkteken van een niet-opgelost samenvoegconflict",
        "Kies welke van de twee versies blijft en verwijder de regels met <<<<<<<, ======= en >>>>>>>.",
    ),
    "control": (
        "yaml-stuurteken",
        "het onzichtbare teken {character} kan niet in een record",
        (
            "Verwijder het teken. Het komt vaak mee bij kopiëren uit een ander programma: typ de tekst "
            "op deze plaats opnieuw."
        ),
    ),
    "control escape": (
        "yaml-stuurteken",
        "de waarde bevat, met een backslash geschreven, het onzichtbare teken {character}",
        "Verwijder de backslash en het woord of getal dat erbij hoort, of gebruik enkele aanhalingstekens.",
    ),
    "deep": (
        "yaml-te-diep",
        "het record is dieper genest dan {limit} niveaus",
        "Tel de haakjes [ en { en het aantal inspringingen: waarschijnlijk staat er te veel.",
    ),
    "directive": (
        "yaml-richtlijn",
        "een regel die met % begint kan niet in een record",
        "Verwijder de regel. " + _QUOTE,
    ),
    "documents": (
        "yaml-meerdere-documenten",
        "het bestand bevat meer dan één record",
        "Zet elk record in een eigen bestand en verwijder de regel met ---.",
    ),
    "duplicate": (
        "yaml-dubbele-sleutel",
        "het veld {key} staat er twee keer: eerder al op regel {first}",
        "Houd één van de twee over. Zijn het delen van een lijst, begin elk deel dan met een streepje.",
    ),
    "empty": (
        "yaml-leeg",
        "het bestand is leeg of bevat alleen opmerkingen",
        "Vul de velden van het record in, of verwijder het bestand.",
    ),
    "escape": (
        "yaml-syntaxis",
        "een backslash (\\) heeft tussen dubbele aanhalingstekens een bijzondere betekenis",
        "Gebruik enkele aanhalingstekens, of schrijf de backslash dubbel: \\\\.",
    ),
    "general": (
        "yaml-syntaxis",
        "vanaf hier is het bestand niet meer te lezen als record",
        (
            "Kijk op deze en de vorige regel na of de inspringing, de dubbele punten met spatie, de "
            "aanhalingstekens en de haakjes kloppen."
        ),
    ),
    "indentation": (
        "yaml-syntaxis",
        "de inspringing van deze regel past niet bij de regels erboven",
        _INDENT,
    ),
    "joined lines": (
        "yaml-syntaxis",
        "deze regel wordt gelezen als vervolg van de waarde op regel {first}",
        _INDENT,
    ),
    "key": (
        "yaml-sleutel",
        "een veldnaam moet gewone tekst op één regel zijn",
        "Schrijf de naam van het veld en daarna een dubbele punt met een spatie, bijvoorbeeld titel: Overleg.",
    ),
    "list on line": (
        "yaml-syntaxis",
        "een lijst kan niet beginnen op de regel van de veldnaam",
        "Zet elk streepje op een eigen regel onder de veldnaam, met twee spaties ervoor. " + _QUOTE,
    ),
    "long key": (
        "yaml-sleutel",
        "een veldnaam kan hoogstens {limit} tekens lang zijn",
        "Waarschijnlijk is dit een waarde: zet er de juiste veldnaam met een dubbele punt voor. " + _QUOTE,
    ),
    "merge": (
        "yaml-samenvoegsleutel",
        "<< (velden van elders samenvoegen) kan niet in een record",
        "Typ de velden hier zelf.",
    ),
    "missing colon": (
        "yaml-syntaxis",
        "op deze regel ontbreekt een dubbele punt met een spatie erna",
        (
            "Schrijf veld: waarde, met een spatie na de dubbele punt. Hoort de regel bij de tekst erboven, "
            "laat hem dan even ver inspringen als die tekst."
        ),
    ),
    "missing dash": (
        "yaml-syntaxis",
        "voor dit onderdeel van de lijst ontbreekt een streepje",
        "Begin elk onderdeel van een lijst met een streepje en een spatie, zoals op de regels erboven: - {…}.",
    ),
    "missing key": (
        "yaml-sleutel",
        "voor de dubbele punt ontbreekt de veldnaam",
        "Schrijf de naam van het veld voor de dubbele punt, bijvoorbeeld titel: Overleg.",
    ),
    "no record": (
        "yaml-geen-record",
        "het bestand bevat geen velden, maar {found}",
        (
            "Een record bestaat uit regels zoals titel: Overleg (een veldnaam, een dubbele punt, een spatie "
            "en de waarde), zonder streepje ervoor."
        ),
    ),
    "open brace": (
        "yaml-syntaxis",
        "wat hier met {{ begint, is niet goed afgesloten met }}",
        "Zet komma's tussen de delen en sluit af met }. " + _QUOTE,
    ),
    "open bracket": (
        "yaml-syntaxis",
        "de lijst die hier met [ begint, is niet goed afgesloten met ]",
        "Zet komma's tussen de delen en sluit af met ]. " + _QUOTE,
    ),
    "open quote": (
        "yaml-syntaxis",
        "het aanhalingsteken dat hier opent, wordt nergens gesloten",
        (
            "Zet hetzelfde aanhalingsteken aan het einde van de tekst. Is het een apostrof ('s avonds), zet "
            'de hele tekst dan tussen dubbele aanhalingstekens: "\'s avonds".'
        ),
    ),
    "other file": (
        "yaml-geen-tekst",
        "dit is {what}, geen record",
        (
            "Bewaar het document als bijlage in content/ en haal het hier weg. Maak het record met ‘lok new’ en zet "
            "de tekst in zijn velden."
        ),
    ),
    "minutes": (
        "yaml-geen-record",
        "dit bestand bevat gewone tekst en geen velden",
        (
            "Maak het record met ‘lok new’ en zet de tekst in zijn velden, bij een vergadering bijvoorbeeld in "
            "‘bespreking:’ en ‘besluit:’ van elk agendapunt. Of bewaar de tekst als bijlage in content/."
        ),
    ),
    "bullet": (
        "yaml-syntaxis",
        "deze regel begint met een opsommingsteken ({character}) in plaats van een streepje",
        (
            "Vervang elk opsommingsteken door een gewoon koppelteken en een spatie: ‘- ’. Horen de regels bij een tekst, "
            "schrijf dan ook | achter de dubbele punt van dat veld en laat ze twee spaties verder inspringen."
        ),
    ),
    "hard space": (
        "yaml-harde-spatie",
        "hier staat een spatie die geen gewone spatie is ({character})",
        "Verwijder ze en typ gewone spaties. Zulke spaties komen mee bij kopiëren uit een ander programma.",
    ),
    "curly quotes": (
        "yaml-syntaxis",
        "de waarde bevat een dubbele punt, en de gekrulde aanhalingstekens ({character}) eromheen tellen niet",
        "Zet de hele waarde tussen rechte aanhalingstekens, bijvoorbeeld titel: 'Punt 1: de wachtlijst'.",
    ),
    "several lines": (
        "yaml-syntaxis",
        "deze regel lijkt een vervolg van de tekst bij ‘{field}’ op regel {first}",
        (
            "Schrijf alleen | achter de dubbele punt van dat veld, en zet alle tekst op de regels eronder, twee "
            "spaties verder dan de veldnaam."
        ),
    ),
    "bracket value": (
        "yaml-syntaxis",
        "een waarde die met {character} begint, wordt als lijst of groep gelezen, en daarna staat nog tekst",
        "Zet de hele waarde tussen aanhalingstekens, bijvoorbeeld titel: '[nieuw] punt'.",
    ),
    "size": (
        "yaml-te-groot",
        "het bestand telt {size} bytes, meer dan de grens van {limit} bytes",
        "Splits het record, of bewaar lange teksten en tabellen als bijlage.",
    ),
    "stray bracket": (
        "yaml-syntaxis",
        "het haakje {character} sluit iets dat niet geopend werd",
        "Verwijder het haakje. " + _QUOTE,
    ),
    "stray dash": (
        "yaml-syntaxis",
        "hier staat een streepje op een plaats waar een veld verwacht wordt",
        "Zet streepjes alleen onder een veldnaam zonder waarde, en laat ze even ver inspringen. " + _QUOTE,
    ),
    "tab": (
        "yaml-tab",
        "hier staat een tab in de inspringing",
        "Vervang de tab door spaties: twee per niveau.",
    ),
    "tag": (
        "yaml-tag",
        "een waarde kan niet met ! beginnen: voor YAML is dat een typeaanduiding",
        _QUOTE,
    ),
    "text after end": ("yaml-syntaxis", "na het einde van het record staat nog tekst", _LOOSE_TEXT),
    "text after quote": (
        "yaml-syntaxis",
        (
            "de tekst tussen aanhalingstekens die op regel {first} begint, sluit op regel {last}, maar "
            "daarna staat nog iets"
        ),
        (
            "Bevat de tekst een apostrof ('s avonds, foto's), zet hem dan tussen dubbele aanhalingstekens: "
            '"\'s avonds", "foto\'s".'
        ),
    ),
    "unfinished": (
        "yaml-syntaxis",
        "het bestand stopt midden in een waarde",
        "Kijk na of elk haakje [ of { dat opent, ook gesloten wordt met ] of }.",
    ),
    "utf-16": (
        "yaml-geen-utf8",
        "het bestand is bewaard als UTF-16 in plaats van UTF-8",
        "Sla op als UTF-8: kies in de editor Opslaan als en de codering UTF-8.",
    ),
    "utf-8": (
        "yaml-geen-utf8",
        "hier staat een teken dat geen UTF-8 is (byte {byte})",
        "Sla op als UTF-8: het bestand is waarschijnlijk bewaard als ANSI, Windows-1252 of Latin-1.",
    ),
    "value start": (
        "yaml-syntaxis",
        "een waarde kan niet met {character} beginnen",
        "Zet de hele waarde tussen aanhalingstekens.",
    ),
}


def refusal(name: str, at: Position, **values: object) -> SourceError:
    """The error for one entry of the word list; ``values`` fill the gaps in its message."""
    code, message, hint = _WORDS[name]
    return SourceError(at.line, at.column, code, message.format(**values), hint)
