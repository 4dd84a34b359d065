"""What kind of file an upload is, told by its content: what its name says must fit, and nothing that runs is taken."""

from __future__ import annotations

import zipfile
from io import BytesIO

from django.utils.translation import gettext as _

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNS = {
    "pdf": (b"%PDF-",), "jpg": (b"\xff\xd8\xff",), "jpeg": (b"\xff\xd8\xff",), "png": (b"\x89PNG\r\n\x1a\n",),
    "doc": (OLE,), "xls": (OLE,), "ppt": (OLE,), "wps": (OLE,),
}  # fmt: skip
PARTS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
WITH_MACROS = ("docm", "xlsm", "pptm", "dotm", "xltm")
ENDINGS = (*SIGNS, *PARTS, "zip", "txt")
MEGABYTE = 1024 * 1024


class FileRefused(Exception):
    """A file that is not taken; the text says why and what to do."""


def ask(data: bytes, name: str, *, largest: int) -> str:
    """The ending that the file's content bears out.

    Raises:
        FileRefused: empty, too large (`largest` in MB), of a kind not taken, disguised, or with macros.
    """
    ending = name.lower().rpartition(".")[2]
    if not data:
        raise FileRefused(_("“%(name)s”是空文件，请重新选择。") % {"name": name})
    if len(data) > largest * MEGABYTE:
        raise FileRefused(_("“%(name)s”超过%(most)d MB，请压缩或拆分后再传。") % {"name": name, "most": largest})
    if ending in WITH_MACROS:
        raise FileRefused(_macros(name))
    if ending not in ENDINGS:
        words = {"name": name, "known": "、".join(ENDINGS)}
        raise FileRefused(_("不能上传“%(name)s”这种文件。可以上传：%(known)s。") % words)
    if not _is(data, ending, name):
        raise FileRefused(_("“%(name)s”的内容与名称不符。请用原来的程序打开，另存后再传。") % {"name": name})
    return ending


def _macros(name: str) -> str:
    return _("“%(name)s”带有宏，不能上传。请另存为不带宏的文件。") % {"name": name}


def _is(data: bytes, ending: str, name: str) -> bool:
    if ending in SIGNS:
        if data.startswith(OLE) and b"_\x00V\x00B\x00A\x00" in data:
            raise FileRefused(_macros(name))
        return data.startswith(SIGNS[ending])
    if ending == "txt":
        return b"\x00" not in data[:4096] and not data.startswith((b"MZ", b"\x7fELF", b"PK\x03\x04", *SIGNS["pdf"]))
    return _is_archive(data, ending, name)


def _is_archive(data: bytes, ending: str, name: str) -> bool:
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except zipfile.BadZipFile:
        return False
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        raise FileRefused(_macros(name))
    if ending == "zip":
        return not any(part.lower().endswith((".exe", ".bat", ".cmd", ".js", ".vbs", ".scr")) for part in names)
    return any(part.startswith(PARTS[ending]) for part in names)
