"""Lists as Excel writes them, and committees to import them into."""

import io
from datetime import date

from openpyxl import Workbook

from jianyan.committees.models import Account, Committee
from jianyan.organisation.choices import BodyKind
from jianyan.organisation.models import Body
from jianyan.registers import sheets
from jianyan.registers.sheets import Line
from jianyan.setting_up import founding, roster
from jianyan.setting_up.access import CommandLine

BY = CommandLine()
START = date(2026, 1, 10)
HEADS = ["姓名*", "性别", "界别*", "专委会", "党派", "单位", "职务", "手机", "政协职务", "任职日期"]
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
GIVEN = "文明志远嘉树云清海宁"


def xlsx(rows, heads=HEADS):
    """An Excel file of a head row and these rows."""
    book = Workbook()
    for row in ([heads] if heads else []) + list(rows):
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def person(name="王小明", phone="13800000001", **others):
    """A row of a roster in the order of its heads."""
    said = {"name": name, "sector": "经济界", "phone": phone} | others
    return [said.get(column.name, "") for column in roster.COLUMNS]


def people(count):
    """Rows of so many different persons with phones."""
    names = [f"{surname}{one}{other}" for surname in SURNAMES for one in GIVEN for other in GIVEN if one != other]
    return [
        person(names[n * 7 % len(names)], f"139{n:08d}", sex="男女"[n % 2], body="提案委员会" if n % 3 else "")
        for n in range(count)
    ]


def lines(*rows):
    """The rows as they come out of a file."""
    return sheets.read("名册.xlsx", xlsx(rows), roster.COLUMNS).lines


def line(number=2, **cells):
    return Line(number, cells)


def make_committee(slug="xishan", number=1, starts_on=START):
    """A committee set up as far as its sectors and special committees."""
    committee = Committee(
        slug=slug, name="政协西山县委员会", short_name="西山县政协", level="county", division_code="620999"
    )
    founding.found(committee, Account.objects.create_user(f"{slug}-first", "x", must_change_password=False))
    term = founding.set_term(committee, number=number, starts_on=starts_on)
    founding.set_plenary(term, number=1, opens_on=starts_on)
    founding.set_sectors(committee, [("economy", "经济界"), ("education", "教育界")], by=BY)
    founding.set_special_committees(committee, ["提案委员会", "经济科技委员会"], by=BY)
    return committee


def special_committee(committee, name):
    return Body.objects.of(committee).get(kind=BodyKind.SPECIAL_COMMITTEE, name=name)
