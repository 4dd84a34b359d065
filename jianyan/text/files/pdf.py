"""The text layer of a PDF."""

from __future__ import annotations

import re
import threading
import zlib

import pypdfium2

from jianyan.text.cleaning.characters import RADICALS
from jianyan.text.files.answer import Refusal, Unreadable
from jianyan.text.files.plain import looks_sensible

HEAD = 1024  # bytes in which the signature may stand
FEWEST_A_PAGE = 5  # visible characters; a scan may carry stamped page numbers
MOST_PAGES = 5_000
MOST_UNPACKED = 100 * 1024 * 1024  # bytes of all streams that are no pictures
MOST_STREAMS = 100_000
CHUNK = 64 * 1024
MOST_LAYERS = 3  # a stream may be packed more than once
STREAM = re.compile(rb"(?<!end)stream\r?\n")
PICTURE = re.compile(rb"/Subtype\s*/Image")
ONE_AT_A_TIME = threading.Lock()  # PDFium is not safe for threads


def is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:HEAD]


def text_of(data: bytes) -> str:
    """Lines as they stand, pages in order, each ended by a line feed.

    Raises:
        Unreadable: password, no_text_layer, bomb, too_large (pages), wrong_encoding (letters without meaning), unknown_kind (damaged).
    """
    _refuse_bomb(data)
    with ONE_AT_A_TIME:
        pages = _pages(data)
    visible = sum(not char.isspace() for page in pages for char in page)
    if visible < FEWEST_A_PAGE * len(pages):
        raise Unreadable(Refusal.NO_TEXT_LAYER)
    text = "\n".join(pages) + "\n"
    if not looks_sensible(text):
        raise Unreadable(Refusal.WRONG_ENCODING)
    return text


def _pages(data: bytes) -> list[str]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable(Refusal.PASSWORD if locked else Refusal.UNKNOWN_KIND) from error
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(Refusal.TOO_LARGE)
        return [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(Refusal.UNKNOWN_KIND) from error
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    layer = page.get_textpage()
    text = layer.get_text_range()
    layer.close()
    page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").replace("\0", "").translate(RADICALS)


def _refuse_bomb(data: bytes) -> None:
    """Unpack the streams that are no pictures, up to a limit, before PDFium does so up to its own of 1 GB."""
    left, done, count = MOST_UNPACKED, 0, 0
    for found in STREAM.finditer(data):
        if found.start() < done:
            continue
        head = data[max(done, data.rfind(b" obj", done, found.start())) : found.start()]
        done, count = found.end(), count + 1
        if not PICTURE.search(head):
            size, done = _unpacked_size(data, done, left)
            left -= size
        if left <= 0 or count > MOST_STREAMS:
            raise Unreadable(Refusal.BOMB)


def _unpacked_size(data: bytes, start: int, most: int) -> tuple[int, int]:
    """How many bytes what stands at `start` unpacks to, layer by layer, and where it ends."""
    packed, end = _unpacked(data, start, most)
    total = len(packed)
    for _ in range(1, MOST_LAYERS):
        packed, _end = _unpacked(packed, 0, max(0, most - total))
        total += len(packed)
    return total, end


def _unpacked(data: bytes, start: int, most: int) -> tuple[bytes, int]:
    """What the packed bytes at `start` say, cut when it passes `most`, and where they end; nothing if they are not packed."""
    if int.from_bytes(data[start : start + 2], "big") % 31 or data[start : start + 1] != b"x":
        return b"", start
    engine, out, size, step = zlib.decompressobj(), [], 0, 256
    try:
        while not engine.eof and start < len(data) and size <= most:
            out.append(engine.decompress(data[start : start + step], most - size + 1))
            start, size = start + step - len(engine.unconsumed_tail) - len(engine.unused_data), size + len(out[-1])
            step = min(2 * step, CHUNK)
    except zlib.error:
        pass
    return b"".join(out), min(start, len(data))
