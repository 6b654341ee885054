"""A forge on this computer: ``git http-backend`` behind a key, with a hook that keeps main closed, and the routes of proposals.

What goes over the line is real: git pushes to it and urllib asks it. Only the forge's own answers are made here.
"""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from samples.under_git import git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOKEN = "geheime-sleutel-voor-tests"  # noqa: S105 - no key of anything
REPO = "raad/lok"
HOOK = """#!/bin/sh
while read -r old new ref; do
  case "$ref" in
    refs/heads/redactie/*) ;;
    refs/heads/main) if [ ! -e "$GIT_DIR/main-is-open" ]; then echo "main is beschermd" >&2; exit 1; fi ;;
    *) exit 1 ;;
  esac
done
"""
ROUTE = re.compile(rf"(?P<api>/api/v1|/api/v3)?/repos/{REPO}(?P<rest>(?:/pulls(?:/\d+)?)?)(?:\?(?P<asked>.*))?")


@dataclass
class Got:
    """One request as it came in."""

    method: str
    path: str
    heads: dict[str, str]
    given: Any


@dataclass
class Served:
    """A running forge: where it is, the bare repository behind it, what it got, its proposals, and what it answers instead."""

    address: str
    bare: Path
    got: list[Got] = field(default_factory=list)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    private: Any = True
    instead: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    appears: str = ""
    """A branch for which somebody else opens a proposal right after the list was asked."""
    silence: threading.Event = field(default_factory=threading.Event)
    """What every answer waits for, some seconds at most."""
    git_is_down: int = 0
    """The number that git gets for an answer, when it is to get none."""

    @property
    def remote(self) -> str:
        """The address for git."""
        return f"{self.address}/{REPO}.git"

    def environment(self, folder: Path, kind: str = "forgejo") -> dict[str, str]:
        """The settings of a desk that uses this forge, with its key in a file of ``folder``."""
        place = folder / "sleutel"
        place.unlink(missing_ok=True)
        place.touch(mode=0o600)
        place.write_text(f"{TOKEN}\n", "ascii")
        api = f"{self.address}/api/v3" if kind == "github" else self.address
        return {"LOK_FORGE": kind, "LOK_FORGE_API": api, "LOK_FORGE_REPO": REPO, "LOK_FORGE_TOKEN_FILE": str(place)}

    def begin_again(self) -> None:
        """Forget what was got and made."""
        self.got.clear()
        self.pulls.clear()
        self.instead.clear()
        self.appears = ""
        self.silence.set()

    def pull(self, branch: str, **more: Any) -> dict[str, Any]:
        """Put a proposal there, as if somebody else had."""
        number = len(self.pulls) + 1
        made = {
            "number": number,
            "state": "open",
            "title": "Een voorstel",
            "body": "",
            "html_url": f"{self.address}/{REPO}/pulls/{number}",
            "head": {"ref": branch, "repo": {"full_name": REPO}},
            "base": {"ref": "main"},
            **more,
        }
        self.pulls.append(made)
        return made

    def tip(self, branch: str) -> str:
        """The commit at which a branch stands there; empty when it is not there."""
        words = ("git", "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}")
        return subprocess.run(words, cwd=self.bare, capture_output=True, text=True, check=False).stdout.strip()


