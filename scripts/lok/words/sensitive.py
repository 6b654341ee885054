"""Words that say something of somebody's health, family or fault: no page and no record needs them (section 8 of the domain).

A reason of absence, a child or a parent by name, a complaint about a provider by name. Rules that speak of everybody
(``je kind is afwezig wegens ziekte``) are about nobody and pass.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from lok.words.fold import written_out
from lok.words.tokens import listed, spaced, tokens, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.words.tokens import Token

ABSENT = re.compile(
    r"\bafwezig\b|\bverontschuldig(?:d|t|en|ing)\b|\bniet\s+(?:aanwezig|komen|gekomen|bij\s+zijn)\b|\bkomt\s+niet\b|"
    r"\bontbr(?:eekt|ak|eken)\b|\bvervang(?:t|en|ster|er)?\b|\bafgemeld\b|\bmeld(?:t|de)\s+zich\s+af\b|\bbelet\b|"
    r"\bverhinderd\b|\bverliet\b|\bvroeger\s+(?:weg|vertrokken)\b|\bafmelding\b|\bniet\s+deel(?:nemen|genomen)?\b|\babsent\b",
    re.IGNORECASE,
)
HEALTH = re.compile(
    r"\b(?:ziek(?:e|te|jes|tes|enhuis|enhuisopname|teverlof|temelding|tebriefje|gemeld|gevallen|verlof)?|griep\w*|operatie|"
    r"geopereerd|hospitaal|kliniek|opname|opgenomen|gehospitaliseerd|zwanger\w*|bevalling\w*|bevallen|miskraam|"
    r"moederschaps\w+|ouderschapsverlof|vaderschapsverlof|geboorteverlof|zorgverlof|ziekteverlof|pleegzorgverlof|"
    r"palliatie\w+|rouw\w*|overlijden|overleden|begrafenis|uitvaart|sterfgeval|burn-?\s?out|depressie\w*|overspannen|"
    r"stress\w*|revalid\w+|kanker\w*|chemo\w*|bestraling|therapie|behandeling|medisch\w*|dokter\w*|arts|specialist|"
    r"corona\w*|covid\w*|quarantaine|arbeidsongeschikt\w*|werkonbekwaam\w*|ongeval\w*|gebroken|hernia|migraine|"
    r"gezondheid\w*|familiale?|familiere|familieredenen|familieomstandigheden|gezinsredenen|gezinssituatie|"
    r"echtscheiding|scheiding|zorgt?\s+voor|mantelzorg\w*|tijdskrediet|loopbaanonderbreking|privere?denen|prive-?redenen|"
    r"\w*pijn|letsel\w*|blessure\w*|koorts|verkoudheid|verkouden|\w*ontsteking|zona|psychisch\w*|uitgeput|oververmoeid\w*|"
    r"persoonlijke\s+redenen|verkeersongeval|hartinfarct|beroerte|tandarts|kinesist|psycholoog|psychiater|besmet\w*)\b",
    re.IGNORECASE,
)
EVERYBODY = re.compile(
    r"\b(?:je|jouw|uw|hun)\s+(?:kind|peuter|baby|kindje)\b|\b(?:een|elk|ieder|het|een\s+ziek)\s+(?:ziek\s+)?(?:kind|peuter|baby)\b|"
    r"\b(?:zieke\s+)?kinderen\b|\b(?:als|wanneer|indien|zodra)\s+(?:een|de|het|je|er)\b|\bbij\s+(?:ziekte|afwezigheid)\b|"
    r"\b(?:een|elke|iedere)\s+(?:zieke\s+)?(?:begeleider|begeleidster|medewerker|onthaalouder|kinderbegeleider|ouder|gezin)\b|"
    r"\b(?:begeleiders|medewerkers|onthaalouders|kinderbegeleiders|ouders)\b",
    re.IGNORECASE,
)
MEETING = re.compile(
    r"\b(?:lid|leden|zetel|(?:onder)?voorzitter|secretaris|vertegenwoordig\w+|afgevaardigde|mevrouw|mevr|meneer|heer|dhr)\b",
    re.IGNORECASE,
)
STATE = re.compile(
    r"\b(?:is|was|werd|wordt|blijft|ligt|viel)\s+(?:\w+\s+){0,3}?(?:ziek|zwanger|bevallen|geopereerd|gehospitaliseerd|overspannen|"
    r"overleden|in\s+(?:het\s+)?ziekenhuis)\b|"
    r"\b(?:met|in|op)\s+(?:ziekte|bevallings|zwangerschaps|ouderschaps|moederschaps|vaderschaps|geboorte|zorg|pleegzorg|rouw)verlof\b|"
    r"\b(?:ziekteverlof|bevallingsverlof|moederschapsrust|ziekenhuisopname|arbeidsongeschikt)\s+van\b|"
    r"\b(?:heeft|neemt|nam|krijgt|kreeg)\s+(?:\w+\s+){0,2}?(?:ziekte|bevallings|zwangerschaps|ouderschaps|moederschaps|vaderschaps|geboorte|zorg|pleegzorg|rouw)verlof\b|"
    r"\bzieke\s+(?:lid|(?:onder)?voorzitter|secretaris|penningmeester|afgevaardigde|schepen)\b|"
    r"\b(?:(?:onder)?voorzitter|secretaris|penningmeester|lid|afgevaardigde|schepen)\b[^.;]{0,60}?\b(?:herstelt\s+van|herstellende|burn-?\s?out)\b",
    re.IGNORECASE,
)
"""How somebody is, said without the word that they were not there; only beside a word for a member it is about one."""
CAUSE = re.compile(
    r"\b(?:wegens|vanwege|omwille\s+van|door|om|na|gezien)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:ziekte\w*|griep|operatie|ziekenhuis\w*|hospitalisatie|gezondheids(?:redenen|problemen|toestand)|medische\s+redenen|"
    r"bevalling\w*|zwangerschap\w*|sterfgeval|begrafenis|rouw|burn-?\s?out|ongeval|heelkundige\s+ingreep|"
    r"familiale\s+\w+|familie(?:redenen|omstandigheden)|persoonlijke\s+(?:redenen|omstandigheden)|priv(?:e|é)-?redenen)\b",
    re.IGNORECASE,
)
"""What happened and why, where nobody is said to be absent: ``wegens ziekte leidt de ondervoorzitter de vergadering``."""
ANY_CAUSE = re.compile(
    r"\b(?:is|was|zijn|waren|blijft|bleef|laat|liet)\b[^.;]{0,80}?\b(?:afwezig|verontschuldig(?:d|en)|belet|verhinderd|afgemeld|absent)\b"
    r"[^.;]{0,40}?\b(?:wegens|vanwege|omwille\s+van)\s+(?!(?:\w+\s+){0,3}?\w*(?:belang|betrokken|onverenigbaar|quorum))(?P<why>\w+)",
    re.IGNORECASE,
)
"""Any reason of an absence, holidays too; that of who may not take part in an item is told on purpose."""
OF_A_MEETING = re.compile(
    r"\b(?:(?:onder)?voorzitter|secretaris|penningmeester|lid|zetel|vertegenwoordig(?:er|ster)|afgevaardigde|schepen|"
    r"mevrouw|mevr|meneer|dhr|vergadering|zitting|verslag|(?:agenda)?punt)\b",
    re.IGNORECASE,
)
OF_CARE = re.compile(
    r"\b(?:\w*opvang\w*|onthaalouders?|(?:kinder)?begeleid\w+|medewerk\w+|personeel\w*|kind(?:eren|je|jes)?|ouders?|gezin(?:nen)?|"
    r"baby\w*|peuters?|locaties?|sluit\w*|gesloten|vervang(?:capaciteit|plaats\w*))\b",
    re.IGNORECASE,
)
"""Words of those whom a council speaks about: with one of them, an illness is not that of who meets."""
SEAT_OF = re.compile(
    r"\b(?:voor|van|namens)\s+(?:de\s+|het\s+)?(?:\w*opvang|ouders|gezinnen|onthaalouders|personeel)\b|\bouders?vertegenwoordig\w+",
    re.IGNORECASE,
)
"""For whom a seat speaks: no talk about them."""
STATE_WORDS = listed(
    "ziekte zieke operatie ingreep burn-out gezondheidsredenen sterfgeval begrafenis burn griep ongeval bevalling herstelt herstellende "
    "ziek zwanger bevallen geopereerd gehospitaliseerd overspannen overleden ziekenhuis ziekteverlof bevallingsverlof "
    "zwangerschapsverlof ouderschapsverlof moederschapsverlof moederschapsrust vaderschapsverlof geboorteverlof zorgverlof "
    "pleegzorgverlof rouwverlof ziekenhuisopname arbeidsongeschikt"
)
SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z'\"])|\n\s*\n|\n\s*[-*]\s")
FAMILY = re.compile(
    r"\b(?:[Dd]e |[Hh]et |[Ee]en )?(?:[Mm]oeder|[Mm]ama|[Vv]ader|[Pp]apa|[Kk]ind(?:je)?|[Zz]oon(?:tje)?|[Dd]ochter(?:tje)?|"
    r"[Bb]aby|[Pp]euter|[Kk]leuter|[Bb]roer(?:tje)?|[Zz]us(?:je)?|[Oo]ma|[Oo]pa|[Gg]root(?:moeder|vader)|[Pp]leeg(?:moeder|vader|kind)|"
    r"[Oo]uders?|[Mm]eter|[Pp]eter)\s+van\s+(?:kleine\s+)?(?P<name>[A-Z][a-z'-]+)"
)
CHILD = re.compile(
    r"\b(?P<name>[A-Z][a-z]{2,})(?:'s|s|'|\s+(?:haar|zijn|d'r))\s+(?:moeder|mama|vader|papa|ouders)\b"
    r"|\b(?:[Kk]indje|[Bb]aby|[Pp]euter|[Kk]leuter|[Zz]oontje|[Dd]ochtertje)\s+(?P<child>[A-Z][a-z]{2,})\b"
)
COMPLAINT = listed(
    "klacht klachten klachtendossier klaagt klagen klaagde klaagden beklag inbreuk inbreuken handhaving "
    "handhavingsdossier aanmaning misbruik mishandeling mishandeld verwaarlozing onveilig grensoverschrijdend "
    "wantoestand wantoestanden wanbeheer fraude ontevreden geschorst sanctie"
)
ABSENCE_WORDS = listed(
    "afwezig verontschuldigd verontschuldigt verontschuldigen verontschuldiging ontbreekt ontbrak ontbreken "
    "vervangt vervangen vervang vervanger vervangster afgemeld belet verhinderd verliet afmelding absent aanwezig "
    "komen gekomen komt vertrokken"
)
FAMILY_WORDS = listed(
    "moeder mama vader papa kind kindje zoon zoontje dochter dochtertje baby peuter kleuter broer broertje zus "
    "zusje oma opa grootmoeder grootvader pleegmoeder pleegvader pleegkind ouder ouders meter peter"
)
EVERYWHERE = listed("kind ouder ouders peuter baby kleuter")
"""Words of a family that stand on every page of a council on childcare: only ``van`` after them makes a text suspect."""
WATCHED = (ABSENCE_WORDS | STATE_WORDS | FAMILY_WORDS | COMPLAINT) - EVERYWHERE
"""Words of an absence that say so only with another: a text with no word of health beside them is not suspect."""


class Sensitive(NamedTuple):
    """Something that says too much: where, what it is, and why it must go."""

    start: int
    message: str
    hint: str


REASON = (
    "hier staat waarom iemand afwezig was",
    "Schrijf alleen verontschuldigd, zonder reden: ziekte, verlof en familie zijn van de persoon zelf (artikel 9 AVG).",
)
CHILD_NAMED = (
    "hier staat een kind of een ouder met naam",
    "Schrijf het zonder naam: wie een kind is of wiens ouder iemand is, gaat niemand anders aan.",
)
COMPLAINED = (
    "hier staat een klacht over een opvang met naam",
    "Laat de naam weg en verwijs naar Opgroeien: klachten en handhaving horen daar, niet bij de raad.",
)


def of_a_child(words: str, found: set[str]) -> bool:
    """Whether a text, as ``spaced`` gives it, may call somebody the child or the parent of another."""
    return "van" in found and any(each in found and f" {each} van " in words for each in EVERYWHERE)


def says_too_much(text: str) -> bool:
    """Whether ``text`` may say something sensitive. Says no only when it cannot."""
    row = spaced(unescape(text) if "&" in text else text)
    found = set(row.split())
    return not WATCHED.isdisjoint(found) or of_a_child(row, found)


def sensitive(text: str, providers: Providers, common: frozenset[str] = frozenset()) -> Iterator[Sensitive]:
    """What ``text`` says of somebody's health, family or fault. ``common`` are names of places and organisations."""
    found = word_set(text)
    whole = written_out(text)
    if not found.isdisjoint(ABSENCE_WORDS | STATE_WORDS):
        yield from (Sensitive(whole.origin(start), *REASON) for start in _reasons(whole.text))
    if not found.isdisjoint(FAMILY_WORDS):
        yield from (Sensitive(whole.origin(start), *CHILD_NAMED) for start in _children(whole.text, common))
    if not found.isdisjoint(COMPLAINT):
        yield from (Sensitive(whole.origin(start), *COMPLAINED) for start in _complaints(whole.text, providers))


