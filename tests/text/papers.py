"""Files made by hand, as small as they may be."""

import io
import zipfile
from collections.abc import Callable

import docx

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
    b"/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"
)


def make_pdf(*lines: str, packed: bytes | None = None, trailer: bytes = b"") -> bytes:
    """A page with these lines; `packed` is put in place of what draws them, already compressed."""
    drawn = b"".join(b"<" + line.encode("utf-16-be").hex().encode() + b">Tj 0 -20 Td " for line in lines)
    content = b"BT /F 12 Tf 50 700 Td " + drawn + b"ET" if lines else b"0 0 100 100 re f"
    head = b"" if packed is None else b"/Filter/FlateDecode"
    content = content if packed is None else packed
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE,
        b"<<" + head + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream",
        FONT,
    ]
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj" % number + each + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        body + b"xref\n0 %d\n0000000000 65535 f \n" % size + table
        + b"trailer<</Size %d/Root 1 0 R" % size + trailer + b">>\nstartxref\n%d\n%%%%EOF" % len(body)
    )  # fmt: skip


def locked_pdf() -> bytes:
    """A PDF whose stored password digests fit no password."""
    digests = b"/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">"
    return make_pdf("县政协", trailer=b"/ID[<41><41>]/Encrypt<</Filter/Standard/V 1/R 2/P -4" + digests + b">>")


def make_docx(fill: Callable[[docx.document.Document], object] = lambda document: None) -> bytes:
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_with(name: str, content: bytes, *, base: bytes | None = None) -> bytes:
    """A Word file one part of which is something else."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base or make_docx())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return out.getvalue()


def make_zip(**entries: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()
