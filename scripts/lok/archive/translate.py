"""What pydantic refuses, in the words of the secretary: by the type of the refusal, never by its English text.

Every message says what is wrong and one thing to do about it; what a field may hold is asked of its model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.model.audience import field_types
from lok.model.reading import ONE_VALUE
from lok.source.problems import Finding
from lok.words.dutch import listed
from lok.words.near import near
from lok.words.shown import CURLY, name_of, odd_one, plain, shortened, unseen
from lok.words.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.kind import Kind
    from lok.source.positions import Path

MESSAGES = {
    "missing": ("verplicht veld ontbreekt", "Voeg ‘{field}:’ toe."),
    "string_too_long": ("de tekst is te lang: hoogstens {max_length} tekens", "Kort de tekst in."),
    "string_pattern_mismatch": ("de tekst moet op één regel staan", "Zet alles op één regel, zonder ‘|’ of ‘>’."),
    "too_short": ("de lijst is te kort: minstens {min_length}", "Voeg een onderdeel toe."),
    "too_long": ("de lijst is te lang: hoogstens {max_length}", "Splits de gegevens over meer records."),
    "greater_than_equal": ("de waarde is te klein: minstens {ge}", "Kijk het getal na."),
    "greater_than": ("de waarde is te klein: meer dan {gt}", "Kijk het getal na."),
    "less_than_equal": ("de waarde is te groot: hoogstens {le}", "Kijk het getal na."),
    "less_than": ("de waarde is te groot: minder dan {lt}", "Kijk het getal na."),
}
LISTS = frozenset({"tuple_type", "list_type"})
GROUPS = frozenset({"model_type", "dict_type", "model_attributes_type"})
BULLETS = "•·●▪◦‣–—"
FEW = 12
"""How many fields of a group a hint names."""


def translated(kind: Kind, error: Any) -> Finding:
    """One of pydantic's refusals in Dutch."""
    at, code, value = tuple(error["loc"]), error["type"], error.get("input")
    if code == "extra_forbidden":
        return _unknown_key(kind, at)
    if code != "missing" and (value is None or code == "string_too_short"):
        return _empty(kind, at)
    if isinstance(value, str) and code != "string_too_long" and (found := _strange(at, code, value)):
        return found
    return _by_type(kind, at, code, value) or _by_words(at, error)


def _by_type(kind: Kind, at: Path, code: str, value: Any) -> Finding | None:
    """A refusal whose remedy needs to know what belongs there."""
    if code == "enum":
        return _outside_list(kind, at, value)
    if code in LISTS:
        return _no_list(kind, at, code, value)
    if code in GROUPS:
        hint = f"Zet op de regels eronder, twee spaties verder, {_fields_of(kind, at)}"
        return Finding(at, code.replace("_", "-"), "hier moet een groep velden staan", hint)
    return _no_text(at, value) if code == "string_type" else None


def _by_words(at: Path, error: Any) -> Finding:
    """A refusal in the words of its field, or in those of its type."""
    code, context, value = error["type"], error.get("ctx", {}), error.get("input")
    if code == "id" and isinstance(value, str) and (possible := slug(value)):
        hint = f"Gebruik alleen kleine letters, cijfers en koppeltekens: schrijf ‘{at[-1]}: {possible}’"
        hint += f" en noem het bestand {possible}.yaml." if at == ("id",) else "."
        return Finding(at, code, context["message"], hint)
    if "message" in context:
        return Finding(at, code, context["message"], context["hint"])
    message, hint = MESSAGES.get(
        code, ("deze waarde past hier niet", "Kijk in de handleiding welke waarde hier hoort.")
    )
    return Finding(at, code.replace("_", "-"), message.format(**context), hint.format(field=at[-1]))


def _strange(at: Path, code: str, value: str) -> Finding | None:
    """A value that is only wrong because of a character that nobody sees, or of quotation marks that are letters."""
    name = "keuze" if code == "enum" else code.replace("_", "-")
    bare = value.strip()
    if len(bare) > 1 and bare[0] in CURLY and bare[-1] in CURLY and len(bare) < 300:
        message = f"rond de waarde staan gekrulde aanhalingstekens ({bare[0]}…{bare[-1]}): die horen dan bij de waarde"
        return Finding(at, name, message, f"Schrijf ‘{plain(bare.strip(CURLY))}’, zonder aanhalingstekens.")
    odd = odd_one(value)
    if odd is None or odd == "\n" or len(value) > 300:
        return None
    what = "het onzichtbare teken" if unseen(odd) else "een teken dat op een koppelteken lijkt"
    message = (
        f"in de waarde staat {what} {name_of(odd)}" if unseen(odd) else f"in de waarde staat {what} ({name_of(odd)})"
    )
    return Finding(at, name, message, f"Typ de waarde opnieuw met gewone tekens: {plain(value)}", inside=odd)


def _empty(kind: Kind, at: Path) -> Finding:
    """Nothing where something must stand; only what is not required may simply go."""
    model, name = model_at(kind.model, at)
    words = [str(word) for word in enum_at(kind.model, at)]
    choice = f" Kies uit: {', '.join(words)}." if words else ""
    hint = "Vul een waarde in of verwijder de regel."
    if name is not None and model.model_fields[name].is_required():
        hint = "Vul een waarde in." if isinstance(at[-1], int) else "Vul een waarde in: dit veld is verplicht."
    return Finding(at, "none-required", "dit veld is leeg", hint + choice)