def _reasons(text: str) -> Iterator[int]:
    """Where a sentence tells why somebody was not at a meeting."""
    for start, sentence in _sentences(text):
        health = HEALTH.search(sentence) if ABSENT.search(sentence) else None
        about_one = MEETING.search(sentence) is not None
        state = STATE.search(sentence) if about_one else None
        found = health if health and (about_one or not EVERYBODY.search(sentence)) else state or _cause(sentence)
        if found:
            yield start + found.start()


def _cause(sentence: str) -> re.Match[str] | None:
    """Where a sentence about who meets says why something went as it did, when that is health, family or a holiday."""
    if not OF_A_MEETING.search(sentence):
        return None
    if not OF_CARE.search(SEAT_OF.sub("", sentence)) and (cause := CAUSE.search(sentence)):
        return cause
    return ANY_CAUSE.search(sentence)


def _children(text: str, common: frozenset[str]) -> Iterator[int]:
    """Where a child or a parent is named."""
    for match in (*FAMILY.finditer(text), *CHILD.finditer(text)):
        name = (match.groupdict().get("name") or match.groupdict().get("child") or "").lower()
        if name.strip("'-") not in common:
            yield match.start()


def _complaints(text: str, providers: Providers) -> Iterator[int]:
    """Where a sentence complains of a provider by name."""
    for start, sentence in _sentences(text):
        row = tokens(sentence)
        if not COMPLAINT.isdisjoint(each.word for each in row) and providers.named(row):
            yield start


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in SENTENCE.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


