"""Windows in which somebody of the demonstration is signed in, and what everybody does there."""

import re
from contextlib import contextmanager

from jianyan.demo.sign_ins import PASSWORD
from tests.browser import PATIENCE

PLACE = "/shangzhou"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1440, "height": 900}}


class Desks:
    """The windows of one test: calling it with `"tian"` is a page at which the clerk of the proposal office is signed in.

    `kept` holds the sign-ins of a module of tests, so that each desk signs in by its form once.
    """

    def __init__(self, browser, url: str, kept: dict, size: str = "desktop") -> None:
        self._browser, self._url, self._kept, self.size = browser, url, kept, size
        self._contexts, self._pages, self.said = [], {}, []

    def __call__(self, desk: str):
        if desk not in self._pages:
            self._pages[desk] = self._window(desk)
        return self._pages[desk]

    def _window(self, desk: str):
        """A new window; signed in by the form, or with the cookie of the last time."""
        context = self._browser.new_context(
            base_url=self._url, locale="zh-CN", timezone_id="Asia/Shanghai", viewport=SIZES[self.size],
            storage_state=self._kept.get(desk),
        )  # fmt: skip
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.said.append(str(error)))
        if desk and desk not in self._kept:
            sign_in(page, desk)
            self._kept[desk] = context.storage_state()
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


def sign_in(page, desk: str, where: str = f"{PLACE}/todo/") -> None:
    """Sign in by the form."""
    page.goto(f"/account/sign-in?next={where}")
    enter(page, desk)
    page.wait_for_url(f"**{where}")


def enter(page, desk: str) -> None:
    page.get_by_label("登录名").fill(f"shangzhou-{desk}")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="登录").click()


def press(page, name: str) -> None:
    """Press a button of the page's own part by its exact words."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def follow(page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def told(page, words: str) -> str:
    """Wait until the page says so; returns the whole sentence."""
    said = page.locator(".toast, .notice", has_text=words).first
    said.wait_for()
    return said.inner_text()


def stands(page, words: str) -> None:
    """Wait until the row of the page stands so."""
    page.locator(".page-head .state", has_text=words).wait_for()


def step(page, label: str, **given) -> None:
    """Take a step from the page of a row: a button that acts at once, or a form that is filled with what is given."""
    offer = page.locator(".offers > li").filter(has=page.get_by_text(re.compile(rf"^{re.escape(label)}…?$"))).first
    offer.wait_for()
    link = offer.locator("a")
    if link.count():
        link.click()
        page.get_by_role("heading", level=1, name=label, exact=True).wait_for()
        fill(page, **given)
        press(page, label)
    else:
        offer.locator("button").click()
    told(page, f"已办理“{label}”")


def fill(page, **given) -> None:
    """Fill in fields by their names; a list picks boxes."""
    for name, value in given.items():
        field = page.locator(f"main [name={name}]")
        kind = field.first.evaluate("one => one.type || one.tagName.toLowerCase()")
        if kind in ("checkbox", "radio"):
            for one in value if isinstance(value, list) else [value]:
                page.locator(f"main [name={name}][value='{one}']").check()
        elif kind.startswith("select"):
            field.select_option(value)
        else:
            field.fill(value)


def choose(page, name: str, words: str) -> None:
    """Pick the one of a list that has these words."""
    field = page.locator(f"main select[name={name}]")
    field.select_option(value=field.locator("option", has_text=words).first.get_attribute("value"))


def find(page, title: str, register: str = "proposal") -> None:
    """Open a row by searching its list."""
    page.goto(f"{PLACE}/records/{register}/?q={title}")
    page.locator("tbody a.title, tbody a").first.click()
    page.wait_for_url(re.compile(rf"/records/{register}/\d+/"))


def faults(page) -> list:
    """What axe finds against level AA, and whether the page scrolls sideways."""
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_load_state()
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in found] + ([("wide", wide)] if wide > 0 else [])


@contextmanager
def desks(browser, house, kept, size="desktop"):
    """The windows of a test; a script that fails in one of them fails the test."""
    found = Desks(browser, house.url, kept, size)
    try:
        yield found
        assert found.said == []
    finally:
        found.close()
