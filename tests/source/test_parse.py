"""The dialect of the records: what is read, what is refused, where and in which words."""

import subprocess
import sys
import time
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lok.source.explain import explain
from lok.source.parse import SourceError, decode, locate, parse
from lok.source.refusals import MAX_BYTES, MAX_DEPTH, MAX_KEY
from samples.places import REPOSITORY

SCRIPTS = REPOSITORY / "scripts"

MEETING = """\
# verslag van een verzonnen vergadering
titel: Overleg – “lente”
datum: 2026-03-12
begin: 19:30
plaats:
  naam: Raadzaal
  postcode: 09000
agendapunten:
  - titel: 'Nota''s'
    minuten: 15
    bespreking: |
      Er is vraag naar cijfers.

      Ook naar "open" dagen!
  - titel: "Kind & Gezin: stand"
    documenten: [nota, cijfers]
einde:
"""


def refused(text: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        parse(text)
    return caught.value


# --- what is read


def test_a_record_is_read_as_text_lists_and_fields_in_the_order_of_the_file() -> None:
    data = parse(MEETING)
    assert data == {
        "titel": "Overleg – “lente”",
        "datum": "2026-03-12",
        "begin": "19:30",
        "plaats": {"naam": "Raadzaal", "postcode": "09000"},
        "agendapunten": [
            {
                "titel": "Nota's",
                "minuten": "15",
                "bespreking": 'Er is vraag naar cijfers.\n\nOok naar "open" dagen!\n',
            },
            {"titel": "Kind & Gezin: stand", "documenten": ["nota", "cijfers"]},
        ],
        "einde": None,
    }
    assert list(data) == ["titel", "datum", "begin", "plaats", "agendapunten", "einde"]


@pytest.mark.parametrize(
    "typed",
    [
        "19:30", "no", "nee", "yes", "on", "true", "1.10", "09000", "0x1F", "0o17", "1_000", "1e3", ".inf", "NaN",
        "2026-03-12", "2026-03-12T19:30:00Z", "Null", "NULL", "=", "<<", "a & b", "a * b", "hoera!", "C# en F#", "50%",
        "jan@example.org", "https://voorbeeld.invalid/a?b=c", "-1", "foto's", "a - b", "a:b",
    ],
)  # fmt: skip
def test_an_unquoted_value_stays_the_text_that_was_typed(typed: str) -> None:
    assert parse(f"veld: {typed}\n") == {"veld": typed}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("# leeg", None),
        ("'null'", "null"),
        ('"null"', "null"),
        ("'~'", "~"),
        ('""', ""),
        ("''", ""),
        ("|-\n  null", "null"),
        ("[~, '~', null, a]", [None, "~", None, "a"]),
        ("[]", []),
        ("{}", {}),
        ("{a: , b: ~}", {"a": None, "b": None}),
        ("lang\n  vervolg", "lang vervolg"),
        (">-\n  een\n  twee", "een twee"),
        ('"een\\ntwee\\ten \\u00e9 \\""', 'een\ntwee\ten é "'),
    ],
)
def test_only_unquoted_nothing_is_none(typed: str, value: Any) -> None:
    assert parse(f"veld: {typed}\n") == {"veld": value}


@pytest.mark.parametrize(
    "text",
    [
        "---\na: b\n",
        "a: b\n...\n",
        "--- # kop\na: b",
        "a:\tb",
        "\n\n# x\na: b\n\n",
        "{a: b}",
        '"a": b',
        "? a\n: b",
        "a: b\r\n",
    ],
)
def test_one_document_may_be_written_in_several_ways(text: str) -> None:
    assert parse(text) == {"a": "b"}


def test_windows_line_ends_give_the_same_data() -> None:
    assert parse(MEETING.replace("\n", "\r\n")) == parse(MEETING)


def test_a_quoted_merge_sign_is_an_ordinary_key() -> None:
    assert parse("'<<': a\n") == {"<<": "a"}


# --- what is refused: text, code, line, column, words in the message or hint

MARK = yaml.Mark("", 0, 0, 0, None, 0)
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
DEEP = "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH

