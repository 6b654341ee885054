"""The settings of a host: read whole, or refused with every fault, its key and a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from lokhost.settings import Members, RefusedError, Releases, Settings
from samples.host_settings import MEMBERS, PUBLIC

WHOLE = f"""{PUBLIC}{MEMBERS}
[bureau]

[post]
afzender = "nieuws@gemeente.example"
"""


def read(folder: Path, text: str) -> Settings:
    file = folder / "host.toml"
    file.write_text(text, encoding="utf-8")
    return Settings.read(file, folder)


def test_a_file_with_all_parts_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert isinstance(found.members, Members)
    assert found.members.claim == "sub"
    assert found.desk
    assert found.post
    assert found.post.port == 25
    assert found.releases == Releases()
    assert found.place("/srv/lok") == tmp_path / "srv/lok"


def test_a_part_that_is_left_out_is_not_there(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE.split("[leden]", maxsplit=1)[0])
    assert (found.members, found.desk, found.post) == (None, None, None)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('host = "lok.', 'host = "LOK ', "[publiek] host: “LOK gemeente.example” is geen hostnaam"),
        ('"leden.lok.', '"lok.', "dezelfde host"),
        ('"/etc/ssl/lok.pem"', '"/etc/../lok.pem"', "geen volledig pad"),
        ('"/etc/ssl/lok.pem"', '"/etc/lok\\"\\nInclude /etc/passwd"', "geen volledig pad"),
        ('"https://', '"http://', "[leden] aanmelding: “http://"),
        ('client = "lok"', "", "[leden] client ontbreekt."),
        ('client = "lok"', 'client = "lok\\nRequire all granted"', "[leden] client: "),
        ('client = "lok"', "client = 7", "[leden] client is tekst"),
        ('client = "lok"', 'client = "lok"\nwachtwoord = "x"', "[leden] wachtwoord bestaat niet"),
        ("nieuws@gemeente", "nieuws@@gemeente", "is geen e-mailadres"),
        (
            "[bureau]",
            "[bureaus]",
            "[bureaus] bestaat niet. Kies uit: publiek, leden, bureau, uitgaven, voorbeelden, post, toestand.",
        ),
        ("[bureau]", "[uitgaven]\nbewaren = 0", "[uitgaven] bewaren is een geheel getal"),
        ("[bureau]", "[uitgaven]\nbewaren = true", "[uitgaven] bewaren is een geheel getal"),
        ("[bureau]", "[[[", "geen geldige TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_key(tmp_path: Path, before: str, after: str, told: str) -> None:
    assert before in WHOLE
    with pytest.raises(RefusedError) as refused:
        read(tmp_path, WHOLE.replace(before, after))
    assert told in str(refused.value)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        read(tmp_path, '[publiek]\nhost = "x y"\n[leden]\n')
    assert str(refused.value).count("\n- ") == 8


def test_a_part_that_needs_another_says_so(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"\[publiek\] of \[leden\] is nodig"):
        read(tmp_path, "")
    alone = WHOLE.split("[leden]", maxsplit=1)[0]
    with pytest.raises(RefusedError, match=r"\[bureau\] vraagt \[leden\]"):
        read(tmp_path, f"{alone}[bureau]\n")


def test_a_missing_file_says_which(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="niet te lezen"):
        Settings.read(tmp_path / "nergens.toml")
