"""The night: what is new goes out once, to whoever asked for it, through a real mail program on loopback."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from lokhost import hidden
from lokhost.measured import State, parts
from lokhost.news import nightly, pending, posting
from lokhost.news.feeds import LARGEST
from lokhost.news.posting import Posting
from lokhost.settings import Post, RefusedError
from samples.news import EVENING, HOST, Host, Mailbox, entry, mail_program, part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLD = entry("oud", "2026-11-01")
ONE, TWO = entry("adv-1"), entry("adv-2")
MEETING = entry("verg-1", title="Vergadering van 10 december 2026", soort="vergaderingen")
NIGHT = "import sys; from datetime import *; from pathlib import Path; from lokhost.settings import Settings; from lokhost.news.nightly import send; send(Settings.read(Path(sys.argv[1]), Path(sys.argv[2])), datetime(2026, 11, 30, 23, tzinfo=UTC), print)"
BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><feed xmlns="http://www.w3.org/2005/Atom"><title>&b;</title></feed>'


@pytest.fixture(scope="module")
def program() -> Iterator[tuple[Mailbox, int]]:
    """One mail program for all nights."""
    with mail_program() as started:
        yield started


@pytest.fixture
def box(program: tuple[Mailbox, int]) -> Mailbox:
    """What it takes in one test."""
    program[0].clear()
    program[0].refuses.clear()
    program[0].closes_after = 0
    return program[0]


@pytest.fixture
def host(tmp_path: Path, program: tuple[Mailbox, int]) -> Host:
    """A host that has sent news before, with one reader of everything."""
    made = Host(tmp_path, program[1])
    made.publish(alles=[OLD], adviezen=[OLD], vergaderingen=[], thema_tarief=[])
    assert made.night() == 0
    assert made.said[0].startswith("Eerste keer")
    made.join("an@lezer.example")
    return made


def test_a_mail_tells_what_is_new_in_text_and_in_html(host: Host, box: Mailbox) -> None:
    host.publish(alles=[ONE, TWO, MEETING, OLD], adviezen=[ONE, TWO, OLD], vergaderingen=[MEETING])
    assert host.night() == 0
    assert host.said == ["3 nieuw: 1 verstuurd."]
    [(address, mail)] = box.taken
    assert address == mail["To"] == "an@lezer.example"
    assert mail["From"] == "Lokaal Overleg Kinderopvang Voorbeeldstad <nieuws@voorbeeld.example>"
    assert mail["Subject"] == "Nieuw van het LOK Voorbeeldstad: 1 vergadering, 2 adviezen"
    assert mail["List-Id"] == f"<nieuws.{HOST}>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Message-ID"].endswith(f"@{HOST}>")
    assert mail.get_content_type() == "multipart/alternative"
    text, html = part(mail, "plain"), part(mail, "html")
    for page in ("adviezen/adv-1", "adviezen/adv-2", "vergaderingen/verg-1"):
        assert text.count(f"https://{HOST}/{page}/") == 1
        assert html.count(f'href="https://{HOST}/{page}/"') == 1
    assert "30 november 2026" in text
    assert "oud" not in text
    assert mail["List-Unsubscribe"].strip("<>") in text
    assert not any(word in html for word in ("<img", "<script", "src=", "url("))


def test_the_way_out_stands_whole_in_the_head_of_a_mail(host: Host, box: Mailbox) -> None:
    host.publish(alles=[ONE, OLD])
    host.night()
    [line] = [line for line in box.raw[0].splitlines() if line.startswith(b"List-Unsubscribe:")]
    assert re.fullmatch(rb"List-Unsubscribe: <https://lok\.voorbeeld\.example/nieuws/uitschrijven\?t=[\w.-]{67}>", line)


def test_nothing_new_is_no_mail_and_what_was_told_is_not_told_again(host: Host, box: Mailbox) -> None:
    assert host.night() == 0
    host.publish(alles=[ONE, OLD])
    host.night()
    box.clear()
    assert host.night(EVENING + timedelta(days=1)) == 0
    assert host.said == ["0 nieuw: geen mails."]
    assert box.taken == []


def test_what_changed_as_the_feed_says_is_news_and_what_goes_back_is_not(host: Host, box: Mailbox) -> None:
    host.publish(alles=[ONE, OLD])
    host.night()
    host.publish(alles=[entry("adv-1", "2026-12-01"), OLD])
    host.night()
    host.publish(alles=[ONE, OLD])
    host.night()
    assert len(box.taken) == 2


def test_each_gets_what_they_chose_and_everything_once(host: Host, box: Mailbox) -> None:
    host.join("bo@lezer.example", subjects=("vergaderingen", "thema-tarief"))
    host.join("cas@lezer.example", subjects=("reglementen",))
    host.join("dirk@lezer.example", subjects=("adviezen", "thema-tarief"))
    host.publish(alles=[ONE, TWO, MEETING], adviezen=[ONE, TWO], vergaderingen=[MEETING], thema_tarief=[TWO])
    host.night()
    told = {address: part(mail, "plain") for address, mail in box.taken}
    assert sorted(told) == ["an@lezer.example", "bo@lezer.example", "dirk@lezer.example"]
    assert len(box.taken) == 3
    assert "adv-2" in told["bo@lezer.example"]
    assert "verg-1" in told["bo@lezer.example"]
    assert "adv-1" not in told["bo@lezer.example"]
    assert told["dirk@lezer.example"].count("adviezen/adv-2/") == 1


def test_what_was_taken_back_before_the_night_is_not_sent_even_after_a_night_that_failed(
    host: Host, box: Mailbox
) -> None:
    host.publish(alles=[ONE, OLD])
    host.publish(alles=[OLD])
    assert host.night() == 0
    port, host.port = host.port, 1
    host.publish(alles=[ONE, TWO, OLD])
    assert host.night() == 1
    host.port = port
    host.publish(alles=[TWO, OLD])
    assert host.night() == 0
    [(_, mail)] = box.taken
    assert "adv-2" in part(mail, "plain")
    assert "adv-1" not in part(mail, "plain")


def test_what_is_hidden_from_readers_goes_in_no_mail_and_is_news_once_it_is_shown(host: Host, box: Mailbox) -> None:
    host.publish(alles=[ONE, TWO, OLD], adviezen=[ONE, TWO])
    hidden.hide(host.settings, "publiek", ["/adviezen/adv-1/"])
    assert host.night() == 0
    assert host.said == ["Verborgen en dus niet gemaild: 1.", "1 nieuw: 1 verstuurd."]
    [(_, mail)] = box.taken
    assert "adv-1" not in mail.as_string()
    hidden.show(host.settings, "publiek", ["/adviezen/adv-1/"])
    assert host.night() == 0
    assert "adviezen/adv-1/" in part(box.taken[1][1], "plain")


def test_a_mail_that_waits_is_held_while_its_page_is_hidden(host: Host, box: Mailbox) -> None:
    port, host.port = host.port, 1
    host.publish(alles=[ONE, OLD])
    assert host.night() == 1
    host.port = port
    hidden.hide(host.settings, "publiek", [f"https://{HOST}/adviezen/adv-1/index.html"])
    assert host.night() == 0
    assert box.taken == []
    hidden.show(host.settings, "publiek", ["/adviezen/adv-1/"])
    assert host.night() == 0
    assert box.addresses == ["an@lezer.example"]


def test_a_feed_that_is_hidden_gives_nothing_to_any_reader(host: Host, box: Mailbox) -> None:
    host.publish(alles=[ONE, TWO, OLD], adviezen=[TWO])
    hidden.hide(host.settings, "publiek", ["/volgen/adviezen.xml"])
    assert host.night() == 0
    assert "adv-2" not in box.taken[0][1].as_string()
    hidden.hide(host.settings, "publiek", ["/volgen/alles.xml"])
    host.publish(alles=[entry("adv-3"), OLD], adviezen=[])
    assert host.night() == 0
    assert len(box.taken) == 1


def test_while_the_site_is_closed_nothing_is_sent_and_nothing_is_lost(host: Host, box: Mailbox) -> None:
    hidden.close(host.settings, "publiek")
    host.publish(alles=[ONE, OLD])
    assert host.night() == 0
    assert host.said == ["De publieke site is gesloten. Er gaat geen mail weg tot ze weer open is."]
    assert box.taken == []
    hidden.reopen(host.settings, "publiek")
    assert host.night() == 0
    assert box.addresses == ["an@lezer.example"]


def test_each_night_leaves_for_the_probe_how_it_went(host: Host) -> None:
    def noted() -> tuple[State, str]:
        found = {each.name: each for each in parts(host.settings, datetime.now(UTC))}["nieuws per post"]
        return found.state, found.told

    assert noted() == (State.GOOD, "0 uur geleden, gelukt.")
    port, host.port = host.port, 1
    host.publish(alles=[ONE, OLD])
    host.night()
    assert noted() == (State.WRONG, "0 uur geleden, mislukt.")
    host.port = port
    host.night()
    assert noted()[0] is State.GOOD
    for feed in (host.root / "srv/lok/publiek/nu/site/volgen").glob("*.xml"):
        feed.unlink()
    with pytest.raises(RefusedError, match="geen feed"):
        host.night()
    assert noted()[0] is State.WRONG


def test_an_archive_that_is_filled_in_is_no_news(host: Host, box: Mailbox) -> None:
    host.publish(alles=[OLD, *(entry(f"van-{year}", f"{year}-05-01") for year in range(2015, 2026))])
    assert host.night() == 0
    assert box.taken == []


def test_a_mail_program_that_is_down_loses_nothing(host: Host, box: Mailbox) -> None:
    port, host.port = host.port, 1
    host.publish(alles=[ONE, OLD])
    assert host.night() == 1
    assert "neemt niets aan" in host.said[0]
    assert host.said[-1] == "1 nieuw: 1 bewaard."
    host.port = port
    host.publish(alles=[ONE, TWO, OLD])
    assert host.night(EVENING + timedelta(days=1)) == 0
    [(_, mail)] = box.taken
    assert mail["Subject"] == "Nieuw van het LOK Voorbeeldstad: 2 adviezen"


def test_a_refused_address_keeps_nobody_from_their_mail_and_is_erased_the_third_day(host: Host, box: Mailbox) -> None:
    host.join("weg@lezer.example", "zoe@lezer.example")
    box.refuses["weg@lezer.example"] = "550 onbekend"
    for night in range(3):
        assert b"weg@lezer.example" in host.on_disk()
        host.publish(alles=[entry(f"adv-{night}"), OLD])
        for _ in range(2):  # twice a day counts once
            host.night(EVENING + timedelta(days=night))
    assert box.addresses == ["an@lezer.example", "zoe@lezer.example"] * 3
    assert b"weg@" not in host.on_disk()


def test_a_mail_program_that_refuses_everybody_erases_nobody(host: Host, box: Mailbox) -> None:
    box.refuses["an@lezer.example"] = "550 geen toegang"
    host.publish(alles=[ONE, OLD])
    for night in range(5):
        host.night(EVENING + timedelta(days=night))
    box.refuses.clear()
    host.night(EVENING + timedelta(days=6))
    assert box.addresses == ["an@lezer.example"]


def test_an_address_that_is_refused_for_now_gets_it_later(host: Host, box: Mailbox) -> None:
    box.refuses["an@lezer.example"] = "451 straks"
    host.publish(alles=[ONE, OLD])
    assert host.night() == 1
    box.refuses.clear()
    assert host.night() == 0
    assert box.addresses == ["an@lezer.example"]


def test_a_thousand_readers_get_one_mail_each_over_few_connections(host: Host, box: Mailbox) -> None:
    everybody = [f"lezer{number}@post{number % 7}.example" for number in range(999)]
    host.join(*everybody)
    host.publish(alles=[ONE, TWO, OLD], adviezen=[ONE, TWO])
    before, box.connections = time.monotonic(), 0
    assert host.night() == 0
    assert time.monotonic() - before < 60
    assert sorted(box.addresses) == sorted([*everybody, "an@lezer.example"])
    assert box.connections == 1
    assert len({mail["Message-ID"] for _, mail in box.taken}) == 1000


def test_a_night_that_is_killed_goes_on_and_nobody_gets_two(host: Host, box: Mailbox) -> None:
    host.join(*(f"lezer{number}@lezer.example" for number in range(9)))
    host.publish(alles=[ONE, OLD])
    settings = host.settings
    night = subprocess.Popen([sys.executable, "-c", NIGHT, settings.root / "host.toml", settings.root])
    box.on_mail = lambda: night.kill() if len(box.taken) == 5 else None
    assert night.wait(20) == -signal.SIGKILL
    assert len(box.taken) == 5
    box.on_mail = lambda: None
    assert host.night() == 0
    assert host.said[0] == "Van 1 mails is niet zeker of ze de vorige keer vertrokken. Ze gaan niet opnieuw weg."
    assert len(box.addresses) == len(set(box.addresses)) == 10


def test_a_connection_that_breaks_after_handing_over_is_not_tried_again(host: Host, box: Mailbox) -> None:
    host.join(*(f"lezer{number}@lezer.example" for number in range(3)))
    host.publish(alles=[ONE, OLD])
    box.closes_after = 2
    host.night()
    box.closes_after = 0
    host.night()
    assert len(box.addresses) == len(set(box.addresses)) == 4


def test_two_nights_at_once_are_one(host: Host) -> None:
    with nightly._alone(nightly.folder(host.settings)), pytest.raises(RefusedError, match="al een verzending bezig"):
        host.night()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BOMB, "documenttype"),
        ("<feed", "adviezen"),
        ("", "adviezen"),
        ("<rss/>", "geen Atom-feed"),
        ('<?xml version="1.0" encoding="utf-16"?>\n' + BOMB[21:], "documenttype"),
        ("x" * (LARGEST + 1), "te groot"),
    ],
    ids=["bomb", "half", "empty", "other", "encoding", "huge"],
)
def test_a_feed_that_cannot_be_read_keeps_nobody_from_the_others(
    host: Host, box: Mailbox, text: str, told: str
) -> None:
    host.publish(adviezen=text, vergaderingen=[MEETING])
    assert host.night() == 1
    assert told in host.said[0]
    assert len(box.taken) == 1


def test_a_feed_that_cannot_be_read_hides_nothing_that_waits(host: Host, box: Mailbox) -> None:
    port, host.port = host.port, 1
    host.publish(adviezen=[ONE], vergaderingen=[])
    host.night()
    host.port = port
    host.publish(adviezen="<feed", vergaderingen=[])
    host.night()
    assert box.taken == []
    host.publish(adviezen=[ONE], vergaderingen=[])
    host.night()
    assert len(box.taken) == 1


def test_an_odd_entry_is_told_and_the_others_are_sent(host: Host, box: Mailbox) -> None:
    odd = [entry("vroeg", "gisteren"), entry("leeg").replace("<title>Advies leeg</title>", "<title> </title>")]
    script = entry("js").replace(f"https://{HOST}/adviezen/js/", "javascript:alert(1)")
    host.publish(alles=[*odd, script, entry("ver", "9999-12-31"), entry("uur", "2026-11-30T23:59:59Z"), OLD])
    assert host.night() == 1
    assert len(host.said) == 4
    [(_, mail)] = box.taken
    assert mail["Subject"] == "Nieuw van het LOK Voorbeeldstad: 2 adviezen"


def test_words_of_a_feed_are_text_in_a_mail(host: Host, box: Mailbox) -> None:
    host.publish(
        alles=[
            entry(
                "x",
                title='<img src=x onerror="alert(1)">\r\nBcc: kwaad@lezer.example',
                summary="</p><script>1</script>",
            ),
            entry("y", title="é" * 400, soort="memo\r\nX-Kwaad: ja"),
            OLD,
        ]
    )
    host.night()
    [(_, mail)] = box.taken
    html = part(mail, "html")
    assert "<img" not in html
    assert "<script" not in html
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; Bcc: kwaad@lezer.example" in html
    assert mail["Bcc"] is None
    assert mail["X-Kwaad"] is None
    assert max(map(len, box.raw[0].splitlines())) < 998


def test_no_feed_at_all_or_a_first_night_with_a_broken_one_is_refused(tmp_path: Path) -> None:
    host = Host(tmp_path)
    with pytest.raises(RefusedError, match="staat geen feed"):
        host.night()
    host.publish(alles=[OLD], adviezen="<feed")
    with pytest.raises(RefusedError, match="Herstel eerst alle feeds"):
        host.night()


def test_the_first_night_of_a_council_without_news_is_the_first(
    tmp_path: Path, box: Mailbox, program: tuple[Mailbox, int]
) -> None:
    host = Host(tmp_path, program[1])
    host.publish(alles=[])
    host.join("an@lezer.example")
    assert host.night() == 0
    host.publish(alles=[ONE])
    assert host.night() == 0
    assert len(box.taken) == 1


def test_the_list_is_for_one_user_and_says_it_belongs_in_no_copy(host: Host) -> None:
    place = nightly.folder(host.settings)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert {name: stat.S_IMODE((place / name).stat().st_mode) for name in ("lijst.sqlite", "geheim")} == {
        "lijst.sqlite": 0o600,
        "geheim": 0o600,
    }
    assert (place / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    place.chmod(0o750)
    with pytest.raises(RefusedError, match="leesbaar voor anderen"):
        host.night()
    place.chmod(0o700)
    (place / "geheim").chmod(0o644)
    with pytest.raises(RefusedError, match="Zet de rechten op 600"):
        host.night()
    (place / "geheim").chmod(0o600)
    (place / "lijst.sqlite").write_bytes(os.urandom(4096))
    with pytest.raises(RefusedError, match="beschadigd"):
        host.night()


def test_a_disk_that_is_full_is_told_and_loses_nothing(
    host: Host, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.publish(alles=[ONE, OLD])
    plan = pending.plan

    def full(store: pending.Store, *given: object) -> object:
        (pages,) = store.connection.execute("PRAGMA page_count").fetchone()
        store.connection.execute(f"PRAGMA max_page_count = {pages}")
        with store.act() as to:
            to.execute("INSERT INTO seen VALUES (?)", ("x" * 100_000,))
        return plan(store, *given)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(pending, "plan", full)
        with pytest.raises(RefusedError, match="full"):
            host.night()
    assert box.taken == []
    assert host.night() == 0
    assert len(box.taken) == 1


def test_a_mail_program_elsewhere_must_speak_tls(host: Host, box: Mailbox) -> None:
    elsewhere = replace(host.settings.post or Post(sender="x@y.example"), server="127.0.0.2")
    with mail_program("127.0.0.2") as (other, port), Posting(replace(elsewhere, port=port)) as there:
        with pytest.raises(posting.NoMailProgramError, match="geen STARTTLS"):
            there.send(EmailMessage(), "an@lezer.example")
        assert (box.taken, other.taken) == ([], [])
