"""Which forge: settings are judged, the key is kept to itself and goes to no other address."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from lok.forge.settings import Forge, Kind, forge
from lok.words.terminal import RefusedError

TOKEN = "ghs_abc123"  # noqa: S105 - no key of anything
FULL = {"LOK_FORGE": "forgejo", "LOK_FORGE_API": "https://git.example.org/", "LOK_FORGE_REPO": "raad/lok"}


@pytest.fixture
def key(tmp_path: Path) -> Path:
    place = tmp_path / "sleutel"
    place.touch(0o600)
    place.write_text(f"{TOKEN}\n", "ascii")
    return place


def test_without_a_forge_there_is_none() -> None:
    assert forge({}) is None
    assert forge({"LOK_FORGE": " ", "LOK_FORGE_REPO": "x"}) is None


@pytest.mark.parametrize(
    ("kind", "given", "api", "web"),
    [
        ("github", "", "https://api.github.com", "https://github.com"),
        ("GitHub", "https://git.stad.example.org/api/v3/", "https://git.stad.example.org/api/v3", "https://git.stad.example.org"),
        ("forgejo", "https://git.example.org:8443", "https://git.example.org:8443/api/v1", "https://git.example.org:8443"),
        ("gitea", "https://example.org/git/api/v1/", "https://example.org/git/api/v1", "https://example.org"),
        ("gitea", "http://localhost:3000", "http://localhost:3000/api/v1", "http://localhost:3000"),
        ("gitea", "http://[::1]:3000", "http://[::1]:3000/api/v1", "http://[::1]:3000"),
    ],
)  # fmt: skip
def test_each_kind_has_its_addresses(kind: str, given: str, api: str, web: str, key: Path) -> None:
    made = forge({**FULL, "LOK_FORGE": kind, "LOK_FORGE_API": given, "LOK_FORGE_TOKEN_FILE": str(key)})
    assert made
    assert (made.api, made.web, made.kind) == (api, web, kind.lower())
    assert TOKEN not in repr(made)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("LOK_FORGE", "gitlab", "github, forgejo, gitea"),
        ("LOK_FORGE_API", "", "begint"),
        ("LOK_FORGE_API", "http://git.example.org", "https://"),
        ("LOK_FORGE_API", "http://127.0.0.1.example.org", "https://"),
        ("LOK_FORGE_API", "https://wie:wat@git.example.org", "zonder naam of sleutel"),
        ("LOK_FORGE_API", "https://git.example.org?x=1", "begint"),
        ("LOK_FORGE_API", "file:///etc/passwd", "begint"),
        ("LOK_FORGE_API", "https://[kapot", "begint"),
        ("LOK_FORGE_REPO", "", "eigenaar"),
        ("LOK_FORGE_REPO", "lok", "eigenaar"),
        ("LOK_FORGE_REPO", "../lok", "eigenaar"),
        ("LOK_FORGE_REPO", "raad/lok?x", "eigenaar"),
        ("LOK_FORGE_TOKEN_FILE", "", "volledige pad"),
        ("LOK_FORGE_TOKEN_FILE", "sleutel", "volledige pad"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, told: str, key: Path) -> None:
    with pytest.raises(RefusedError, match=told) as error:
        forge({**FULL, "LOK_FORGE_TOKEN_FILE": str(key), name: value})
    assert "niet goed ingesteld" in error.value.message
    assert "wat@" not in error.value.message


def at(key: Path, api: str = "https://git.example.org/api/v1", kind: Kind = Kind.FORGEJO) -> Forge:
    return Forge(kind, api, "raad/lok", key)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o700])
def test_a_key_that_others_can_read_is_refused(mode: int, key: Path) -> None:
    key.chmod(mode)
    with pytest.raises(RefusedError, match="zet de rechten op 600"):
        at(key).token()
    key.chmod(0o400)
    assert at(key).token() == TOKEN


@pytest.mark.parametrize("text", ["", "\n", "twee woorden", "regel\nregel", "x\r\nAuthorization: y", "é", "x" * 5000])
def test_a_file_without_a_key_is_refused_and_not_quoted(text: str, key: Path) -> None:
    key.write_text(text, "utf-8", newline="")
    with pytest.raises(RefusedError, match="staat geen sleutel") as error:
        at(key).token()
    assert "woorden" not in error.value.message
    with pytest.raises(RefusedError, match="kan niet gelezen worden"):
        at(key.parent / "weg").token()
    with pytest.raises(RefusedError, match="kan niet gelezen worden"):
        at(key.parent).token()


@pytest.mark.parametrize(
    ("api", "kind", "address", "goes"),
    [
        ("https://api.github.com", Kind.GITHUB, "https://github.com/raad/lok.git", True),
        ("https://api.github.com", Kind.GITHUB, "https://GitHub.com/raad/lok", True),
        ("https://api.github.com", Kind.GITHUB, "https://wie@github.com/raad/lok", True),
        ("https://api.github.com", Kind.GITHUB, "https://github.com.example.org/raad/lok", False),
        ("https://api.github.com", Kind.GITHUB, "http://github.com/raad/lok", False),
        ("https://api.github.com", Kind.GITHUB, "git@github.com:raad/lok.git", False),
        ("https://api.github.com", Kind.GITHUB, "ssh://git@github.com/raad/lok.git", False),
        ("https://api.github.com", Kind.GITHUB, "/srv/lok.git", False),
        ("https://git.example.org/api/v1", Kind.GITEA, "https://git.example.org:8443/raad/lok", False),
        ("http://127.0.0.1:3000/api/v1", Kind.GITEA, "http://127.0.0.1:3000/raad/lok", True),
    ],
)
def test_the_key_goes_to_git_for_the_forge_alone(api: str, kind: Kind, address: str, *, goes: bool, key: Path) -> None:
    settings = dict(at(key, api, kind).for_git(address))
    if not goes:
        assert settings == {}
        return
    header = next(value for name, value in settings.items() if name.endswith("/.extraHeader"))
    assert header == f"Authorization: Basic {base64.b64encode(f'x-access-token:{TOKEN}'.encode()).decode()}"
    assert settings["credential.helper"] == ""
