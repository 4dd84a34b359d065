"""In which order the registers of the rooms are listed."""

from jianyan.registers.catalogue import all_registers


def test_registers_of_work_come_first_then_people_then_what_lies_below_them():
    rooms = list(dict.fromkeys(register.room for register in all_registers().values()))

    assert rooms == [
        "clues", "matters", "activities", "outcomes", "proposals", "opinions", "consultations", "supervision", "inquiries", "handling",
        "merits", "reports", "organisation", "figures", "committees",
    ]  # fmt: skip