def _no_list(kind: Kind, at: Path, code: str, value: Any) -> Finding:
    model, name = model_at(kind.model, at)
    groups = name is not None and any(hasattr(leaf, "model_fields") for leaf in field_types(model, name))
    message, name_of_code = "hier moet een lijst staan", code.replace("_", "-")
    if isinstance(value, str) and value.lstrip()[:1] in BULLETS:
        hint = "Vervang elk opsommingsteken door een gewoon koppelteken en een spatie: ‘- ’."
        return Finding(at, name_of_code, f"{message}, geen opsomming met ‘{value.lstrip()[0]}’", hint)
    if groups:
        hint = f"Zet elk onderdeel onder deze regel: een streepje, en daarna {_fields_of(kind, at)}"
    else:
        hint = "Zet elk onderdeel op een eigen regel onder deze regel, met een streepje en een spatie ervoor."
    return Finding(at, name_of_code, message, hint)


def _no_text(at: Path, value: Any) -> Finding:
    message = f"hier moet één waarde staan, geen {'lijst' if isinstance(value, list) else 'groep'}"
    field = next((step for step in reversed(at) if isinstance(step, str)), "veld")
    hint = (
        f"Begint de tekst met [ of {{, zet hem dan tussen aanhalingstekens. Zijn het meer regels, schrijf dan ‘{field}: |’ "
        "en zet de tekst op de regels eronder, twee spaties verder."
    )
    return Finding(at, "string-type", message, hint)


def _unknown_key(kind: Kind, at: Path) -> Finding:
    known, key = list(fields_at(kind.model, at[:-1])), str(at[-1])
    meant = near(plain(key.strip(CURLY)), known)
    if any(unseen(char) for char in key) or (key[:1] and key[0] in CURLY):
        odd = next(char for char in key if unseen(char) or char in CURLY)
        what = f"het onzichtbare teken {name_of(odd)}" if unseen(odd) else f"het aanhalingsteken {odd}"
        hint = f"Typ de veldnaam opnieuw: {meant or plain(key.strip(CURLY))}."
        return Finding(at, "onbekend-veld", f"in de veldnaam ‘{shortened(key)}’ staat {what}", hint, at_key=True)
    if meant:
        hint = f"Bedoelde je ‘{meant}’?"
    elif " " in key:
        hint = (
            "Hoort de regel bij de tekst erboven, schrijf dan alleen | achter de dubbele punt van dat veld, en zet alle "
            "tekst op de regels eronder, twee spaties verder dan de veldnaam."
        )
    else:
        hint = f"Dit veld bestaat hier niet. Mogelijke velden: {', '.join(known)}."
    return Finding(at, "onbekend-veld", f"onbekend veld ‘{shortened(key)}’", hint, at_key=True)


def _outside_list(kind: Kind, at: Path, value: Any) -> Finding:
    words = [str(word) for word in enum_at(kind.model, at)]
    if not isinstance(value, str):
        return Finding(at, "keuze", ONE_VALUE, f"Kies uit: {', '.join(words)}.")
    text = value
    meant = near(text.strip().lower().replace(" ", "_"), words)
    choice = f"Kies uit: {', '.join(words)}."
    return Finding(
        at,
        "keuze",
        f"‘{shortened(text)}’ is hier niet mogelijk",
        f"Bedoelde je ‘{meant}’? {choice}" if meant else choice,
    )


def _fields_of(kind: Kind, at: Path) -> str:
    """The fields of the group that belongs at a place, as the end of a sentence."""
    model, name = model_at(kind.model, at)
    inner = [leaf for leaf in field_types(model, name) if hasattr(leaf, "model_fields")] if name else [model]
    if not inner:
        return "de velden."
    fields = inner[0].model_fields
    required = [each for each, field in fields.items() if field.is_required()]
    others = [each for each in fields if each not in required][: max(0, FEW - len(required))]
    said = listed(f"‘{each}:’" for each in (required or others))
    if not required:
        return f"velden zoals {said}."
    return f"{said}{f' (en eventueel {listed(others)})' if others else ''}."


def meant_fields(kind: Kind, at: Path) -> Path | None:
    """The place of the known field for which an unknown one at ``at`` was probably meant."""
    meant = near(plain(str(at[-1]).strip(CURLY)), fields_at(kind.model, at[:-1]))
    return (*at[:-1], meant) if meant else None


def fields_at(model: type[Any], at: Path) -> Iterator[str]:
    """The names of the fields that the part at a path may have."""
    for step in at:
        if isinstance(step, str) and step in model.model_fields:
            inner = [leaf for leaf in field_types(model, step) if hasattr(leaf, "model_fields")]
            if inner:
                model = inner[0]
    yield from model.model_fields


def model_at(model: type[Any], at: Path) -> tuple[type[Any], str | None]:
    """The model that holds the field at a path, and the name of that field; ``None`` when no model knows it."""
    names = [step for step in at if isinstance(step, str)]
    for step in names[:-1]:
        inner = field_types(model, step) if step in model.model_fields else ()
        model = next((leaf for leaf in inner if hasattr(leaf, "model_fields")), model)
    return model, names[-1] if names and names[-1] in model.model_fields else None


def enum_at(model: type[Any], at: Path) -> tuple[Any, ...]:
    """The words of the closed list that the field at a path takes; none for another field."""
    model, name = model_at(model, at)
    leaves = field_types(model, name) if name else ()
    return tuple(word for leaf in leaves if hasattr(leaf, "__members__") for word in leaf)
