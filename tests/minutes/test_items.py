"""Where items begin: in every shape that minutes have, also beside lists that count too and an agenda that comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.minutes.agenda import kind_of, likeness, place
from lok.minutes.clipboard import from_html
from lok.minutes.cut import cut
from lok.minutes.docx import from_docx
from lok.minutes.odt import from_odt
from lok.minutes.paragraphs import Sort
from lok.minutes.plain import from_text
from samples import minutes_council
from samples.documents import docx, odt, p
from samples.pasted_minutes import paste, somewhere

if TYPE_CHECKING:
    from pathlib import Path

    from lok.minutes.around import Around
    from lok.minutes.paragraphs import Read


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Around:
    return somewhere(tmp_path_factory.mktemp("raad"))


def found(read: Read, around: Around) -> list[str]:
    """``1 Verslag van de vorige vergadering`` for each item that the minutes have."""
    return [f"{each.number} {each.title}".strip() for each in cut(read, around).items if each.id[0] == "p"]


ALL = ["1 Verslag van de vorige vergadering", "2 Stand van zaken lokaal loket", "3 Dringende opvang", "4 Varia"]
BODY = "We praten erover.\nEr komt een vervolg.\n"
SHAPES = {
    "dots": "1. Verslag van de vorige vergadering\n{b}\n2. Stand van zaken lokaal loket\n{b}\n3. Dringende opvang\n{b}\n4. Varia\n{b}",
    "brackets": "1) Verslag van de vorige vergadering\n{b}2) Stand van zaken lokaal loket\n{b}3) Dringende opvang\n{b}4) Varia\n{b}",
    "bare numbers": "1 Verslag van de vorige vergadering\n{b}\n2 Stand van zaken lokaal loket\n{b}\n3 Dringende opvang\n{b}\n4 Varia\n",
    "words": "Punt 1: Verslag van de vorige vergadering\n{b}Punt 2: Stand van zaken lokaal loket\n{b}Agendapunt 3 – Dringende opvang\n{b}Punt 4. Varia\n",
    "with an agenda": "Agenda\n1. Verslag van de vorige vergadering\n2. Stand van zaken lokaal loket\n3. Dringende opvang\n4. Varia\n\n"
    "1. Verslag van de vorige vergadering\n{b}\n2. Stand van zaken lokaal loket\n{b}\n3. Dringende opvang\n{b}\n4. Varia\n{b}",
    "lists inside": "1. Verslag van de vorige vergadering\n{b}1. eerste opmerking\n2. tweede opmerking\n3. derde opmerking\n4. vierde\n5. vijfde\n\n"
    "2. Stand van zaken lokaal loket\n{b}- 1\n- 2\n\n3. Dringende opvang\n1. a\n2. b\n{b}\n4. Varia\n",
    "an agenda without items": "1. Verslag van de vorige vergadering\n2. Stand van zaken lokaal loket\n3. Dringende opvang\n4. Varia\n",
    "titles alone": "Verslag van de vorige vergadering\n{b}\nStand van zaken lokaal loket\n{b}\nDringende opvang\n{b}\nVaria\n{b}",
    "a list of seats before": "Aanwezig:\n1. De Bromtol\n2. De Zeepbel\n3. OCMW\n\n1. Verslag van de vorige vergadering\n{b}\n2. Stand van zaken lokaal loket\n{b}\n"
    "3. Dringende opvang\n{b}\n4. Varia\n",
    "marks of Markdown": "## 1. Verslag van de vorige vergadering\n{b}\n## 2. Stand van zaken lokaal loket\n{b}\n**3. Dringende opvang**\n{b}\n## 4. Varia\n",
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_has_the_same_items(name: str, around: Around) -> None:
    assert [each.removesuffix(".") for each in found(from_text(SHAPES[name].replace("{b}", BODY)), around)] == (
        ALL if name != "titles alone" else [each[2:] for each in ALL]
    )


def test_a_title_without_a_number_at_the_end_is_an_item_too(around: Around) -> None:
    text = "1. Verslag van de vorige vergadering\na\n\n2. Stand van zaken lokaal loket\nb\n\nVaria\nc\n"
    assert found(from_text(text), around) == [*ALL[:2], "Varia"]


def test_a_number_that_is_passed_over_breaks_nothing(around: Around) -> None:
    text = "1. Verslag van de vorige vergadering\na\n\n3. Dringende opvang\nb\n\n4. Varia\nc\n"
    assert found(from_text(text), around) == [ALL[0], *ALL[2:]]


def test_headings_of_word_and_of_libreoffice_and_bold_lines(around: Around) -> None:
    titles = [each[2:] for each in ALL]
    word = docx(
        p("Verslag LOK 18 juni 2026", style="Kop1"),
        *(piece for title in titles for piece in (p(title, style="Kop2"), p("tekst"))),
    )
    assert found(from_docx(word), around) == ALL
    listed = docx(
        *(
            piece
            for title in titles
            for piece in (p(title, number=(1, 0), bold=True), p("x", number=(1, 1)), p("tekst"))
        )
    )
    assert found(from_docx(listed), around) == ALL
    bold = docx(
        p("Verslag LOK 18 juni 2026", bold=True),
        *(piece for title in titles for piece in (p(title, bold=True), p("tekst"))),
    )
    assert found(from_docx(bold), around) == titles
    libre = odt(*(f'<text:h text:outline-level="1">{title}</text:h><text:p>tekst</text:p>' for title in titles))
    assert found(from_odt(libre), around) == ALL
    html = "".join(f"<h3>{number}. {title}</h3><p>tekst</p>" for number, title in enumerate(titles, start=1))
    assert found(from_html(html), around) == ALL


def as_html(read: Read) -> str:
    """What was read of plain text, as a web page has it."""
    lines = []
    for each in read.paragraphs:
        if each.sort is Sort.row:
            lines.append(
                f"<table><tr>{''.join(f'<td>{cell[0].text if cell else chr(160)}</td>' for cell in each.cells)}</tr></table>"
            )
        else:
            sign = each.number or ("-" if each.sort is Sort.point else "")
            lines.append(f"{'<p>&nbsp;</p>' if each.apart else ''}<p>{sign} {each.text}</p>")
    return "".join(lines).replace("</table><table>", "")


def as_word(read: Read) -> bytes:
    """The same as paragraphs of Word."""
    body = []
    for each in read.paragraphs:
        sign = each.number or ("-" if each.sort is Sort.point else "")
        body += [p()] if each.apart else []
        if each.sort is Sort.row:
            cells = "".join(f"<w:tc>{p(cell[0].text if cell else '')}</w:tc>" for cell in each.cells)
            body.append(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
        else:
            body.append(p(f"{sign} {each.text}".strip()))
    return docx(*body).replace(b"</w:tbl><w:tbl>", b"")


@pytest.mark.parametrize("file", sorted(minutes_council.SAMPLES.glob("2026-*.txt")), ids=lambda file: file.name)
def test_the_same_minutes_from_a_clipboard_or_from_word_are_cut_the_same(file: Path, tmp_path: Path) -> None:
    read = from_text(file.read_text("utf-8"))
    here = paste(tmp_path, file.name[:10], read)
    for other in (cut(from_html(as_html(read)), here.around), cut(from_docx(as_word(read)), here.around)):
        assert [(each.number, each.title, each.place) for each in other.items] == [
            (each.number, each.title, each.place) for each in here.pasted.items
        ]
        assert [(each.field, each.readers, each.text) for each in other.blocks] == [
            (each.field, each.readers, each.text) for each in here.pasted.blocks
        ]
        assert [(each.seats, each.status) for each in other.attendance] == [
            (each.seats, each.status) for each in here.pasted.attendance
        ]
        assert other.head == here.pasted.head


def test_items_are_held_against_the_agenda_by_number_and_by_title(around: Around) -> None:
    agenda = around.meeting.agendapunten
    assert place("1.", "Vorig verslag", agenda) == (0, True)
    assert place("3", "Stand van zaken van het lokaal loket", agenda) == (1, True), (
        "the title says more than another number"
    )
    assert place("2", "Iets heel anders", agenda) == (None, False)
    assert place("9", "Iets heel anders", agenda) == (None, True)
    assert place("4", "", agenda) == (3, True)
    assert place("", "varia", agenda, frozenset({3})) == (None, True)


def test_an_item_that_is_not_on_the_agenda_is_new_and_asked_about_when_its_number_is_taken(around: Around) -> None:
    text = "1. Verslag van de vorige vergadering\na\n\n2. Een nieuw idee\nb\n\n3. Dringende opvang\nc\n"
    pasted = cut(from_text(text), around)
    item = pasted.items[1]
    assert (item.title, item.place, item.sure) == ("Een nieuw idee", None, False)
    assert any(each.startswith("Kijk na of elk punt") for each in pasted.asks)
    assert [each.id for each in pasted.items if each.id[0] == "r"] == ["r2", "r4"]


def test_minutes_without_items_are_one_and_what_comes_before_the_first_goes_with_it(around: Around) -> None:
    pasted = cut(from_text("Zomaar wat tekst.\n\nEn nog wat.\n"), around)
    assert [(each.title, each.sure) for each in pasted.items if each.id[0] == "p"] == [("Verslag", False)]
    assert pasted.asks == (
        "Er zijn geen punten herkend. Zet een nummer of een titel boven elk punt, of kies zelf bij welk punt elk stuk hoort.",
    )
    pasted = cut(
        from_text(
            "Verslag LOK\n\nDe voorzitter verwelkomt iedereen.\n\n1. Verslag van de vorige vergadering\na\n2. Varia\nb\n"
        ),
        around,
    )
    assert (pasted.blocks[0].item, pasted.blocks[0].source) == ("p1", "De voorzitter verwelkomt iedereen.\na")
    assert pasted.overhead == ("Verslag LOK",)


def test_a_title_with_a_name_loses_it(around: Around) -> None:
    pasted = cut(from_text("8. Bedanking van mevrouw Onbekend\na\n9. Voorstel van An Testgeval\nb\n"), around)
    assert [(each.title, each.sure) for each in pasted.items[:2]] == [
        ("Bedanking van iemand", True),
        ("Voorstel van iemand", False),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Goedkeuring verslag van 12 maart", "goedkeuring_verslag"),
        ("Vorig verslag", "goedkeuring_verslag"),
        ("Verkiezing van de voorzitter", "verkiezing"),
        ("Rondvraag", "varia"),
        ("Adviesvraag over de premie", "advies"),
        ("Mededelingen", "mededeling"),
        ("Toelichting door de dienst", "toelichting"),
        ("Openingsuren", "bespreking"),
    ],
)
def test_what_an_item_is_for_follows_from_its_title(title: str, kind: str) -> None:
    assert kind_of(title).value == kind


def test_titles_are_alike_by_their_words_and_not_by_those_that_every_title_has() -> None:
    assert likeness("De premie voor onthaalouders", "Premie onthaalouder") == 1.0
    assert likeness("Advies over de premie", "Bespreking van de premie") == 0.5
    assert likeness("Varia", "varia.") == 1.0
    assert likeness("", "Varia") == 0.0
    assert likeness("de het een", "de het een") == 1.0


def test_hours_place_and_next_meeting_in_sentences(around: Around) -> None:
    text = (
        "Verslag van 18 juni 2026\n\nDe voorzitter verwelkomt iedereen en opent de vergadering om 19.05 uur.\n\n1. Verslag van de vorige vergadering\na\n\n"
        "2. Varia\nDe volgende vergadering gaat door op donderdag 10 december.\nDe vergadering wordt gesloten om 0.15 uur.\n"
    )
    head = cut(from_text(text), around).head
    assert (head.day, head.werkelijk_begin, head.einde) == ("2026-06-18", "2026-06-18 19:05", "2026-06-19 00:15")
    assert head.volgende_vergadering == "verg-2026-12-10"


@pytest.mark.parametrize(
    ("sentence", "reached"),
    [
        ("Het quorum is bereikt.", "ja"),
        ("De raad is in aantal en kan geldig vergaderen.", "ja"),
        ("Het quorum is niet bereikt.", "nee"),
        ("De raad is niet voltallig.", "nee"),
        ("Er is geen quorum.", "nee"),
        ("We praten over het quorum.", ""),
    ],
)
def test_what_minutes_say_of_the_quorum(sentence: str, reached: str, around: Around) -> None:
    text = f"Verslag\n\n{sentence}\n\n1. Verslag van de vorige vergadering\na\n2. Varia\nb\n"
    assert cut(from_text(text), around).head.quorum_bereikt == reached


def test_signatures_at_the_end_are_no_text(around: Around) -> None:
    text = "1. Verslag van de vorige vergadering\na\n2. Varia\nb\n\nDe voorzitter          De secretaris\nAn Testgeval          Bert Proefman\n"
    pasted = cut(from_text(text), around)
    assert [each.source for each in pasted.blocks] == ["a", "b"]
    assert pasted.overhead == ("De voorzitter De secretaris", "An Testgeval Bert Proefman")
