"""What git refuses, in the words of somebody who never heard of git."""

from __future__ import annotations

import re

from lok.words.shown import shortened
from lok.words.terminal import RefusedError

KEPT = "Wat je schreef, staat er nog."
LATER = f"{KEPT} Probeer het later opnieuw."


class UnreachableError(RefusedError):
    """The server of the repository cannot be reached: what was asked can be asked again later."""


class BehindError(RefusedError):
    """The server holds work of somebody else on this draft, which must be taken in first."""


AWAY = f"de server waar de voorstellen naartoe gaan, is niet bereikbaar. {LATER}"
SLOW = f"de server waar de voorstellen naartoe gaan, antwoordt niet op tijd. {LATER}"
BUSY = (
    f"er is hier nog een bewerking bezig, of een vorige werd onderbroken. {KEPT} Probeer het over een minuut opnieuw."
)
BUSY_ELSEWHERE = (
    "git is in deze bewaarplaats nog bezig, of werd er onderbroken. Blijft dit zo, vraag dan wie de computer beheert om "
    "na te kijken of er nog iets loopt, en anders dit weg te halen: {lock}"
)
COLLEAGUE = f"iemand anders werkte intussen aan dit ontwerp. {KEPT} Neem eerst dat werk over."
STOPPED = f"git werd onderweg gestopt. {LATER}"
FULL = f"de schijf is vol. {KEPT} Maak plaats en probeer het opnieuw."

REACHES = re.compile(
    r"Could not resolve host|Failed to connect|Connection (?:refused|timed out|reset)|Network is unreachable|No route to host"
    r"|Operation (?:too slow|timed out)|Could not resolve hostname|Recv failure|Empty reply from server|early EOF"
    r"|the remote end hung up|returned error: (?:408|429|5\d\d)|RPC failed"
)
KEY_REFUSED = re.compile(
    r"Authentication failed|could not read (?:Username|Password)|returned error: 40[13]|Permission denied \((?:publickey|password)"
    r"|terminal prompts disabled|Invalid username or (?:password|token)|Host key verification failed"
)
NO_KEY = (
    f"de server waar de voorstellen naartoe gaan, aanvaardt de sleutel van deze computer niet. {KEPT} Vraag wie de "
    "computer beheert om een nieuwe sleutel."
)
ASK = "Vraag wie de computer beheert om"
BEGUN = f"iemand begon hier met git een samenvoeging en maakte ze niet af. {ASK} ze af te ronden."
SAID = (
    (r"(?m)^remote: .*(?:No space left on device|Disk quota exceeded)", f"de schijf van de server is vol. {LATER}"),
    (r"No space left on device|Disk quota exceeded|file write error|Out of diskspace", FULL),
    (r"not a git repository", "deze map is geen bewaarplaats van git: hier kunnen geen ontwerpen gemaakt worden."),
    (
        r"dubious ownership",
        f"deze bewaarplaats is van een andere gebruiker van de computer. {ASK} dat recht te zetten.",
    ),
    (
        r"SSL certificate problem|server certificate verification|certificate has expired",
        f"de server waar de voorstellen naartoe gaan, bewijst niet wie hij is. {ASK} het certificaat na te kijken.",
    ),
    (
        r"returned error: \d|[Rr]epository (?:'[^']*' )?not found|does not appear to be a git repository|unable to access",
        f"de server kent deze bewaarplaats niet, of laat ze niet zien. {KEPT} {ASK} het adres en de sleutel na te kijken.",
    ),
    (
        r"Your local changes|untracked working tree files would be|would be overwritten",
        "hier staat nog werk dat niet vastgelegd is, in bestanden die intussen ook elders veranderden. Leg dat eerst vast.",
    ),
    (
        r"You have not concluded your merge|needs merge|unmerged",
        BEGUN,
    ),
    (
        r"Permission denied|Read-only file system|insufficient permission",
        f"deze computer mag hier niets bewaren. {KEPT} {ASK} de rechten na te kijken.",
    ),
    (
        r"object file .* is empty|bad object|corrupt|missing (?:blob|tree)|unable to read (?:tree|sha1)|index file smaller",
        f"de geschiedenis in deze bewaarplaats is beschadigd. {KEPT} {ASK} een kopie terug te zetten.",
    ),
)
LOCKED = re.compile(r"Unable to create '([^'\n]+\.lock)': File exists")
REMARK = re.compile(r"^(?:fatal|error|warning|hint|remote):\s*", re.MULTILINE)
ACCOUNT = re.compile(r"://[^@/\s]*@")


def refusal(told: str) -> RefusedError:
    """The error for what git ``told``, which it said in English; what nobody foresaw is quoted, short and on one line."""
    if KEY_REFUSED.search(told):
        return RefusedError(NO_KEY)
    if REACHES.search(told):
        return UnreachableError(AWAY)
    if found := LOCKED.search(told):
        return RefusedError(BUSY_ELSEWHERE.format(lock=shortened(found[1], 200)))
    for pattern, text in SAID:
        if re.search(pattern, told):
            return RefusedError(text)
    last = next((line for line in reversed(told.splitlines()) if REMARK.sub("", line).strip()), "")
    return RefusedError(
        f"git weigert: {shortened(REMARK.sub('', last).strip(), 200) or 'zonder te zeggen waarom'}. {KEPT}"
    )


def refused_push(reason: str) -> RefusedError:
    """The error for what the server says of a branch that it does not take; ``reason`` is what git prints behind it."""
    if re.search(r"fetch first|non-fast-forward|stale info|already exists|failed to update ref", reason):
        return BehindError(COLLEAGUE)
    why = re.search(r"\((.*)\)", reason)
    said = shortened(why[1] if why else reason, 120)
    return RefusedError(f"de server neemt dit niet aan ({said}). {KEPT} Vraag wie de server beheert wat hier mag.")


def without_accounts(text: str) -> str:
    """A text without the names and keys that stand before the ``@`` of a web address."""
    return ACCOUNT.sub("://…@", text)
