"""Every word that the glossary says the code uses stands in the code."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORD = re.compile(r"[A-Za-z_]\w*")


def test_the_words_of_the_glossary_are_words_of_the_code():
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    used = page.split("## Words that the code uses")[1].split("## ")[0]
    cells = [line.split(" | ")[1] for line in used.splitlines() if line.startswith("| ") and "---" not in line][1:]
    named = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    files = [file for file in (ROOT / "jianyan").rglob("*.py") if "migrations" not in file.parts]
    known = {word for file in files for word in WORD.findall(file.read_text(encoding="utf-8"))}

    assert len(named) > 100
    assert named - known == set()
