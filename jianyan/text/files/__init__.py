"""From the bytes of a file to its text: plain text, web page, Word or PDF, told apart by content."""

from __future__ import annotations

from jianyan.text.files import pdf, plain, web, word
from jianyan.text.files.answer import Decoded, Refusal, Unreadable

__all__ = ["LARGEST", "Decoded", "Refusal", "Unreadable", "decode"]

LARGEST = 20 * 1024 * 1024  # bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OTHER_KINDS = (
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x1f\x8b\x08",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"{\\rtf",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"\x7fELF",
)


def decode(data: bytes, name: str = "") -> Decoded:
    """The text of a file. What it is, its content says; `name` only tells an archive that claims to be Word.

    Line ends and a byte-order mark (one U+FEFF) of a text file stay. Nothing in a file is executed or fetched.

    Raises:
        Unreadable: with the code of why.
    """
    if len(data) > LARGEST:
        raise Unreadable(Refusal.TOO_LARGE)
    decoded = _decoded(data, name)
    if all(char.isspace() or char in "\ufeff\u200b" for char in decoded.text):
        raise Unreadable(Refusal.EMPTY)
    return decoded


def _decoded(data: bytes, name: str) -> Decoded:
    if pdf.is_pdf(data):
        return Decoded(pdf.text_of(data), "pdf")
    if word.is_zip(data):
        return Decoded(word.text_of(data), "docx")
    _refuse_other_kinds(data, name)
    text, encoding = plain.text_of(data)
    if web.is_html(text):
        return Decoded(web.visible_text(text), "html", encoding)
    return Decoded(text, "text", encoding)


def _refuse_other_kinds(data: bytes, name: str) -> None:
    """Refuse what is known and not read: an encrypted or old Word file, another archive, a picture."""
    if data.startswith(OLE) and ENCRYPTED in data:
        raise Unreadable(Refusal.PASSWORD)
    if data.startswith((OLE, *OTHER_KINDS)):
        raise Unreadable(Refusal.NOT_DOCX if name.lower().endswith(".docx") else Refusal.UNKNOWN_KIND)
