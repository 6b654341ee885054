"""The feeds read back by the library that reader programs use, and held against the rules of Atom (RFC 4287)."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest
import yaml

from lok.archive.addresses import FEEDS, feed_path
from lok.archive.archive import Attachment, make_archive
from lok.build.check import claimed
from lok.edition.select import Edition, select
from lok.kinds.memoranda import Memorandum
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.outputs import atom
from lok.outputs.feeds import LONGEST, feeds
from lok.rules.addresses import address_problems
from samples import whole_council
from samples.advices import advice, answer
from samples.meetings import ADDRESS, edition, held, item, meeting
from samples.places import EXAMPLES, REPOSITORY

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
HOSTILE = "Vraag </content></entry> & <b>“wat”</b> ]]> &lt;i&gt;"


def texts(given: Edition) -> dict[str, str]:
    """The feeds of an edition by name."""
    return {page.uri.removeprefix("volgen/").removesuffix(".xml"): page.text for page in feeds(given)}


def entries(given: Edition, name: str = "alles") -> list[Any]:
    """The entries of a feed as a reader program has them."""
    parsed = feedparser.parse(texts(given)[name].encode())
    assert not parsed.bozo
    return list(parsed.entries)


@pytest.fixture(scope="module")
def ours() -> Edition:
    """The public edition of the invented council."""
    return select(whole_council.archive(), Audience.PUBLIEK, date(2026, 11, 26), address=ADDRESS)


def only(parent: ET.Element, name: str) -> str:
    """The text of the one child with this name; it is there once and says something."""
    (found,) = parent.findall(ATOM + name)
    assert found.text
    return found.text


def link(parent: ET.Element, rel: str) -> str:
    """The address of the one link with this meaning."""
    (found,) = [each for each in parent.findall(f"{ATOM}link") if each.get("rel") == rel]
    return found.get("href") or ""


@pytest.mark.parametrize("name", FEEDS)
def test_every_feed_keeps_the_rules_of_atom(ours: Edition, name: str) -> None:
    root = ET.fromstring(texts(ours)[name])  # noqa: S314  made here
    assert root.tag == f"{ATOM}feed"
    assert only(root, "title")
    assert link(root, "self") == ADDRESS + feed_path(name)
    assert link(root, "alternate").startswith(ADDRESS)
    (author,) = root.findall(f"{ATOM}author")
    assert only(author, "name") == ours.raad.naam
    found = root.findall(f"{ATOM}entry")
    ids = [only(root, "id"), *(only(entry, "id") for entry in found)]
    assert found
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"tag:example\.org,2026:lok-voorbeeldstad/[\w/.-]+", each) for each in ids)
    for entry in found:
        assert only(entry, "title")
        assert only(entry, "summary")
        assert only(entry, "content")
        assert link(entry, "alternate").startswith(ADDRESS)
        assert all(each.tag in (f"{ATOM}{tag}" for tag in CHILDREN) for each in entry)
    stamps = [root, *found]
    assert all(RFC3339.fullmatch(only(each, "updated")) for each in stamps)
    assert all(RFC3339.fullmatch(only(each, "published")) for each in found)
    assert datetime.fromisoformat(only(root, "updated")) == max(
        datetime.fromisoformat(only(entry, "updated")) for entry in found
    )


CHILDREN = ("id", "title", "published", "updated", "link", "category", "summary", "content")


@pytest.mark.parametrize("name", FEEDS)
def test_a_reader_program_finds_the_newest_first(ours: Edition, name: str) -> None:
    parsed = feedparser.parse(texts(ours)[name].encode())
    assert not parsed.bozo
    assert parsed.version == "atom10"
    days = [entry.published for entry in parsed.entries]
    assert days == sorted(days, reverse=True)
    assert max(days) <= "2026-11-26T24"


def test_all_together_is_the_sum_of_the_others(ours: Edition) -> None:
    found = {name: {entry.id for entry in entries(ours, name)} for name in FEEDS}
    assert found["alles"] == set().union(*(found[name] for name in FEEDS[1:]))
    assert len(found["alles"]) == sum(len(found[name]) for name in FEEDS[1:]) <= LONGEST


def test_every_entry_leads_to_a_page_of_a_record(ours: Edition) -> None:
    for entry in entries(ours):
        soort, record_id = urlsplit(entry.link).path.removeprefix("/raad/").split("/")[:2]
        assert ours.find(soort, record_id) is not None
        assert entry.tags[0].term == BY_SOORT[soort].meervoud


def test_an_advice_and_each_of_its_answers_are_entries_of_their_own() -> None:
    told = [
        answer("kennisgenomen", "2026-03-20", "2026-03-25"),
        answer("gevolgd", "2026-04-13", "2026-04-15", motivering="Een **goed** idee."),
        answer("gevolgd", "2027-01-04", "2027-01-05"),
    ]
    given = edition(advice(status="beantwoord", gevolgen=told))
    assert [(each.title.partition(":")[0], each.published[:10]) for each in entries(given, "adviezen")] == [
        ("Antwoord op advies ADV-2026-90, gevolgd", "2026-04-15"),
        ("Bericht over advies ADV-2026-90, kennisgenomen", "2026-03-25"),
        ("Advies ADV-2026-90", "2026-03-12"),
    ]
    decided, _, given_then = entries(given, "adviezen")
    assert decided.id.endswith("/adviezen/adv-2026-90/antwoord-college-2026-04-13")
    assert "<strong>goed</strong>" in decided.content[0].value
    assert given_then.summary == "Het LOK vraagt fietsenstallingen."


def test_two_answers_of_one_day_keep_apart() -> None:
    twice = [answer("in_beraad", "2026-04-13", "2026-04-15"), answer("gevolgd", "2026-04-13", "2026-04-15")]
    ids = [each.id for each in entries(edition(advice(status="beantwoord", gevolgen=twice)), "adviezen")]
    assert len(set(ids)) == 3


def test_an_advice_that_was_taken_back_says_so() -> None:
    given = edition(
        advice(status="ingetrokken", intrekking={"datum": "2026-05-01", "reden": "Het is niet meer nodig."})
    )
    assert "Het is niet meer nodig." in entries(given, "adviezen")[0].summary


def test_drafts_and_what_is_for_members_are_in_no_feed() -> None:
    draft = advice(id="adv-2026-91", nummer="ADV-2026-91", titel="Binnenskamers", status="ontwerp", uitgebracht_op=None, overgemaakt_op=None)  # fmt: skip
    closed = meeting("verg-dicht", zichtbaarheid="leden", gepland_begin="2026-03-12 19:30")
    minutes = held(
        "2026-02-02",
        status="verslag_ontwerp",
        verslag_goedgekeurd_op=None,
        agendapunten=[item(besluit="Binnenskamers", bespreking="Binnenskamers"), item("2", titel="Binnenskamers", zichtbaarheid="leden")],
    )  # fmt: skip
    found = texts(edition(draft, closed, minutes))
    assert "Punt 1" in found["vergaderingen"]
    assert all("Binnenskamers" not in text and "verg-dicht" not in text for text in found.values())


def test_decisions_come_when_the_minutes_are_approved() -> None:
    minutes = held("2026-02-02", verslag_goedgekeurd_op="verg-2026-03-12", agendapunten=[item(besluit="Het LOK **beslist**.")])  # fmt: skip
    given = edition(minutes, held("2026-03-12", status="gehouden", verslag_goedgekeurd_op=None))
    decisions = next(each for each in entries(given, "vergaderingen") if each.id.endswith("/verslag"))
    public = given.find("vergaderingen", "verg-2026-02-02")
    assert hasattr(public, "vorige_verslagen")
    assert decisions.published.startswith("2026-03-12")
    assert "Het LOK <strong>beslist</strong>." in decisions.content[0].value


def test_a_cancelled_meeting_is_news() -> None:
    given = edition(meeting(status="afgelast", reden_afgelasting="ziekte", gepland_begin="2026-03-12 19:30"))
    (entry,) = entries(given, "vergaderingen")
    assert entry.title == "Afgelast: vergadering van 12 maart 2026"
    assert "ziekte" not in str(entry)


def test_what_becomes_of_an_ask_is_news_and_what_stays_is_not() -> None:
    course = [("2024-06-13", "open"), ("2025-01-10", "open"), ("2025-06-19", "opgenomen_in_beleid")]
    vraag = {
        "nr": "1",
        "thema": "werking",
        "titel": "Behoud de brugfiguur",
        "probleem": "Het project loopt af.",
        "vraag": "Maak er een vaste functie van.",
        "aan_wie": ["college"],
        "prioriteit": "hoog",
        "status": "opgenomen_in_beleid",
        "statusverloop": [{"datum": day, "status": status} for day, status in course],
    }
    fields = {"id": "memo", "titel": "Memorandum", "aanleiding": "Verkiezingen", "gericht_aan": ["iedereen"], "inleiding": "**Lees** dit.", "vastgesteld_op": "2024-06-13", "vragen": [vraag]}  # fmt: skip
    found = entries(edition(Memorandum.model_validate(fields)), "memoranda")
    assert [each.title for each in found] == ["Opgenomen in beleid: Behoud de brugfiguur", "Memorandum"]
    assert found[1].summary == "Lees dit."


def test_hostile_text_stays_text() -> None:
    (entry,) = entries(edition(advice(titel=HOSTILE, samenvatting=HOSTILE)), "adviezen")
    assert entry.title == f"Advies ADV-2026-90: {HOSTILE}"
    root = ET.fromstring(texts(edition(advice(samenvatting=HOSTILE)))["alles"])  # noqa: S314
    content = only(root.findall(f"{ATOM}entry")[0], "content")
    assert "<b>" not in content
    assert "&lt;b&gt;" in content


def test_what_no_xml_may_hold_is_left_out() -> None:
    assert atom.allowed("a\x00b\x0bc\ufffed\ud800e\tf") == "abcde\tf"


def test_an_empty_council_has_feeds_that_hold_nothing() -> None:
    found = texts(edition())
    assert [name for name in found if not name.startswith("thema-")] == list(FEEDS)
    for text in found.values():
        root = ET.fromstring(text)  # noqa: S314
        assert root.findall(f"{ATOM}entry") == []
        assert RFC3339.fullmatch(only(root, "updated"))


def test_a_feed_holds_the_latest_only() -> None:
    many = [advice(id=f"adv-2026-{number}", nummer=f"ADV-2026-{number}") for number in range(100, 100 + LONGEST + 5)]
    found = entries(edition(*many), "adviezen")
    assert len(found) == LONGEST
    assert found[0].id.endswith(f"adv-2026-{100 + LONGEST + 4}")


def test_the_same_records_give_the_same_bytes_in_any_order() -> None:
    one, two = advice(), advice(id="adv-2026-91", nummer="ADV-2026-91")
    assert texts(edition(one, two)) == texts(edition(two, one))


def test_members_have_no_feeds() -> None:
    assert texts(edition(advice(), audience=Audience.LEDEN)) == {}


def test_the_theme_names_the_feeds_that_exist() -> None:
    text = re.sub(r"!ENV|!!python/\S+", "", (REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    assert yaml.safe_load(text)["extra"]["feeds"] == list(FEEDS)


@pytest.mark.parametrize("name", FEEDS)
def test_an_attachment_does_not_take_the_place_of_a_feed(name: str) -> None:
    archive = make_archive([], attachments=[Attachment(f"publiek/{feed_path(name)}")])
    (problem,) = address_problems(archive, tuple(claimed(archive)))
    assert problem.blocks


def test_a_version_that_was_annulled_is_news_of_that_day_and_no_new_version() -> None:
    name = EXAMPLES / "reglementen" / "good" / "vernietigd-en-opnieuw.yaml"
    regulation = BY_SOORT["reglementen"].model.model_validate(yaml.load(name.read_text("utf-8"), yaml.BaseLoader))  # noqa: S506
    found = [(each.title, each.published[:10]) for each in entries(edition(regulation), "reglementen")]
    assert found == [
        ("Vernietigd: Premie voor verse soep", "2024-06-15"),
        ("Nieuw reglement: Premie voor verse soep", "2022-01-01"),
    ]


def test_every_theme_has_a_feed_of_what_names_it() -> None:
    given = select(whole_council.archive(), Audience.PUBLIEK, whole_council.DAY, address=ADDRESS)
    made, everything = texts(given), {entry.id for entry in entries(given)}
    for theme in given.all("themas"):
        parsed = feedparser.parse(made[f"thema-{theme.id}"])
        assert not parsed.bozo
        found = {entry.id for entry in parsed.entries}
        assert found <= everything
        about = given.backlinks(theme)
        given_advices = [each for each in about.get("adviezen", ()) if each.uitgebracht_op is not None]
        for advies in given_advices:
            assert any(each.endswith(f"/adviezen/{advies.id}") for each in found), theme.id
        for memorandum in about.get("memoranda", ()):
            for ask in memorandum.vragen:
                told = any(f"/{memorandum.id}/vraag-{ask.nr}-" in each for each in found)
                assert not told or ask.thema.id == theme.id, (theme.id, ask.nr)
