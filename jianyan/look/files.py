"""Why a file is not read, in a sentence that says what to do: by the reason codes of `jianyan.text.files`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _("文件是空的，没有读入。请选择有正文的文件。"),
    "binary": _("这不是文字文件，没有读入。可以读的有：文本、网页、Word(.docx)和带文字的 PDF。"),
    "too_large": _("文件超过20 MB，没有读入。请去掉图片，或分成几个文件。"),
    "password": _("文件有打开密码，读不了。请取消密码后另存，再选择这个文件。"),
    "no_text_layer": _("这份 PDF 是扫描的图片，里面没有文字，没有读入。请先做文字识别，或把文字粘贴到下面。"),
    "wrong_encoding": _("看不出文件用的什么编码，没有读入。请另存为 UTF-8 编码的文本，再选择这个文件。"),
    "not_docx": _("这个文件的名称是 .docx，内容却不是 Word 文档，没有读入。请用 Word 或 WPS 打开后另存为 .docx。"),
    "bomb": _("这个文件解开后大得不合常理，为安全起见没有读入。请用 Word 或 WPS 打开后另存，再选择这个文件。"),
    "unknown_kind": _("不认识这种文件，没有读入。可以读的有：文本、网页、Word(.docx)和带文字的 PDF。"),
}
OTHER = _("这个文件读不了，没有读入。可以把文字粘贴到下面。")


def sentence(code: str) -> str:
    """The sentence for a reason code of `jianyan.text.files`."""
    return str(SENTENCES.get(code, OTHER))