@contextmanager
def serving(folder: Path, origin: Path) -> Iterator[Served]:
    """A forge with a bare copy of ``origin`` in ``folder``."""
    bare = folder / f"{REPO}.git"
    bare.parent.mkdir(parents=True)
    git(folder, "clone", "-q", "--bare", str(origin), str(bare))
    hook = bare / "hooks" / "pre-receive"
    hook.write_text(HOOK, "utf-8")
    hook.chmod(0o755)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        running = Served(f"http://127.0.0.1:{server.server_port}", bare)
        running.silence.set()
        server.served = running  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield running
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def served(self) -> Served:
        found: Served = self.server.served  # type: ignore[attr-defined]
        return found

    def log_message(self, *_: object) -> None:
        """Nothing: a test reads what was got."""

    def do_GET(self) -> None:
        self._take()

    def do_POST(self) -> None:
        self._take()

    def do_PATCH(self) -> None:
        self._take()

    def _take(self) -> None:
        data = self._data()
        if f"/{REPO}.git/" in self.path:
            self._git(data)
            return
        given = json.loads(data) if data else None
        self.served.silence.wait(5)
        self.served.got.append(Got(self.command, self.path, dict(self.headers.items()), given))
        if instead := self.served.instead.get(self.command):
            self._say(*instead)
            return
        status, told = self._answer(given)
        self._say(status, {"Content-Type": "application/json"}, json.dumps(told).encode())

    def _data(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            pieces = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                pieces.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(pieces)
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _say(self, status: int, heads: dict[str, str], body: bytes) -> None:
        with suppress(ConnectionError):  # who asked may have had enough of it
            self.send_response(status)
            for name, value in {**heads, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    def _answer(self, given: Any) -> tuple[int, Any]:
        """What a forge says: judged strictly, so that a wrong request fails a test."""
        found = ROUTE.fullmatch(self.path)
        github = bool(found) and found["api"] == "/api/v3"
        if found is None or found["api"] is None:
            return 404, {"message": "Not Found"}
        if self.headers.get("Authorization") != f"{'Bearer' if github else 'token'} {TOKEN}":
            return 401, {"message": "Bad credentials"}
        rest, asked = found["rest"], found["asked"] or ""
        if self.command == "GET" and rest == "":
            return 200, {"full_name": REPO, "private": self.served.private}
        if self.command == "GET" and rest == "/pulls":
            page, a_page = (
                int(re.search(rf"\b{name}=(\d+)", asked)[1]) for name in ("page", "per_page" if github else "limit")
            )  # type: ignore[index]
            shown = [each for each in self.served.pulls if each["state"] == "open"]
            if self.served.appears:
                self.served.pull(self.served.appears)
                self.served.appears = ""
            return 200, shown[(page - 1) * a_page : page * a_page]
        if self.command == "POST" and rest == "/pulls":
            return self._open(given)
        number = int(rest.rpartition("/")[2])
        each = next(each for each in self.served.pulls if each["number"] == number)
        each |= {name: given[name] for name in ("title", "body")}
        return 200, each

    def _open(self, given: dict[str, str]) -> tuple[int, Any]:
        if set(given) != {"head", "base", "title", "body"} or given["base"] != "main":
            return 422, {"message": "Validation Failed"}
        if not self.served.tip(given["head"]):
            return 422, {"message": "Validation Failed", "errors": [{"field": "head", "code": "invalid"}]}
        if any(each["head"]["ref"] == given["head"] and each["state"] == "open" for each in self.served.pulls):
            return 409, {"message": "pull request already exists for these targets"}
        return 201, self.served.pull(given["head"], title=given["title"], body=given["body"])

    def _git(self, data: bytes) -> None:
        """Hand a request to git's own program, when it has the key."""
        if self.served.git_is_down:
            self._say(self.served.git_is_down, {}, b"")
            return
        basic = base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode()
        if self.headers.get("Authorization") != f"Basic {basic}":
            self._say(401, {"WWW-Authenticate": 'Basic realm="lok"'}, b"")
            return
        path, _, asked = self.path.partition("?")
        told = {
            "GIT_PROJECT_ROOT": str(self.served.bare.parents[1]),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "QUERY_STRING": asked,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(data)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "REMOTE_USER": "redactie",
            "REMOTE_ADDR": "127.0.0.1",
        }
        plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        run = subprocess.run(["git", "http-backend"], input=data, env=plain | told, capture_output=True, check=True)
        head, _, body = run.stdout.partition(b"\r\n\r\n")
        heads = dict(line.split(": ", 1) for line in head.decode("ascii").split("\r\n"))
        self._say(int(heads.pop("Status", "200").split()[0]), heads, body)
