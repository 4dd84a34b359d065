"""A real browser on our pages, without a server: requests are answered by Django's test client and static finders."""

import mimetypes
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route

SITE = "http://look.test"
POLICY = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"


def opened(instance: Browser, path: str, *, width: int = 1440, theme: str = "light", touch: bool = False) -> Page:
    """The page at `path`, under the content policy of the house; what the console refuses is in `page.refusals`."""
    context = instance.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, has_touch=touch, reduced_motion="reduce"
    )
    page = context.new_page()
    page.refusals = []
    page.on("console", lambda said: page.refusals.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.refusals.append(str(error)))
    page.route("**/*", _answer)
    page.goto(f"{SITE}{path}")
    return page


def _answer(route: Route) -> None:
    parts = urlsplit(route.request.url)
    if parts.path.startswith("/static/"):
        file = finders.find(parts.path.removeprefix("/static/"))
        kind = mimetypes.guess_type(parts.path)[0] or "text/plain"
        route.fulfill(body=Path(file).read_bytes(), content_type=kind) if file else route.fulfill(status=404)
        return
    response = Client().get(f"{parts.path}?{parts.query}")
    headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
    route.fulfill(status=response.status_code, body=response.content, headers=headers)
