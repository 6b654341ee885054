"""Where the items of minutes begin: by numbers that count on, by headings, by bold lines, by the titles of the agenda.

A list inside an item counts too, and a list of the agenda stands before the items themselves. So the numbers are taken
that count on through the whole text, with what looks most like a title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from lok.minutes.agenda import ALIKE, bare, likeness
from lok.minutes.labels import TITLE_LINE, label
from lok.minutes.markers import kind_of
from lok.minutes.paragraphs import Paragraph, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.kinds.agendapunten import Agendapunt

MOST: Final = 200
"""Items of a meeting: a record holds no more."""
LONGEST_TITLE: Final = 160
LONGEST: Final = 4_000
"""Letters of a paragraph that may begin an item."""
FIRST: Final = 5
"""Paragraphs among which the title of the minutes stands."""
GAP: Final = 3
"""Numbers that may be passed over."""
SPOKEN: Final = re.compile(
    r"(?:agenda)?punt\s+(?P<number>[\w.]{1,6}?)\s*(?:[.:)]|\s[–—-])\s*(?P<title>\S.*)|(?P<ap>(?:AP|[A-Z]\.)\s?\d{1,3}[a-z]?)\s*(?:[.:)]|[–—-])?\s+(?P<called>\S.*)"
    r"|(?P<bare>\d{1,2})\s*(?:[:–—-]\s*|\s)(?P<weak>[A-Z\u00c0-\u00de].*)",
    re.IGNORECASE,
)
WRAPPED: Final = re.compile(r"(?:#{1,6}\s+)?(?:\*\*|__)?(?P<number>\d{1,3}[.)])\s+(?P<title>.+?)(?:\*\*|__)?")
CLOSING: Final = re.compile(
    r"(?:varia|rondvraag|allerlei|mededelingen|sluiting|volgende vergadering(?:en)?)[:.]?", re.IGNORECASE
)
CLOSED: Final = re.compile(
    r"\b(?:besloten|geheime|gesloten)\s+(?:zitting|vergadering|deel|gedeelte)\b|achter gesloten deuren|\bniet[- ]openba(?:ar|re)\b",
    re.IGNORECASE,
)
OPEN_AGAIN: Final = re.compile(r"\bopenbare\s+(?:zitting|vergadering|deel|gedeelte)\b", re.IGNORECASE)
TITLE_ENDS: Final = re.compile(r":\s+|\s[–—-]\s+|(?<=[\w)’'\"])\.\s+(?=[A-Z])")


class Start(NamedTuple):
    """Where an item begins: the paragraph, its number, its title, what follows on the same line."""

    at: int
    number: str
    title: str
    rest: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that may begin an item: the value that its number counts on, and how much it looks like a title."""

    index: int
    value: int
    number: str
    title: str
    worth: float
    alone: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The items, and the paragraphs that only list them."""

    starts: tuple[Start, ...]
    overview: frozenset[int]


def find(paragraphs: Sequence[Paragraph], used: frozenset[int], agenda: Sequence[Agendapunt]) -> Found:
    """The starts of the items among the paragraphs that are not ``used``."""
    groups = _groups(paragraphs, used, agenda)
    chains = [_chain(group) for group in groups.values()]
    chains += [titled] if (titled := _titled(paragraphs, used, agenda)) else []
    best = max(chains, key=_worth, default=[])
    if len(best) < 2 and not (best and best[0].worth > 3):
        best = []
    overview = _overview(paragraphs, used, best, agenda)
    extra = _extra(paragraphs, used | overview, best, agenda)
    chosen = sorted([*best, *extra], key=lambda each: each.index)[:MOST]
    return Found(tuple(_start(each, agenda) for each in chosen), overview)


def _worth(chain: list[Candidate]) -> float:
    return sum(each.worth for each in chain)


def _groups(
    paragraphs: Sequence[Paragraph], used: frozenset[int], agenda: Sequence[Agendapunt]
) -> dict[tuple[object, ...], list[Candidate]]:
    """The paragraphs that may begin an item, those that look the same together."""
    groups: defaultdict[tuple[object, ...], list[tuple[int, str, str]]] = defaultdict(list)
    for index, each in enumerate(paragraphs):
        if index in used or each.sort is Sort.row or not each.text or len(each.text) > LONGEST:
            continue
        if any(label(group, each) for group in ("head", "body")) or _is_the_title(index, each, agenda):
            continue
        key, number, title = _looks(each)
        if key is not None:
            groups[key].append((index, number, title))
    return {key: list(_candidates(rows, paragraphs, agenda)) for key, rows in groups.items()}


def _is_the_title(index: int, each: Paragraph, agenda: Sequence[Agendapunt]) -> bool:
    """Whether a line at the start is the title of the minutes themselves."""
    if index >= FIRST or each.number or not TITLE_LINE.match(each.text):
        return False
    return not any(likeness(each.text, item.titel) >= ALIKE for item in agenda)


def _looks(each: Paragraph) -> tuple[tuple[object, ...] | None, str, str]:
    """By what a paragraph resembles others that begin items; the number and title it would have."""
    if each.sort is Sort.heading:
        number, title = (each.number, each.text) if each.number else _spoken(each.text)
        return ("heading", each.level, bool(number)), number, title
    if each.number:
        return (each.sort, each.inset, kind_of(each.number), each.bold), each.number, each.text
    if each.sort is Sort.text:
        number, title = _spoken(each.text)
        if number:
            return ("text", kind_of(number), each.bold), number, title
        if each.bold and len(each.text) <= LONGEST_TITLE:
            return ("bold",), "", each.text
    return None, "", ""


def _spoken(text: str) -> tuple[str, str]:
    """The number and the title of ``Agendapunt 3: titel``, ``AP3 titel``, ``3 – Titel``; no number for other text."""
    if found := WRAPPED.fullmatch(text):
        return found["number"], found["title"]
    found = SPOKEN.fullmatch(text)
    if not found:
        return "", text
    if found["bare"]:
        return (
            (found["bare"], found["weak"]) if found["weak"][0].isupper() and len(text) <= LONGEST_TITLE else ("", text)
        )
    return (found["number"] or found["ap"], found["title"] or found["called"])


def _candidates(
    rows: list[tuple[int, str, str]], paragraphs: Sequence[Paragraph], agenda: Sequence[Agendapunt]
) -> Iterator[Candidate]:
    for place, (index, number, title) in enumerate(rows):
        value = _value(number) or place + 1
        before, after = (rows[place + step] if 0 <= place + step < len(rows) else None for step in (-1, 1))
        runs = any(
            other is not None
            and abs(other[0] - index) == 1
            and bool(other[1])
            and not paragraphs[max(other[0], index)].apart
            for other in (before, after)
        )
        here = paragraphs[index]
        worth = 1.0 + 2.0 * (here.sort is Sort.heading) + 1.0 * here.bold + 0.5 * here.apart
        worth += 0.5 * (not runs) + 3.0 * max((likeness(title, each.titel) >= ALIKE for each in agenda), default=False)
        worth -= 0.5 * (len(title) > LONGEST_TITLE) + 0.2 * min(here.inset, 5) * (here.sort is Sort.point)
        yield Candidate(index, value, number, title, worth, alone=not runs)


def _value(number: str) -> int:
    """What a number counts: 3 for ``3.`` and ``AP3``; 0 for one that is not counted so."""
    name = bare(number)
    found = re.fullmatch(r"(?:[A-Z]{1,3}\.?\s?)?(\d{1,3})", name)
    if found:
        return int(found[1])
    return ord(name) - ord("A") + 1 if len(name) == 1 and name.isalpha() else 0


def _chain(group: list[Candidate]) -> list[Candidate]:
    """The candidates whose numbers count on and that are together worth most; headings without numbers all of them."""
    if not any(each.number for each in group):
        return group[:MOST]
    alone = [each for each in group if each.alone]
    if len(_best(alone)) >= 2:
        group = [each for each in group if each.alone or each.worth > 3]
    return _best(group)


def _best(group: list[Candidate]) -> list[Candidate]:
    ends: dict[int, tuple[float, int]] = {}
    before: list[int] = []
    totals: list[float] = []
    for at, each in enumerate(group):
        total, link = each.worth - 0.4 * min(each.value - 1, 5), -1
        for step in range(1, GAP + 1):
            if (earlier := ends.get(each.value - step)) is not None:
                worth = earlier[0] + each.worth - 0.4 * (step - 1)
                if worth >= total:
                    total, link = worth, earlier[1]
        before.append(link)
        totals.append(total)
        if each.value <= MOST and total >= ends.get(each.value, (-inf, -1))[0]:
            ends[each.value] = (total, at)
    if not totals:
        return []
    at, chain = max(range(len(totals)), key=lambda index: (totals[index], index)), []
    while at >= 0:
        chain.append(group[at])
        at = before[at]
    return chain[::-1]


def _titled(paragraphs: Sequence[Paragraph], used: frozenset[int], agenda: Sequence[Agendapunt]) -> list[Candidate]:
    """Lines that are the title of an item of the agenda and nothing more."""
    found: list[Candidate] = []
    for index, each in enumerate(paragraphs):
        if index in used or each.sort is Sort.row or not each.text or len(each.text) > LONGEST:
            continue
        title = each.text.partition(": ")[0]
        if _is_a_title(title, agenda):
            found.append(Candidate(index, len(found) + 1, each.number, each.text, 2.0, alone=True))
    return found[:MOST]


def _is_a_title(text: str, agenda: Sequence[Agendapunt]) -> bool:
    """Whether a text is the title of an item of the agenda and nothing more."""
    if not text or text[-1] in ".;,?!":
        return False
    return any(likeness(text, item.titel) == 1.0 and _as_long(text, item.titel) for item in agenda)


def _as_long(one: str, other: str) -> bool:
    return max(len(one), len(other)) <= 2 * min(len(one), len(other))


def _overview(
    paragraphs: Sequence[Paragraph], used: frozenset[int], chain: list[Candidate], agenda: Sequence[Agendapunt]
) -> frozenset[int]:
    """The points that list the items before they begin: under ``Agenda``, or the same titles once more."""
    if not chain:
        return frozenset()
    first = chain[0].index
    titles = [each.title for each in chain] + [each.titel for each in agenda]
    found: set[int] = set()
    under = False
    for index, each in enumerate(paragraphs[:first]):
        if index in used:
            under = False
            continue
        here = label("head", each)
        if here is not None and here.role == "dagorde" and not here.rest:
            under = True
            found.add(index)
            continue
        listed = each.sort is Sort.point or (under and len(each.text) <= LONGEST_TITLE and not each.apart)
        again = any(likeness(each.text, title) >= ALIKE for title in titles) if listed else False
        if listed and (under or again):
            found.add(index)
        else:
            under = under and listed
    return frozenset(found)


def _extra(
    paragraphs: Sequence[Paragraph], used: frozenset[int], chain: list[Candidate], agenda: Sequence[Agendapunt]
) -> Iterator[Candidate]:
    """Titles among or behind the items that look otherwise: ``Varia`` without a number, a title of the agenda."""
    if not chain:
        return
    taken = {each.index for each in chain}
    for index in range(chain[0].index + 1, len(paragraphs)):
        each = paragraphs[index]
        if index in used or index in taken or each.sort is Sort.row or not each.text or len(each.text) > LONGEST_TITLE:
            continue
        looks = each.sort is Sort.heading or each.bold or (each.apart and each.sort is Sort.text)
        if not looks or label("body", each):
            continue
        if CLOSING.fullmatch(each.text) or _is_a_title(each.text, agenda):
            yield Candidate(index, 0, each.number, each.text, 1.0, alone=True)


def _start(each: Candidate, agenda: Sequence[Agendapunt]) -> Start:
    """A start with its title apart from what follows on the same line."""
    title = each.title.rstrip(":").strip()
    for cut in TITLE_ENDS.finditer(title):
        head = title[: cut.start()].strip()
        its = [item for item in agenda if bare(item.nr) == bare(each.number)] if each.number else agenda
        on_the_agenda = any(likeness(head, item.titel) >= ALIKE for item in its)
        if on_the_agenda or (len(title) > LONGEST_TITLE and len(head) <= LONGEST_TITLE):
            return Start(each.index, bare(each.number), head, title[cut.end() :].strip())
    if len(title) > LONGEST_TITLE:
        return Start(each.index, bare(each.number), "", title)
    return Start(each.index, bare(each.number), title, "")
