"""The rules of ``profile`` as SHACL in Turtle, for who harvests many councils: ``profiel.ttl``, which ``lok schema`` writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lok.opendata.linked.profile import DOOR, HOME, NEVER, PERSONS, SHAPES, SORT
from lok.opendata.linked.terms import PREFIXES, PROPERTIES, VOCABULARY
from lok.opendata.linked.vocabulary import RANGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.opendata.linked.profile import Rule, Shape

FILE = Path(__file__).with_name("profiel.ttl")
HEAD = """\
# Wat wie oogst van elk overleg mag verwachten, in SHACL. Gepubliceerd als data/profiel.ttl, naast de woordenlijst.
# Elke klasse die de gelinkte gegevens gebruiken, heeft hier een vorm; personen en mandaten zijn verboden.
# Gemaakt van de regels in profile.py met ‘lok schema’: wijzig het daar.
"""
BESIDE = {
    "mandaat": "http://data.vlaanderen.be/ns/mandaat#",
    "p": f"{VOCABULARY}profiel-",
    "person": "http://www.w3.org/ns/person#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "sh": "http://www.w3.org/ns/shacl#",
}
"""The prefixes that the shapes need beside those of the data."""
NAMES_NOBODY = '"De openbare gegevens noemen geen personen."@nl'
NO_DOOR = '"Nooit het adres van een woning."@nl'


def written() -> str:
    """The text of the file."""
    prefixes = sorted({**PREFIXES, **BESIDE}.items())
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes)
    return HEAD + head + "\n" + "\n".join((*map(_shape, SHAPES), *_never()))


def _shape(shape: Shape) -> str:
    return _node(shape.name, f"sh:targetClass {' , '.join(shape.classes)}", map(_property, shape.rules))


def _node(name: str, target: str, properties: Iterator[str]) -> str:
    rows = " ,\n".join(f"    {each}" for each in properties)
    return f"p:{name} a sh:NodeShape ; {target} ;\n  sh:property\n{rows} .\n"


def _property(rule: Rule) -> str:
    said = [f"sh:path {rule.name}", *_values(rule)]
    if rule.least:
        said.append(f"sh:minCount {rule.least}")
    if rule.most is not None:
        said.append(f"sh:maxCount {rule.most}")
    return f"[ {' ; '.join(said)} ]"


def _values(rule: Rule) -> Iterator[str]:
    """Of what class or sort the values are, as ``terms`` has it."""
    sort = PROPERTIES.get(rule.name)
    if len(rule.of) == 1:
        yield f"sh:class {rule.of[0]}"
    elif rule.of:
        yield f"sh:or ( {' '.join(f'[ sh:class {each} ]' for each in rule.of)} )"
    elif sort == "iri":
        yield "sh:nodeKind sh:IRI"
    elif sort is not None:
        yield f"sh:datatype {RANGES[sort]}"
    if sort == "number":
        yield "sh:minInclusive 0"
    if rule.pattern:
        yield f'sh:pattern "{rule.pattern}"'


def _never() -> Iterator[str]:
    """What may be nowhere."""
    closed = f"[ sh:path rdf:type ; sh:maxCount 0 ; sh:message {NAMES_NOBODY} ]"
    yield _node("GeenPersoon", f"sh:targetClass {' , '.join(PERSONS)}", iter((closed,)))
    rows = (f"[ sh:path {name} ; sh:maxCount 0 ; sh:message {NAMES_NOBODY} ]" for name in NEVER)
    yield _node("NooitGezegd", f"sh:targetSubjectsOf {' , '.join(NEVER)}", rows)
    yield (
        f"p:GeenWoning a sh:NodeShape ; sh:targetSubjectsOf {SORT} ;\n  sh:or (\n"
        f"    [ sh:not [ sh:property [ sh:path {SORT} ; sh:hasValue {HOME} ] ] ]\n"
        f"    [ sh:property [ sh:path {DOOR} ; sh:maxCount 0 ; sh:message {NO_DOOR} ] ]\n  ) .\n"
    )
