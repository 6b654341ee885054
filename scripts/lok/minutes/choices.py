"""What a secretary chose of pasted minutes, as plain data: a dict for JSON, its first proposal, and what it means.

.. code-block:: python

    {
        "blocks": {"b1": {"readers": "leden", "field": "bespreking", "item": "p1", "text": "…", "values": {…}}},
        "items": {"p1": {"keep": True, "place": 0, "nr": "1", "titel": "…", "soort": "bespreking"}},
        "attendance": {"a1": {"zetel": "zetel-x", "status": "aanwezig"}},
        "others": "afwezig",
        "guests": {"g1": {"hoedanigheid": "…"}},
        "head": {"einde": "2026-03-12 21:30"},
        "tool_line": "…",
        "settled": {"locatie": "nieuw"},
    }

What is not there is as it was proposed: a block without ``text`` has its own, one without ``values`` what was recognised.
A line of attendance that is not there was not confirmed. ``others`` is the status of every seat that no confirmed line
names; empty while that was not said. ``settled`` says of a conflict by its place which text counts: ``oud``, ``nieuw`` or
``samen``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.agendapunten import Puntsoort
from lok.minutes.pasted import Field, Readers
from lok.words.shown import shortened
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.minutes.pasted import Block, Item, Pasted

PARTS: Final = frozenset({"blocks", "items", "attendance", "others", "guests", "head", "tool_line", "settled"})
DAMAGED: Final = "de keuzes zijn beschadigd. Laad de bladzijde opnieuw en kies nog eens."
SETTLED: Final = frozenset({"oud", "nieuw", "samen"})
HEAD: Final = (
    "werkelijk_begin", "einde", "locatie", "voorzitter", "secretaris", "quorum_bereikt", "aanwezig_totaal",
    "volgende_vergadering",
)  # fmt: skip
"""The fields of the head that a record has."""
LINE: Final = ("zetel", "status", "persoon", "volmacht_aan", "van", "tot", "vanaf_punt", "tot_punt")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A block as it was assigned."""

    block: Block
    readers: Readers
    field: Field
    item: str
    text: str
    edited: bool
    values: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Choices:
    """All that was chosen, held against what was pasted."""

    blocks: tuple[Chosen, ...]
    items: Mapping[str, Mapping[str, Any]]
    attendance: tuple[Mapping[str, str], ...]
    others: str
    guests: tuple[str, ...]
    head: Mapping[str, str]
    tool_line: str
    settled: Mapping[str, str]


def proposed(pasted: Pasted) -> dict[str, Any]:
    """The choices as they stand before anybody touched them: what is sure, and nothing of attendance that is not."""
    lines = {
        each.id: {
            "zetel": each.seats[0], "status": each.status, "persoon": each.person, "volmacht_aan": each.proxy,
            "van": each.van, "tot": each.tot, "vanaf_punt": each.from_item, "tot_punt": each.until_item,
        }
        for each in pasted.attendance
        if each.sure
    }  # fmt: skip
    return {
        "blocks": {
            each.id: {"readers": each.readers.value, "field": each.field.value, "item": each.item}
            for each in pasted.blocks
        },
        "items": {each.id: _item(each) for each in pasted.items},
        "attendance": {key: {name: value for name, value in line.items() if value} for key, line in lines.items()},
        "others": "",
        "guests": {each.id: {"hoedanigheid": each.hoedanigheid} for each in pasted.guests if each.hoedanigheid},
        "head": {name: value for name in HEAD if (value := getattr(pasted.head, name))},
        "tool_line": pasted.tool_line,
        "settled": {},
    }


def _item(item: Item) -> dict[str, Any]:
    return {"keep": True, "place": item.place, "nr": item.number, "titel": item.title, "soort": item.soort}


def chosen(data: Mapping[str, Any], pasted: Pasted) -> Choices:
    """What the data means.

    Raises:
        RefusedError: It is not of these minutes, or says something that cannot be; in Dutch.
    """
    if unknown := data.keys() - PARTS:
        raise RefusedError(f"dit hoort niet bij de keuzes: {shortened(', '.join(sorted(unknown)))}.")
    first = proposed(pasted)
    parts = {name: data.get(name, first[name]) for name in PARTS}
    for name in ("blocks", "items", "attendance", "guests", "head", "settled"):
        if not isinstance(parts[name], dict):
            raise RefusedError(DAMAGED)
    for name in ("blocks", "items", "guests"):
        if not all(isinstance(each, dict) for each in parts[name].values()):
            raise RefusedError(DAMAGED)
    _refuse_strangers(parts["blocks"], {each.id for each in pasted.blocks})
    _refuse_strangers(parts["items"], {each.id for each in pasted.items})
    _refuse_strangers(parts["guests"], {each.id for each in pasted.guests})
    _refuse_strangers(parts["head"], set(HEAD))
    items = {key: {**first["items"][key], **parts["items"].get(key, {})} for key in first["items"]}
    for each in items.values():
        _one_of(str(each["soort"]), Puntsoort)
    others = str(parts["others"] or "")
    if others:
        _one_of(others, Aanwezigheidsstatus)
    for word in parts["settled"].values():
        if not isinstance(word, str) or word not in SETTLED:
            raise RefusedError(f"‘{shortened(str(word))}’ is geen keuze tussen de oude en de nieuwe tekst.")
    blocks = tuple(
        _chosen(each, {**first["blocks"][each.id], **parts["blocks"].get(each.id, {})}, items) for each in pasted.blocks
    )
    return Choices(
        blocks,
        items,
        tuple(_line(each) for each in parts["attendance"].values()),
        others,
        tuple(str(each.get("hoedanigheid", "")).strip() for each in parts["guests"].values()),
        {name: str(value).strip() for name, value in parts["head"].items() if value},
        str(parts["tool_line"] or "").strip(),
        dict(parts["settled"]),
    )


def _chosen(block: Block, wish: Mapping[str, Any], items: Mapping[str, Any]) -> Chosen:
    readers, field = _one_of(str(wish["readers"]), Readers), _one_of(str(wish["field"]), Field)
    if not isinstance(wish["item"], str) or wish["item"] not in items:
        raise RefusedError("een stuk hoort bij een punt dat er niet is. Kies het punt opnieuw.")
    text = wish.get("text")
    values = wish.get("values")
    if values is not None and not isinstance(values, dict):
        raise RefusedError(DAMAGED)
    own = block.text if text is None else str(text)
    return Chosen(block, readers, field, str(wish["item"]), own, text is not None, values)


def _line(line: Any) -> Mapping[str, str]:
    if not isinstance(line, dict) or line.keys() - set(LINE):
        raise RefusedError("een regel van de aanwezigheden is beschadigd. Kies de zetel en de status opnieuw.")
    found = {name: str(line.get(name) or "") for name in LINE}
    if not found["zetel"]:
        raise RefusedError("bij een regel van de aanwezigheden is geen zetel gekozen.")
    _one_of(found["status"], Aanwezigheidsstatus)
    return found


def _refuse_strangers(part: Mapping[str, Any], known: set[str]) -> None:
    if strangers := part.keys() - known:
        raise RefusedError(
            f"deze keuzes horen bij een ander verslag ({shortened(', '.join(sorted(strangers)))}). Plak het opnieuw."
        )


def _one_of(word: str, kind: Any) -> Any:
    try:
        return kind(word)
    except ValueError:
        raise RefusedError(f"‘{shortened(word)}’ kan hier niet: kies {', '.join(kind)}.") from None
