"""A look into a picture: where it was taken, who made it, and every text that a camera or a program put beside it.

The few marks that carry such data are read here (JPEG: the segments before the image; PNG and WebP: the chunks; in all
of them Exif and XMP), so that no library decodes foreign pictures. Raises ``ValueError`` or ``struct.error`` for what is
no picture.
"""

from __future__ import annotations

import re
import struct
import zlib
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.contents import Contents

PICTURES = (".png", ".jpg", ".jpeg", ".webp")
MAKERS = {0x013B, 0x9C9D, 0xA430}
"""Tags of Exif that name who made a picture: artist, author, owner of the camera."""
SPOKEN = {0x010E, 0x8298, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F, 0x013C}
"""Tags that hold free text: description, copyright, comment, title, subject, keywords, computer."""
GPS, EXIF = 0x8825, 0x8769
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
DATA = "in de gegevens van de foto"
NO_PLACE = (
    "Haal de gegevens van de foto weg (Windows: Eigenschappen, Details, Persoonlijke gegevens verwijderen), of maak er een "
    "schermafdruk van."
)
MOST = 5_000_000


def look_into_picture(raw: bytes, ending: str, contents: Contents) -> None:
    """Add what stands beside the image in a picture to ``contents``."""
    pieces = {".png": _png, ".webp": _webp}.get(ending, _jpeg)
    for kind, data in pieces(raw):
        if kind == "exif":
            _exif(data, contents)
        elif kind == "xmp":
            _xmp(data.decode("utf-8", "replace"), contents)
        else:
            contents.read(DATA, "\n".join(_strings(data)))


def _jpeg(raw: bytes) -> Iterator[tuple[str, bytes]]:
    if not raw.startswith(b"\xff\xd8"):
        raise ValueError("no JPEG")
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        marker, size = raw[at + 1], int.from_bytes(raw[at + 2 : at + 4])
        if marker == 0xDA:
            break
        data = raw[at + 4 : at + 2 + size]
        if data.startswith(b"Exif\0\0"):
            yield "exif", data[6:]
        elif data.startswith(b"http://ns.adobe.com/"):
            yield "xmp", data.partition(b"\0")[2]
        elif marker in {0xED, 0xFE}:
            yield "text", data
        at += 2 + max(size, 2)


def _png(raw: bytes) -> Iterator[tuple[str, bytes]]:
    if not raw.startswith(b"\x89PNG\r\n\x1a\n"):
        raise ValueError("no PNG")
    at = 8
    while at + 8 <= len(raw):
        size, kind = int.from_bytes(raw[at : at + 4]), raw[at + 4 : at + 8]
        data = raw[at + 8 : at + 8 + size]
        if kind == b"eXIf":
            yield "exif", data
        elif kind == b"tEXt":
            yield from _told(data)
        elif kind == b"zTXt":
            key, _, rest = data.partition(b"\0")
            yield from _told(key + b"\0" + _inflated(rest[1:]))
        elif kind == b"iTXt":
            key, _, rest = data.partition(b"\0")
            text = rest[2:].split(b"\0", 2)[-1]
            yield from _told(key + b"\0" + (_inflated(text) if rest[:1] == b"\1" else text))
        at += 12 + size


def _told(data: bytes) -> Iterator[tuple[str, bytes]]:
    """A text chunk of a PNG: XMP, or a key with its words."""
    key, _, text = data.partition(b"\0")
    if key.startswith(b"XML:com.adobe.xmp"):
        yield "xmp", text
    elif key.lower() in {b"author", b"artist", b"creator"}:
        yield "xmp", b"<dc:creator>" + text + b"</dc:creator>"
    elif key.lower() not in {b"software", b"creation time"}:
        yield "text", data


def _inflated(data: bytes) -> bytes:
    return zlib.decompressobj().decompress(data, MOST)


def _webp(raw: bytes) -> Iterator[tuple[str, bytes]]:
    if not (raw.startswith(b"RIFF") and raw[8:12] == b"WEBP"):
        raise ValueError("no WebP")
    at = 12
    while at + 8 <= len(raw):
        kind, size = raw[at : at + 4], int.from_bytes(raw[at + 4 : at + 8], "little")
        data = raw[at + 8 : at + 8 + size]
        if kind == b"EXIF":
            yield "exif", data.removeprefix(b"Exif\0\0")
        elif kind == b"XMP ":
            yield "xmp", data
        at += 8 + size + size % 2


def _exif(data: bytes, contents: Contents) -> None:
    """The tags of Exif, which is a TIFF without its picture."""
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        raise ValueError("no Exif")
    todo, done = [struct.unpack(f"{order}I", data[4:8])[0]], set[int]()
    while todo:
        at = todo.pop()
        if at in done or len(done) > 16:
            continue
        done.add(at)
        for tag, value, where in _entries(data, at, order):
            if tag == GPS and any(each in {2, 4, 6, 31} for each, _, _ in _entries(data, where, order)):
                _placed(contents)
            elif tag in {EXIF, GPS}:
                todo.append(where)
            elif tag in MAKERS:
                contents.made_by(DATA, _text(value, tag))
            elif tag in SPOKEN:
                contents.read(DATA, _text(value, tag))


def _entries(data: bytes, at: int, order: str) -> Iterator[tuple[int, bytes, int]]:
    """The entries of a directory: tag, bytes of the value, and the value as a place."""
    (count,) = struct.unpack(f"{order}H", data[at : at + 2])
    for number in range(min(count, 512)):
        start = at + 2 + number * 12
        tag, kind, many, where = struct.unpack(f"{order}HHII", data[start : start + 12])
        size = SIZES.get(kind, 1) * many
        yield tag, data[start + 8 : start + 8 + size] if size <= 4 else data[where : where + min(size, MOST)], where


def _text(value: bytes, tag: int) -> str:
    if tag >= 0x9C9B and tag <= 0x9C9F:
        return value.decode("utf-16-le", "ignore").replace("\0", "")
    bare = value[8:] if tag == 0x9286 else value
    return bare.decode("utf-8", "replace").replace("\0", " ").strip()


def _xmp(packet: str, contents: Contents) -> None:
    if re.search(r"exif:GPSL(?:atitude|ongitude)\b", packet):
        _placed(contents)
    for made in re.findall(
        r"<(dc:creator|tiff:Artist|photoshop:AuthorsPosition|aux:OwnerName)\b[^>]*>(.*?)</\1>", packet, re.DOTALL
    ):
        contents.made_by(DATA, unescape(re.sub(r"<[^>]*>", " ", made[1])))
    attributes = re.findall(r'(?:tiff:Artist|dc:\w+|photoshop:\w+|Iptc4xmpCore:\w+|xmpRights:\w+)="([^"]*)"', packet)
    dated = re.sub(
        r"<\?.*?\?>|<(xmp:\w*Date|xmp:CreatorTool|xmpMM:\w+|stEvt:\w+)>.*?</\1>", "", packet, flags=re.DOTALL
    )
    contents.read(DATA, unescape("\n".join((*attributes, re.sub(r"<[^>]*>", "\n", dated)))))


def _placed(contents: Contents) -> None:
    contents.refuse("deze foto zegt waar ze genomen is", NO_PLACE)


def _strings(data: bytes) -> list[str]:
    """What can be read in data of no known form."""
    return re.findall(r"[^\x00-\x1f\x7f-\x9f]{3,}", data.decode("utf-8", "replace"))