REFUSED = [
    ("a: &naam b\n", "yaml-anker", 1, 4, "tussen aanhalingstekens"),
    ("a:\n  - &x\n    b: c\n", "yaml-anker", 2, 5, "opnieuw"),
    ("&x a: b\n", "yaml-anker", 1, 1, "&"),
    ("a: & b\n", "yaml-anker", 1, 4, "&"),
    (BOMB, "yaml-anker", 1, 4, "anker"),
    ("a: *naam\n", "yaml-alias", 1, 4, "verwijzing"),
    ("a: **vet** woord\n", "yaml-alias", 1, 4, "|"),
    ("*naam : b\n", "yaml-alias", 1, 1, "*"),
    ("a: !belangrijk b\n", "yaml-tag", 1, 4, "!"),
    ("a: ! let op\n", "yaml-tag", 1, 4, "tussen aanhalingstekens"),
    ("a: ! 'let op'\n", "yaml-tag", 1, 4, "!"),
    ("a: !\n", "yaml-tag", 1, 4, "!"),
    ("a: !!str b\n", "yaml-tag", 1, 4, "typeaanduiding"),
    ("a: !!python/object/apply:os.system ['ls']\n", "yaml-tag", 1, 4, "typeaanduiding"),
    ("a: !e!x b\n", "yaml-tag", 1, 4, "!"),
    ("a: !let, op\n", "yaml-tag", 1, 4, "!"),
    ("!x a: b\n", "yaml-tag", 1, 1, "!"),
    ("!x\na: b\n", "yaml-tag", 1, 1, "!"),
    ("a: !x &y b\n", "yaml-tag", 1, 4, "!"),
    ("a: b\n<<: {c: d}\n", "yaml-samenvoegsleutel", 2, 1, "<<"),
    ("a: b\nc: d\na: e\n", "yaml-dubbele-sleutel", 3, 1, "regel 1"),
    ("l:\n  - b: 1\n    'b': 2\n", "yaml-dubbele-sleutel", 3, 5, "regel 2"),
    ("l: {b: 1, b: 2}\n", "yaml-dubbele-sleutel", 1, 11, "veld b"),
    ("? [a]\n: b\n", "yaml-sleutel", 1, 3, "veldnaam"),
    ("[a]: b\n", "yaml-sleutel", 1, 1, "veldnaam"),
    ("{a: b}: c\n", "yaml-sleutel", 1, 1, "veldnaam"),
    ("~: b\n", "yaml-sleutel", 1, 1, "veldnaam"),
    ("null: b\n", "yaml-sleutel", 1, 1, "veldnaam"),
    ("a: {: b}\n", "yaml-sleutel", 1, 5, "veldnaam"),
    ("? |\n  a\n: b\n", "yaml-sleutel", 1, 3, "één regel"),
    (": b\n", "yaml-sleutel", 1, 1, "ontbreekt"),
    ("k" * (MAX_KEY + 1) + ": b\n", "yaml-sleutel", 1, 1, str(MAX_KEY)),
    ("a: b\n" + "k" * 1100 + ": b\n", "yaml-syntaxis", 2, 1, "dubbele punt"),
    ("k" * 1100 + ": b\n", "yaml-sleutel", 1, 1, str(MAX_KEY)),
    ("a: b\n---\nc: d\n", "yaml-meerdere-documenten", 2, 1, "eigen bestand"),
    ("---\na: b\n---\n", "yaml-meerdere-documenten", 3, 1, "---"),
    ("---\n---\na: b\n", "yaml-meerdere-documenten", 2, 1, "---"),
    ("a: b\n...\nc: d\n", "yaml-syntaxis", 3, 1, "na het einde"),
    ("{a: b} c\n", "yaml-syntaxis", 1, 8, "na het einde"),
    ("%YAML 1.2\n---\na: b\n", "yaml-richtlijn", 1, 1, "%"),
    ("# kop\n%TAG !e! tag:example.org:\n---\na: b\n", "yaml-richtlijn", 2, 1, "%"),
    ("%YAML 9.0\n---\na: b\n", "yaml-richtlijn", 1, 1, "%"),
    ("%iets\na: b\n", "yaml-richtlijn", 1, 1, "%"),
    ("a:\n\tb: c\n", "yaml-tab", 2, 1, "spaties"),
    ("a:\n  b: c\n\td: e\n", "yaml-tab", 3, 1, "tab"),
    ("a: |\n\ttekst\n", "yaml-tab", 2, 1, "tab"),
    ("a:\n  -\tb: c\n", "yaml-tab", 2, 4, "tab"),
    ("a: b\x07c\n", "yaml-stuurteken", 1, 5, "U+0007"),
    ("a: b\n\x00", "yaml-stuurteken", 2, 1, "U+0000"),
    ("a: b\x85c: d\n", "yaml-stuurteken", 1, 5, "U+0085"),
    ("a: é\u2028b\n", "yaml-stuurteken", 1, 5, "U+2028"),
    ("a: \ufeffb\n", "yaml-stuurteken", 1, 4, "U+FEFF"),
    ("a: \ud800\n", "yaml-stuurteken", 1, 4, "U+D800"),
    ("a: b\rc: d\n", "yaml-stuurteken", 1, 5, "regeleinde"),
    ('a: b\nc: "x\\0"\n', "yaml-stuurteken", 2, 4, "U+0000"),
    ('a: "x\\L"\n', "yaml-stuurteken", 1, 4, "U+2028"),
    ('"\\e": b\n', "yaml-stuurteken", 1, 1, "U+001B"),
    ("a: " + "b" * MAX_BYTES, "yaml-te-groot", 1, 1, str(MAX_BYTES + 3)),
    ("a: " + "é" * (MAX_BYTES // 2), "yaml-te-groot", 1, 1, str(MAX_BYTES)),
    (DEEP, "yaml-te-diep", 1, 3 + MAX_DEPTH, str(MAX_DEPTH)),
    ("a:\n" + "".join("  " * n + "b:\n" for n in range(1, 40)), "yaml-te-diep", 21, 41, str(MAX_DEPTH)),
    ("[" * 100_000, "yaml-te-diep", 1, 21, "genest"),
    ("{a: " * 100_000, "yaml-te-diep", 1, 81, "genest"),
    ("- " * 100_000, "yaml-te-diep", 1, 41, "genest"),
    ("[\n" * 100_000, "yaml-te-diep", 21, 1, "genest"),
    ("? " * 100_000, "yaml-sleutel", 1, 3, "veldnaam"),
    ("", "yaml-leeg", 1, 1, "leeg"),
    ("\n# alleen dit\n", "yaml-leeg", 1, 1, "opmerkingen"),
    ("---\n", "yaml-leeg", 1, 1, "leeg"),
    ("- a\n- b\n", "yaml-geen-record", 1, 1, "een lijst"),
    ("# x\ngewoon een zin.\n", "yaml-geen-record", 2, 1, "losse tekst"),
    ("~\n", "yaml-geen-record", 1, 1, "losse tekst"),
    ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> tak\n", "yaml-samenvoegconflict", 2, 1, "Kies"),
    ("a:\r\n  b: |\r\n    x\r\n<<<<<<<\r\ny\r\n", "yaml-samenvoegconflict", 4, 1, "Kies"),
    ('titel: "open\nb: c\n', "yaml-syntaxis", 1, 8, "nergens gesloten"),
    ("titel: 'open\n---\n", "yaml-syntaxis", 1, 8, "nergens gesloten"),
    ("titel: 's avonds\nplaats: 'hier'\n", "yaml-syntaxis", 1, 8, "'s avonds"),
    ("titel: 'foto's van'\nb: c\n", "yaml-syntaxis", 1, 14, "foto's"),
    ("titel: 'a' b\n", "yaml-syntaxis", 1, 12, "daarna"),
    ("titel: 'a': b\n", "yaml-syntaxis", 1, 11, "daarna"),
    ("l: ['a' b]\n", "yaml-syntaxis", 1, 9, "daarna"),
    ("titel 3\nb: c\n", "yaml-syntaxis", 1, 1, "ontbreekt een dubbele punt"),
    ("a:1\nb: c\n", "yaml-syntaxis", 1, 1, "spatie erna"),
    ("a: 1\nb c\nd: e\n", "yaml-syntaxis", 2, 1, "ontbreekt een dubbele punt"),
    ("a: 1\nb:2\n", "yaml-syntaxis", 2, 1, "spatie erna"),
    ("titel: Punt 1: de wachtlijst\n", "yaml-syntaxis", 1, 14, "tussen aanhalingstekens"),
    ("a: 1\n  b: 2\n", "yaml-syntaxis", 2, 3, "regel 1"),
    ("l:\n  - naam x\n    rol: y\n", "yaml-syntaxis", 2, 5, "ontbreekt een dubbele punt"),
    ("l:\n  - naam:x\n    rol: y\n", "yaml-syntaxis", 2, 5, "spatie erna"),
    ("l:\n  - naam\n     rol: y\n", "yaml-syntaxis", 3, 6, "regel 2"),
    ("a:\n    b: 1\n  c: 2\n", "yaml-syntaxis", 3, 3, "inspringing"),
    ("l:\n  - b: 1\n   c: 2\n", "yaml-syntaxis", 3, 4, "inspringing"),
    ("l:\n  - b\n  c: 1\n", "yaml-syntaxis", 3, 3, "inspringing"),
    ("a: |\n    x\n  y\nb: 1\n", "yaml-syntaxis", 3, 3, "tekst erboven"),
    ("a: 1\n- b\n", "yaml-syntaxis", 2, 1, "streepje"),
    ("a: - b\n", "yaml-syntaxis", 1, 4, "eigen regel"),
    ("l: [- b]\n", "yaml-syntaxis", 1, 5, "met - beginnen"),
    ("a: @jan\n", "yaml-syntaxis", 1, 4, "met @ beginnen"),
    ("a: `x`\n", "yaml-syntaxis", 1, 4, "met ` beginnen"),
    ("a: %x\n", "yaml-syntaxis", 1, 4, "met % beginnen"),
    ("a: , x\n", "yaml-syntaxis", 1, 4, "met , beginnen"),
    ("a: ]\n", "yaml-syntaxis", 1, 4, "met ] beginnen"),
    ("a: ? b\n", "yaml-syntaxis", 1, 4, "met ? beginnen"),
    ("a: [1, 2\nb: 3\n", "yaml-syntaxis", 1, 4, "afgesloten met ]"),
    ("a: {x: 1\nb: 3\n", "yaml-syntaxis", 1, 4, "afgesloten met }"),
    ("a: b\nl: [c,\n", "yaml-syntaxis", 3, 1, "stopt midden"),
    ("l: [c,\n---\n", "yaml-syntaxis", 2, 1, "stopt midden"),
    ("- \ntitel: b\n", "yaml-syntaxis", 2, 1, "inspringing"),
    ("l: [c:]\n", "yaml-syntaxis", 1, 6, "dubbele punt"),
    ("a: [b]]\n", "yaml-syntaxis", 1, 7, "haakje ]"),
    ('a: "c:\\pad"\n', "yaml-syntaxis", 1, 7, "backslash"),
    ('a: "\\ud800"\n', "yaml-syntaxis", 1, 7, "backslash"),
    ("a: | tekst\n", "yaml-syntaxis", 1, 4, "volgende regel"),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "words"), REFUSED, ids=lambda value: repr(value)[:40])
def test_what_is_not_in_the_dialect_is_refused_with_its_place_and_a_remedy(
    text: str, code: str, line: int, column: int, words: str
) -> None:
    error = refused(text)
    assert (error.code, error.line, error.column) == (code, line, column)
    assert words in f"{error.message} {error.hint}"
    assert error.hint.endswith(".")
    assert not {"found", "expected", "while", "could"} & set(error.message.split()), "libyaml's English shows"
    assert str(error).startswith(f"{line}:{column}: ")


@pytest.mark.parametrize("text", ["k" * MAX_KEY + ": b\n", "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)])
def test_what_just_fits_is_read(text: str) -> None:
    assert len(parse(text)) == 1


def test_the_largest_text_is_read() -> None:
    assert parse("a: " + "b" * (MAX_BYTES - 3)) == {"a": "b" * (MAX_BYTES - 3)}


@pytest.mark.parametrize(
    "error",
    [yaml.YAMLError("new trouble"), yaml.MarkedYAMLError(), yaml.MarkedYAMLError("while", None, "new trouble", MARK)],
)
def test_an_unknown_complaint_gets_the_general_message(error: yaml.YAMLError) -> None:
    told = explain("a: b\n", error, None)
    assert (told.code, told.line, told.column) == ("yaml-syntaxis", 1, 1)
    assert told.message == "vanaf hier is het bestand niet meer te lezen als record"


def test_an_error_carries_its_parts() -> None:
    error = refused("a: b\na: c\n")
    assert error.args == (2, 1, "yaml-dubbele-sleutel", error.message, error.hint)


# --- bytes


@pytest.mark.parametrize("raw", [b"a: \xc3\xa9\n", b"\xef\xbb\xbfa: \xc3\xa9\n"])
def test_utf_8_is_read_with_and_without_byte_order_mark(raw: bytes) -> None:
    assert decode(raw) == "a: é\n"


@pytest.mark.parametrize(
    ("raw", "code", "line", "column", "words"),
    [
        ("a: b\ntitel: cafés é\n".encode("latin-1"), "yaml-geen-utf8", 2, 11, "0xE9"),
        ("\ufeffa: é\r\nb: ".encode() + b"\x92", "yaml-geen-utf8", 2, 4, "Windows-1252"),
        (b"a: \xed\xa0\x80\n", "yaml-geen-utf8", 1, 4, "Sla op als UTF-8"),
        (b"a: \xc3", "yaml-geen-utf8", 1, 4, "0xC3"),
        ("a: b\n".encode("utf-16"), "yaml-geen-utf8", 1, 1, "UTF-16"),
        ("a: b\n".encode("utf-16-be"), "yaml-geen-utf8", 1, 1, "Sla op als UTF-8"),
        ("a: b\n".encode("utf-16-le"), "yaml-geen-utf8", 1, 1, "UTF-16"),
        (b"a: b\nc\x00: d\n", "yaml-stuurteken", 2, 2, "U+0000"),
        (b"a: \x1b[31m\n", "yaml-stuurteken", 1, 4, "U+001B"),
        (b"\xef\xbb\xbf\xef\xbb\xbfa: b\n", "yaml-stuurteken", 1, 1, "U+FEFF"),
        (b"a: \xc2\x92\n", "yaml-stuurteken", 1, 4, "U+0092"),
        (b"a" * (MAX_BYTES + 1), "yaml-te-groot", 1, 1, str(MAX_BYTES + 1)),
    ],
)
def test_bytes_that_are_not_a_text_are_refused(raw: bytes, code: str, line: int, column: int, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(raw)
    error = caught.value
    assert (error.code, error.line, error.column) == (code, line, column)
    assert words in f"{error.message} {error.hint}"


# --- positions


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("titel",), (2, 8), (2, 1)),
        (("plaats", "postcode"), (7, 13), (7, 3)),
        (("plaats",), (6, 3), (5, 1)),
        (("agendapunten", 0), (9, 5), (9, 5)),
        (("agendapunten", 0, "bespreking"), (11, 17), (11, 5)),
        (("agendapunten", 1, "documenten", 1), (16, 24), (16, 24)),
        (("einde",), (17, 7), (17, 1)),
        ((), (2, 1), (2, 1)),
        (("ontbreekt",), (2, 1), (2, 1)),
        (("agendapunten", 1, "minuten"), (15, 5), (15, 5)),
        (("agendapunten", 9, "titel"), (9, 3), (9, 3)),
        (("agendapunten", -1), (9, 3), (9, 3)),
        (("agendapunten", "titel"), (9, 3), (9, 3)),
        (("titel", "dieper", 3), (2, 8), (2, 8)),
    ],
)
def test_a_path_leads_to_its_place_or_to_the_nearest_parent(
    path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    places = locate(MEETING)
    assert (places.value(path), places.key(path)) == (value, key)
    assert locate(MEETING.replace("\n", "\r\n")).value(path) == value


@pytest.mark.parametrize("text", ["", "- a\n", "a: *b\n", "[" * 100_000, "a: 'b"])
def test_a_refused_text_has_no_places(text: str) -> None:
    with pytest.raises(SourceError):
        locate(text)


# --- properties

HARMLESS = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), include_characters="\n\t", exclude_characters="\ufeff"
    )
)
KEYS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), exclude_characters="\ufeff"), max_size=50
)
DATA = st.recursive(
    st.none() | HARMLESS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
NASTY = st.sampled_from(
    ["\t", "&a ", "*a", "!", "!!int ", "<<: ", "---\n", "...\n", "%", "[", "]", "{", "}", ": ", ":", "- ", "\n", "  ",
     "'", '"', "|", ">", "#", "~", "null", "?", "\\", "\x00", "é", "\r", "@", ",", "titel: ", "\n  - "],
)  # fmt: skip


class Quoting(yaml.SafeDumper):
    """Writes every text between double quotes, and everything in full."""

    def ignore_aliases(self, _: object) -> bool:
        return True

    def represent_str(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style='"')


Quoting.add_representer(str, Quoting.represent_str)


@settings(deadline=None)  # the stock writer is slow the first time, and on a machine that is busy that is no fault
@given(st.dictionaries(KEYS, DATA, max_size=5), st.sampled_from([True, False]))
def test_quoted_data_survives(data: dict[str, Any], allow_unicode: Any) -> None:
    text = yaml.dump(data, Dumper=Quoting, allow_unicode=allow_unicode, width=1000, sort_keys=False)
    assert parse(decode(text.encode())) == data


def agrees(ours: Any, stock: Any) -> bool:
    """Whether parse and the base loader read the same, apart from what counts as None."""
    if isinstance(ours, dict):
        return ours.keys() == stock.keys() and all(agrees(value, stock[key]) for key, value in ours.items())
    if isinstance(ours, list):
        return len(ours) == len(stock) and all(map(agrees, ours, stock))
    return ours == stock if ours is not None else stock in {"", "~", "null"}


def read(raw: bytes | str) -> dict[str, Any] | SourceError:
    """What becomes of a file or a text; any other exception ends the test."""
    try:
        return parse(decode(raw) if isinstance(raw, bytes) else raw)
    except SourceError as error:
        return error


def judge(text: str) -> None:
    """A text is refused at a place it has, or read as the base loader reads it, with places for all fields."""
    found = read(text)
    lines = text.split("\n")
    if isinstance(found, SourceError):
        assert found.code.startswith("yaml-")
        assert 1 <= found.line <= len(lines) + 1
        assert 1 <= found.column <= max(map(len, lines)) + 2
    else:
        assert agrees(found, yaml.load(text, Loader=yaml.CBaseLoader))  # noqa: S506 - builds text, lists and dicts only
        places = locate(text)
        assert all(places.key((key,)) <= places.value((key,)) for key in found)


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\x00")
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    found = read(raw)
    assert isinstance(found, dict) or found.line >= 1


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    judge(text)


@settings(max_examples=400)
@given(st.lists(NASTY, max_size=25).map("".join))
def test_any_pile_of_yaml_signs_is_read_or_refused(text: str) -> None:
    judge(text)


@settings(max_examples=400)
@given(st.lists(st.tuples(st.integers(0, len(MEETING)), st.integers(0, 6), NASTY), min_size=1, max_size=3))
def test_any_damaged_record_is_read_or_refused(damage: list[tuple[int, int, str]]) -> None:
    text = MEETING
    for start, length, put in damage:
        text = text[:start] + put + text[start + length :]
    judge(text)


def stock(text: str) -> Any:
    """What the base loader makes of a text; the complaint itself when it makes nothing of it."""
    try:
        return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - builds text, lists and dicts only
    except yaml.YAMLError as error:
        return error


@given(st.lists(NASTY, max_size=12).map("".join))
def test_only_a_rule_of_the_dialect_refuses_what_the_base_loader_reads(text: str) -> None:
    theirs, ours = stock(text), read(text)
    if isinstance(ours, SourceError) and ours.code in {"yaml-syntaxis", "yaml-tab"}:
        assert isinstance(theirs, yaml.YAMLError)


# --- the environment


def test_without_libyaml_the_import_says_what_to_install() -> None:
    code = "import sys; sys.modules['yaml._yaml'] = None; sys.path.insert(0, sys.argv[1]); import lok.source.parse"
    done = subprocess.run([sys.executable, "-c", code, str(SCRIPTS)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "zonder libyaml" in done.stderr.splitlines()[-1]


def test_reading_is_quicker_than_the_stock_loader() -> None:
    text = "".join(f"deel{n}:\n" + "".join(f"  {line}\n" for line in MEETING.splitlines()) for n in range(20))

    def seconds(read: Any) -> float:
        start = time.process_time()
        read()
        return time.process_time() - start

    pairs = [
        (seconds(lambda: parse(text)), seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader))) for _ in range(25)
    ]
    assert min(ours for ours, _ in pairs) < min(stock for _, stock in pairs)
