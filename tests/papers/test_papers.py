"""What stands on each paper, for whom there is one, and what none of them says."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

import icalendar
import pytest

from lok.edition.earlier import earlier
from lok.model.audience import Audience
from lok.model.kind import Zichtbaarheid
from lok.papers import BY_KEY, PAPERS, About, File, Form, Sending, Wish, offered, produce, written
from lok.papers.as_text import as_text
from lok.papers.document import Cards, Heading, PageBreak, Paragraph, Table, inline, lines
from lok.papers.mails import actions_mail, draft, invitation_mail, minutes_mail
from lok.papers.measure import letter_size
from lok.papers.presence import presence_csv
from lok.papers.registry import SORTS
from lok.papers.signing import code_of
from lok.words.message import Message
from lok.words.terminal import RefusedError
from samples import sitting, whole_council
from samples.meetings import action, held, item, meeting, members
from samples.meetings import edition as public
from samples.papers import paper, read_by, sitting_archive

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.archive.archive import Archive
    from lok.edition.select import Edition
    from lok.papers.document import Document

DAY = date(2026, 11, 23)
UNTIL = date(2026, 12, 1)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return sitting_archive(tmp_path_factory.mktemp("raad"))


@pytest.fixture(scope="module")
def leden(archive: Archive) -> Edition:
    return read_by(archive, Audience.LEDEN, DAY)


@pytest.fixture(scope="module")
def publiek(archive: Archive) -> Edition:
    return read_by(archive, Audience.PUBLIEK, DAY)


def coming(edition: Edition) -> Any:
    return edition.find("vergaderingen", sitting.NEXT)


def drafted(edition: Edition) -> Any:
    return edition.find("vergaderingen", sitting.LAST)


def approved(edition: Edition) -> Any:
    return edition.find("vergaderingen", "verg-2026-06-18")


def made(edition: Edition, key: str, subject: Any, wish: Wish | None = None) -> Document:
    return written(edition, paper(key), subject, wish or Wish())


def said(document: Document) -> str:
    return "\n".join(lines(document.blocks))


def test_the_invitation_says_when_where_what_and_what_is_asked(leden: Edition) -> None:
    text = said(made(leden, "uitnodiging", coming(leden), Wish(until=UNTIL)))
    assert "LOK Voorbeeldstad vergadert op donderdag 10 december 2026 om 19.30 uur." in text
    assert "Vrijdag 20 november 2026" in text, "the day on which it left"
    for words in ("Stadhuis", "https://example.org/zaal", "Verslag van 17 september 2026", "Een aanvraag"):
        assert words in text
    assert "Laat ten laatste op 1 december 2026 weten of je komt" in text
    assert "Om te beslissen moeten er 4 van de 7 leden met stemrecht aanwezig zijn." in text


def test_the_agenda_explains_each_item_and_what_is_proposed(leden: Edition, publiek: Edition) -> None:
    members_read, public_read = (said(made(each, "agenda", coming(each))) for each in (leden, publiek))
    assert "De zomer duurt lang. Lees vooraf:\nde cijfers\nde brief" in members_read
    assert "De zomer duurt lang." in public_read
    assert "Voorstel van besluit\nDe raad vraagt opvang in juli." in members_read
    assert "Aangebracht door: Ouders" in members_read
    assert "Alleen voor wie erbij zit." in members_read
    for words in ("Voorstel", "opvang in juli", "Aangebracht", "Een aanvraag", "example.org/zaal", "Alleen voor"):
        assert words not in public_read
    assert "Hier is 1 punt weggelaten: ook de titel is niet openbaar. Grond: persoonlijke levenssfeer." in public_read


def test_an_agenda_that_changed_says_what_on_paper_in_the_mail_and_in_the_calendar(
    archive: Archive, leden: Edition, publiek: Edition
) -> None:
    now = archive.get("vergaderingen", sitting.NEXT)
    first, summer, closed, _ = now.agendapunten
    hidden = closed.model_copy(update={"nr": "9", "titel": "Nog een aanvraag"})
    before = now.model_copy(
        update={"agendapunten": (summer.model_copy(update={"titel": "Zomer"}), first, closed, hidden)}
    )
    sending = Sending(2, date(2026, 12, 3), earlier(before, Audience.LEDEN))
    told = [
        "Toegevoegd: punt 4, Verkiezing van een ondervoorzitter.",
        "Andere titel: punt 2 heet nu Opvang in de zomer. Het was Zomer.",
        "Geschrapt: punt 9, Nog een aanvraag.",
    ]
    meeting_now = coming(leden)
    for text in (
        said(made(leden, "uitnodiging", meeting_now, Wish(sending=sending))),
        said(made(leden, "agenda", meeting_now, Wish(sending=sending))),
        invitation_mail(leden, meeting_now, Wish(sending=sending)).text,
        invitation_mail(leden, meeting_now, Wish(sending=sending)).subject + "van 3 december 2026" + "\n".join(told),
    ):
        assert "versie 2" in text
        assert "van 3 december 2026" in text
        for line in told:
            assert line in text
    assert made(leden, "agenda", meeting_now, Wish(sending=sending)).name == "agenda-2026-12-10-versie-2-leden"
    public_sending = Sending(2, date(2026, 12, 3), earlier(before, Audience.PUBLIEK))
    public_text = said(made(publiek, "agenda", coming(publiek), Wish(sending=public_sending)))
    assert told[0] in public_text
    assert "aanvraag" not in public_text, "the public never knew that item"
    unchanged = Sending(3, date(2026, 12, 4), earlier(now, Audience.LEDEN))
    assert "Wat veranderde" not in said(made(leden, "agenda", meeting_now, Wish(sending=unchanged)))
    assert "versie" not in said(made(leden, "agenda", meeting_now, Wish(sending=Sending(1, DAY))))


def test_an_earlier_text_shows_each_audience_what_it_read(archive: Archive) -> None:
    now = archive.get("vergaderingen", sitting.NEXT)
    view = earlier(now, Audience.PUBLIEK)
    assert view is not None
    assert [each.nr for each in view.agendapunten] == ["1", "2", "4"]
    closed = now.model_copy(update={"zichtbaarheid": Zichtbaarheid.LEDEN})
    assert earlier(closed, Audience.PUBLIEK) is None
    assert earlier(closed, Audience.LEDEN) is not None


def test_the_minutes_of_members_hold_all_and_those_of_everybody_no_more_than_the_site() -> None:
    archive = whole_council.archive()
    editions = {each: read_by(archive, each, whole_council.DAY) for each in Audience}
    name = "verg-2026-06-18"
    both = {
        each: said(made(edition, "verslag", edition.find("vergaderingen", name))) for each, edition in editions.items()
    }
    meeting = archive.get("vergaderingen", name)
    persons = {each.persoon for each in archive.all("mandaten")}
    for each in meeting.agendapunten:
        assert each.titel in both[Audience.PUBLIEK] or each.closed
    assert "Voorbeeldpersoon" in both[Audience.LEDEN]
    assert not any(each in both[Audience.PUBLIEK] for each in persons)
    assert "Actiepunten\n" in both[Audience.LEDEN]
    assert "Actiepunten\n" not in both[Audience.PUBLIEK]
    discussions = [each.bespreking.splitlines()[0] for each in meeting.agendapunten if each.bespreking]
    assert discussions
    for words in discussions:
        assert words in both[Audience.LEDEN]
        assert words not in both[Audience.PUBLIEK]
    assert "Weggelaten: de bespreking bij de punten" in both[Audience.PUBLIEK]
    assert "13 voor, 0 tegen, 0 onthoudingen." in both[Audience.PUBLIEK]
    assert "Minstens 13 van 14 (zetels met stemrecht)" in both[Audience.PUBLIEK]


def test_minutes_that_are_not_approved_are_a_draft_for_members_alone(leden: Edition, publiek: Edition) -> None:
    made_of = made(leden, "verslag", drafted(leden), Wish(until=UNTIL))
    assert made_of.warning == "ONTWERP"
    assert "Opmerkingen? Mail ze ten laatste op 1 december 2026 naar lok@example.org." in said(made_of)
    assert made(leden, "verslag", approved(leden)).warning == ""
    with pytest.raises(RefusedError, match="Een ontwerp is alleen voor de leden"):
        paper("verslag").make(publiek, drafted(publiek), Wish())
    with pytest.raises(RefusedError, match="nog niet gehouden"):
        paper("verslag").make(leden, coming(leden), Wish())
    assert "verslag" not in [each.key for each in offered(publiek, drafted(publiek))]


def test_minutes_that_the_council_keeps_are_not_handed_out() -> None:
    archive = whole_council.archive()
    raad = archive.raad
    kept = tuple(each.model_copy(update={"openbaarheid_verslagen": "op_vraag"}) for each in raad.afspraken)
    closed = replace(
        archive, records={**archive.records, "raad": {raad.id: raad.model_copy(update={"afspraken": kept})}}
    )
    edition = read_by(closed, Audience.PUBLIEK, whole_council.DAY)
    with pytest.raises(RefusedError, match="het verslag is goedgekeurd, maar niet openbaar"):
        paper("verslag").make(edition, edition.find("vergaderingen", "verg-2026-06-18"), Wish())


def test_the_code_belongs_to_exactly_the_words(leden: Edition) -> None:
    one, again = (made(leden, "verslag", drafted(leden)) for _ in range(2))
    assert one.code == again.code
    assert one.code in said(one)
    assert len(one.code.replace("-", "")) == 12
    blocks = (Heading(1, inline("Besluit")), Paragraph(inline("De raad is gunstig.")))
    codes = {
        code_of("Verslag", blocks),
        code_of("Verslag ", blocks),
        code_of("Verslag", (blocks[0], Paragraph(inline("De raad  is\ngunstig.")))),
    }
    assert len(codes) == 1, "spaces and line ends are not words"
    changed = (
        (Heading(1, inline("Besluit")), Paragraph(inline("De raad is niet gunstig."))),
        (Heading(1, inline("Besluit")), Paragraph(inline("De raad is gunstig"))),
        (Paragraph(inline("De raad is gunstig.")), Heading(1, inline("Besluit"))),
        (Heading(1, inline("Besluit De")), Paragraph(inline("raad is gunstig."))),
    )
    assert len({code_of("Verslag", each) for each in changed} | codes) == 5


def test_lines_to_sign_for_the_chair_and_the_secretary(leden: Edition) -> None:
    text = said(made(leden, "verslag", drafted(leden)))
    assert text.endswith("De voorzitter\nNaam:\nDatum:\nHandtekening:\nDe secretaris\nNaam:\nDatum:\nHandtekening:")


def test_an_extract_is_one_item_without_what_was_said(leden: Edition) -> None:
    made_of = made(leden, "uittreksel", approved(leden), Wish(item="2"))
    text = said(made_of)
    assert "De stad stelt gebouwen ter beschikking." in text
    assert "6 voor, 1 tegen, 0 onthoudingen." in text
    assert "Varia" not in text
    assert made_of.mark == "", "everybody may read it"
    assert made(leden, "uittreksel", drafted(leden), Wish(item="4")).mark == "Niet openbaar"
    with pytest.raises(RefusedError, match="er is geen agendapunt ‘9’"):
        made(leden, "uittreksel", approved(leden), Wish(item="9"))
    with pytest.raises(RefusedError, match="bij punt 3 staat geen besluit en geen stemming"):
        made(leden, "uittreksel", approved(leden), Wish(item="3"))


def election(**fields: Any) -> dict[str, Any]:
    candidates = [
        {"kandidaat": "A", "zetel": "gebruiker-0"},
        {"kandidaat": "B", "zetel": "gebruiker-1", "verkozen": "ja"},
    ]
    votes = [{"kandidaat": "A", "stemmen": "3"}, {"kandidaat": "B", "stemmen": "5"}]
    base = {"functie": "voorzitter", "methode": "geheim", "kandidaten": candidates}
    return base | {"rondes": [{"kandidaten": votes, "blanco": "1"}]} | fields


def test_who_lost_an_election_stands_in_the_minutes_of_members_and_in_no_extract() -> None:
    here = (4, 3, 2, 1)
    items = [item(soort="verkiezing", verkiezingen=[election()])]
    record = held("2026-03-12", here, agendapunten=items, verslag_goedgekeurd_op=None)
    leden, publiek = members(record), public(record)
    view, seen = (each.find("vergaderingen", record.id) for each in (leden, publiek))
    assert "gebruiker (kandidaat A)\n3" in said(made(leden, "verslag", view))
    outward = said(made(leden, "uittreksel", view, Wish(item="1")))
    assert "Verkozen als voorzitter: gebruiker" in outward
    assert "Kandidaat A\n5\nKandidaat B\n3\nBlanco\n1" in outward, "A is who had the most votes"
    assert "gebruiker (kandidaat" not in outward
    in_public = said(made(publiek, "verslag", seen))
    assert "Kandidaat A\n5\nKandidaat B\n3\nBlanco\n1" in in_public
    assert "gebruiker (kandidaat" not in in_public


def test_a_reference_to_what_the_reader_has_not_is_refused_and_names_nothing() -> None:
    record = held("2026-03-12", (1, 1, 1, 1), verslag_goedgekeurd_op="verg-geheim")
    publiek = public(record)
    with pytest.raises(RefusedError, match="wat deze lezers niet hebben") as refused:
        made(publiek, "verslag", publiek.find("vergaderingen", record.id))
    assert "geheim" not in str(refused.value.message)


def test_actions_stand_under_their_seat_and_one_without_a_day_is_named(leden: Edition) -> None:
    text = said(made(leden, "actielijst", drafted(leden)))
    assert text.index("Kikker") < text.index("De lijst van gebouwen aanvullen") < text.index("Secretariaat")
    assert "open, 74 dagen te laat" in text, "also what was promised at the meeting before"
    assert "nog geen dag afgesproken" in text
    assert "spreek samen een dag af" in text
    earlier_list = said(made(leden, "actielijst", approved(leden)))
    assert "terugbellen" not in earlier_list
    mail = actions_mail(leden, drafted(leden))
    assert "Kikker\n- De lijst van gebouwen aanvullen (tegen 10 september 2026)" in mail.text
    nothing = members(held("2026-03-12"))
    view = nothing.find("vergaderingen", "verg-2026-03-12")
    assert "is er niets te doen gebleven" in said(made(nothing, "actielijst", view))
    assert "is er niets te doen gebleven" in actions_mail(nothing, view).text


def test_presence_counts_each_seat_of_the_year_as_the_minutes_do(archive: Archive, leden: Edition) -> None:
    document = made(leden, "presentielijst", 2026)
    (table,) = (each for each in document.blocks if isinstance(each, Table))
    rows = [["".join(run.text for run in cell) for cell in row] for row in table.rows]
    assert ["Wolk", "A", "V", "1", "1", "0"] in rows
    for seat in archive.all("zetels"):
        meetings = [each for each in archive.all("vergaderingen") if each.aanwezigheden]
        states = [line.status.value for each in meetings for line in each.aanwezigheden if line.zetel == seat.id]
        counts = [str(states.count(state)) for state in ("aanwezig", "verontschuldigd", "afwezig")]
        assert next(row[-3:] for row in rows if row[0] == seat.naam) == counts
    read = list(csv.reader(io.StringIO(presence_csv(leden, 2026).decode("utf-8-sig")), delimiter=";"))
    assert read[0] == ["zetel", "vergadering", "soort", "aanwezigheid", "van", "tot"]
    assert ["Wolk", "2026-09-17", "algemene vergadering", "verontschuldigd", "", ""] in read
    assert len(read) == 1 + 16


def test_a_working_group_is_counted_apart_from_the_council() -> None:
    here = (1, 1, 1, 1)
    records = held("2026-03-12", here), held("2026-04-16", here, soort_vergadering="werkgroep")
    document = made(members(*records), "presentielijst", 2026)
    council, others = (each for each in document.blocks if isinstance(each, Table))
    assert ["".join(run.text for run in head) for head in council.heads] == ["Zetel", "12/3", "A", "V", "X"]
    assert ["".join(run.text for run in head) for head in others.heads] == ["Zetel", "16/4", "A", "V", "X"]
    assert [text for _, text in document.headings] == ["Vergaderingen van de hele raad", "Andere vergaderingen"]


def test_a_spreadsheet_takes_no_seat_for_a_formula() -> None:
    here = (1, 0, 0, 0)
    edition = members(held("2026-03-12", here))
    seat = edition.find("zetels", "lokale-actor-0")
    vars(seat)["label"] = '=HYPERLINK("http://x")'
    assert b"\r\n\"'=HYPERLINK(" in presence_csv(edition, 2026)


def test_many_meetings_are_several_tables_and_no_page_is_too_wide() -> None:
    here = (1, 1, 1, 1)
    records = [held(f"2026-{month:02}-{day:02}", here) for month in range(1, 11) for day in (3, 17)]
    document = made(members(*records), "presentielijst", 2026)
    tables = [each for each in document.blocks if isinstance(each, Table)]
    assert [len(each.heads) for each in tables] == [1 + 14 + 3, 1 + 6 + 3]
    assert document.landscape


def test_the_sheet_to_sign_has_a_row_for_each_seat_and_some_for_guests(leden: Edition) -> None:
    document = made(leden, "aanwezigheidslijst", coming(leden))
    seats, guests = (each for each in document.blocks if isinstance(each, Table))
    assert len(seats.rows) == 8
    assert len(guests.rows) == 4
    assert all(table.room >= 12 for table in (seats, guests)), "room for a hand"
    text = said(document)
    assert "Stad\nzonder stemrecht" in text
    assert text.count("meldde zich af") == 1


def cards_of(document: Document) -> list[str]:
    return [card.words for each in document.blocks if isinstance(each, Cards) for card in each.cards]


def test_cards_for_each_seat_that_votes_in_three_colours_that_differ_in_black_and_white(leden: Edition) -> None:
    document = made(leden, "stemkaarten", coming(leden))
    assert cards_of(document) == ["VOOR"] * 7 + ["TEGEN"] * 7 + ["ONTHOUDING"] * 7
    tints = {card.tint for each in document.blocks if isinstance(each, Cards) for card in each.cards}
    assert len({tint.value for tint in tints}) == 3, "each has a sign of its own"
    assert sum(isinstance(each, PageBreak) for each in document.blocks) == 2
    assert document.mark == ""


def test_cards_with_names_name_seats_and_no_persons() -> None:
    edition = read_by(whole_council.archive(), Audience.LEDEN, whole_council.DAY)
    names = cards_of(made(edition, "naamkaartjes", edition.find("vergaderingen", "verg-2026-12-10")))
    assert "Kinderdagverblijf De Bromtol" in names
    assert not any("Voorbeeldpersoon" in each for each in names)


@pytest.mark.parametrize(
    "words", ["A", "Voorzitter", "Kinderdagverblijf De Paddenstoel met Stippen", "x" * 300, "woord " * 50]
)
def test_words_on_a_card_are_as_large_as_fits(words: str) -> None:
    size = letter_size(words, 174, 45, 56)
    assert 9 <= size <= 56
    assert size == 56 if len(words) < 12 else size < 56


def test_ballots_only_where_there_is_an_election(leden: Edition) -> None:
    assert cards_of(made(leden, "stembriefjes", coming(leden))) == ["Punt 4. Verkiezing van een ondervoorzitter"] * 7
    without = members(meeting(agendapunten=[item()]))
    keys = [each.key for each in offered(without, without.find("vergaderingen", "verg-1"))]
    assert "stembriefjes" not in keys
    assert "stemformulier" in keys


def test_the_sheet_to_count_on_has_room_for_what_is_decided_and_no_more(leden: Edition) -> None:
    text = said(made(leden, "stemformulier", coming(leden)))
    assert "Stemgerechtigde zetels: 7. Om te beslissen moeten er 4 zijn." in text
    assert text.count("Uitkomst:") == 4, "two proposals, the closed item and one more; the election has rounds"
    assert "Ronde 3" in text
    assert "Kandidaat" in text


def test_what_is_read_aloud_has_no_discussion_and_no_name() -> None:
    texts = {
        "voorstel": "Voorbeeldpersoon Kornoelje en mevrouw Zonnebloem **dragen** het voor. De raad vraagt opvang.",
        "bespreking": "Er was ruzie.",
    }
    actions = [action(verantwoordelijke="Voorbeeldpersoon Kornoelje", omschrijving="Bellen met de heer Populier")]
    closed = item("2", openbaar="nee", grond="persoonlijke_levenssfeer", besluit="Gunstig.")
    guest = {"hoedanigheid": "Consulent", "naam": "Voorbeeldpersoon Kornoelje"}
    record = meeting(
        status="gehouden",
        gepland_begin="2026-11-05 19:30",
        gasten=[guest],
        agendapunten=[item(soort="advies", **texts, actiepunten=actions), closed],
    )
    edition = members(record)
    document = made(edition, "voorleesblad", edition.find("vergaderingen", "verg-1"))
    text = said(document)
    for words in ("Kornoelje", "Zonnebloem", "Populier", "ruzie", "Consulent"):
        assert words not in text
    assert "[naam] en [naam] dragen het voor. De raad vraagt opvang." in text
    assert "[naam]: Bellen met [naam]" in text
    assert "Wie is voor? Wie is tegen? Wie onthoudt zich?" in text
    assert "Niet in het openbaar. Wie geen lid is, verlaat de zaal." in text
    assert document.landscape
    assert document.mark == "", "the wall is not for members alone"


def test_an_advice_as_it_leaves_and_as_the_town_copies_it(leden: Edition, publiek: Edition) -> None:
    for edition in (leden, publiek):
        record = edition.find("adviezen", "adv-2026-01")
        text = said(made(edition, "advies", record))
        assert "Maak een lijst van geschikte gebouwen" in text
        assert "6 voor, 1 tegen, 0 onthoudingen." in text
        copied = as_text(made(edition, "voor_het_college", record))
        parts = [copied.index(f"\n{head}\n---") for head in ("Titel", "Motivering", "Advies", "Stemming")]
        assert parts == sorted(parts)
        assert "De stad bezit gebouwen die leegstaan." in copied
        rich = produce(edition, paper("voor_het_college"), record, Form.opgemaakte_tekst).content.decode()
        assert "<h2>Motivering</h2>" in rich
        assert "<ol><li><strong>Maak een lijst van geschikte gebouwen</strong></li></ol>" in rich


def test_a_draft_advice_is_for_members_and_says_so() -> None:
    archive = whole_council.archive()
    leden, publiek = (read_by(archive, each, whole_council.DAY) for each in (Audience.LEDEN, Audience.PUBLIEK))
    drafts = [each for each in leden.all("adviezen") if each.status.value == "ontwerp"]
    assert drafts
    for record in drafts:
        document = made(leden, "advies", record)
        assert (document.warning, document.mark) == ("ONTWERP", "Voor de leden. Geef dit niet door.")
        assert publiek.find("adviezen", record.id) is None
    waiting = leden.find("adviezen", "adv-2026-05")
    assert made(leden, "advies", waiting).mark == "Niet openbaar", "its vote stands in minutes that nobody approved"


def test_the_yearly_report_is_the_page_of_the_site() -> None:
    edition = read_by(whole_council.archive(), Audience.PUBLIEK, whole_council.DAY)
    text = said(made(edition, "jaarverslag", 2025))
    assert "3 vergaderingen gehouden" in text
    assert "Gezinnen met een vraag\n152" in text
    assert "Het LOK bepaalt mee hoe nieuwe plaatsen met inkomenstarief verdeeld worden, deels bereikt. In 2025:" in text
    with pytest.raises(RefusedError, match="is er hier niet"):
        made(edition, "jaarverslag", 1999)


def attachments(raw: bytes) -> tuple[Any, dict[str, bytes]]:
    message = message_from_bytes(raw, policy=default)
    return message, {str(each.get_filename()): each.get_content() for each in message.iter_attachments()}


def test_the_draft_of_the_invitation_has_the_letter_the_agenda_and_the_appointment(
    archive: Archive, leden: Edition
) -> None:
    before = earlier(archive.get("vergaderingen", sitting.NEXT).model_copy(update={"agendapunten": ()}), Audience.LEDEN)
    wish = Wish(sending=Sending(2, date(2026, 12, 3), before))
    file = produce(leden, paper("uitnodiging"), coming(leden), Form.mail, wish)
    message, files = attachments(file.content)
    assert file.name == "uitnodiging-2026-12-10-versie-2.eml"
    assert message["X-Unsent"] == "1"
    assert not any(message[name] for name in ("To", "Cc", "Bcc", "From", "Date", "Message-ID"))
    assert message["Subject"] == "Gewijzigde agenda, versie 2: LOK Voorbeeldstad op donderdag 10 december 2026"
    assert sorted(files) == [
        "2026-12-10.ics",
        "agenda-2026-12-10-versie-2-leden.pdf",
        "uitnodiging-2026-12-10-versie-2.pdf",
    ]
    assert all(raw.startswith(b"%PDF") for name, raw in files.items() if name.endswith("pdf"))
    (event,) = icalendar.Calendar.from_ical(files["2026-12-10.ics"]).walk("VEVENT")
    assert str(event["description"]).startswith("Gewijzigde agenda\\, versie 2".replace("\\", ""))
    assert "Toegevoegd: punt 1, Verslag van 17 september 2026." in str(event["description"])
    assert str(event["uid"]) == f"{sitting.NEXT}@lok-voorbeeldstad.example.org"
    assert message.get_body().get_content().splitlines()[0] == "Beste leden,"


def test_a_draft_cannot_be_given_headers_and_is_the_same_each_time() -> None:
    edition = members(meeting())
    view = edition.find("vergaderingen", "verg-1")
    vars(edition.raad)["afkorting"] = "LOK\r\nBcc: iemand@example.org"
    mail = invitation_mail(edition, view)
    one, two = (draft(mail, [File("a.pdf", "application/pdf", b"%PDF-1")]) for _ in range(2))
    assert one == two
    message, _ = attachments(one)
    assert message["Bcc"] is None
    assert "iemand@example.org" in message["Subject"]


def test_the_mail_with_minutes_is_for_those_that_were_approved_a_draft_goes_round_with_its_own_text(
    leden: Edition,
) -> None:
    assert minutes_mail(leden, approved(leden)).subject == "Verslag van 18 juni 2026"
    with pytest.raises(RefusedError, match="Een ontwerp gaat rond met ‘Rondsturen’"):
        produce(leden, paper("verslag"), drafted(leden), Form.mail)
    own = Message("Ontwerpverslag om na te lezen", "Beste voorzitter,\n")
    message, files = attachments(produce(leden, paper("verslag"), drafted(leden), Form.mail, Wish(message=own)).content)
    assert (message["Subject"], list(files)) == (own.subject, ["verslag-2026-09-17-leden.pdf"])


def test_the_last_day_for_remarks_is_that_of_the_record_unless_another_is_asked() -> None:
    went = {"naar_leden": "2026-11-21", "opmerkingen_tot": "2026-11-30"}
    record = held("2026-11-05", status="verslag_ontwerp", verslag_goedgekeurd_op=None, rondgestuurd=went)
    edition = members(record)
    view = edition.find("vergaderingen", record.id)
    assert "ten laatste op 30 november 2026" in said(made(edition, "verslag", view))
    assert "ten laatste op 1 december 2026" in said(made(edition, "verslag", view, Wish(until=UNTIL)))


def keys(papers: Iterable[Any]) -> list[str]:
    return [each.key for each in papers]


def test_each_state_offers_what_there_is(leden: Edition, publiek: Edition) -> None:
    on_the_table = [
        "aanwezigheidslijst",
        "naamkaartjes",
        "stemkaarten",
        "stemformulier",
        "stembriefjes",
        "voorleesblad",
    ]
    assert keys(offered(leden, coming(leden))) == ["uitnodiging", "agenda", *on_the_table]
    assert keys(offered(publiek, coming(publiek))) == ["agenda"]
    assert keys(offered(leden, drafted(leden))) == ["verslag", "uittreksel", "actielijst"]
    assert keys(offered(publiek, drafted(publiek))) == []
    assert keys(offered(publiek, approved(publiek))) == ["verslag", "uittreksel"]
    assert keys(offered(leden, leden.find("adviezen", "adv-2026-01"))) == ["advies", "voor_het_college"]
    assert keys(offered(leden, 2026)) == ["presentielijst", "jaarverslag"]
    assert keys(offered(publiek, 2026)) == ["jaarverslag"]
    assert offered(leden, leden.find("zetels", "zetel-wolk")) == ()
    cancelled = members(meeting(status="afgelast", reden_afgelasting="Sneeuw."))
    assert offered(cancelled, cancelled.find("vergaderingen", "verg-1")) == ()


def test_what_is_not_offered_is_refused_in_words(leden: Edition, publiek: Edition) -> None:
    with pytest.raises(RefusedError, match="‘Uitnodiging’ is er hier niet voor iedereen"):
        made(publiek, "uitnodiging", coming(publiek))
    with pytest.raises(RefusedError, match="‘Verslag’ is er niet in deze vorm: rekenblad"):
        produce(leden, paper("verslag"), drafted(leden), Form.csv)
    with pytest.raises(RefusedError, match="gaat niet met een mail"):
        produce(publiek, paper("verslag"), approved(publiek), Form.mail)


def test_the_registry_is_whole() -> None:
    assert list(BY_KEY) == keys(PAPERS)
    assert all(each.forms and each.words for each in PAPERS)
    assert {each.about for each in PAPERS} == {*(about for row in SORTS.values() for about in row), About.jaar}
    assert all(form.woord and "_" not in form.woord for form in Form)
    assert all((Form.mail in each.forms) == (each.mail is not None) for each in PAPERS)


def test_a_council_of_every_kind_of_meeting_has_its_papers() -> None:
    archive = whole_council.archive()
    for audience in Audience:
        edition = read_by(archive, audience, whole_council.DAY)
        for view in edition.all("vergaderingen"):
            for each in offered(edition, view):
                if each.about is About.vergadering:
                    assert each.make(edition, view, Wish()).blocks