SORTS = listed(
    "kinderopvang kinderdagverblijf kinderdagverblijven dagverblijf creche kribbe peutertuin opvang buitenschoolse voorschoolse "
    "onthaalouder onthaalouders gezinsopvang groepsopvang samenwerkende bko ibo kdv vzw bv bvba cv nv feitelijke vereniging "
    "dienst organisator centrum stad gemeente school basisschool locatie campus de het een van voor en in t"
)
"""Words that say what a provider is: what is left of its name is what people call it."""


class Providers:
    """The names of providers, as rows of words: in full, and as people shorten them."""

    __slots__ = ("rows", "short")

    def __init__(self, names: Iterable[tuple[str, ...]]) -> None:
        self.rows = {name for name in names if len("".join(name)) > 3}
        called = {tuple(word for word in name if word not in SORTS) for name in self.rows}
        self.short = {name for name in called if len("".join(name)) > 3 and not "".join(name).isdigit()}

    def named(self, row: list[Token]) -> bool:
        """Whether one of them stands in this row of words; a shortened name only with a capital, for it may be a word."""
        words = [each.word for each in row]
        sizes = {len(name) for name in (*self.rows, *self.short)}
        return any(
            tuple(words[at : at + size]) in self.rows
            or (row[at].capital and tuple(words[at : at + size]) in self.short)
            for size in sizes
            for at in range(len(words) - size + 1)
        )
