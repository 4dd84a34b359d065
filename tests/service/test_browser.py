"""The fixtures for tests in a browser stand on a house that is served in earnest."""

import sqlite3


def test_page_comes_from_the_served_house_and_runs_no_foreign_script(page, live):
    response = page.goto("/")

    assert response.url == f"{live.url}/"
    assert "default-src 'self'" in response.headers["content-security-policy"]


def test_served_house_stands_on_its_own_copy_of_the_template(live, django_db_setup):
    from tests.databases import Embedded

    rows = "SELECT app, name FROM django_migrations ORDER BY id"
    with sqlite3.connect(live.database) as copy, sqlite3.connect(Embedded().template) as template:
        assert copy.execute(rows).fetchall() == template.execute(rows).fetchall()
    assert live.database != Embedded().template
