"""Pretalx's own pages, timed: run by the Python of an environment that holds pretalx, never by Jianyan's own.

`jianyan bench proposals` hands it a plan on standard input and reads the times on standard output, both JSON:
`{"rows": [{"title", "text", "more", "state", "category", "speaker"}], "search", "state", "category", "page_rows", "warm", "runs"}`
gives `{"what": "pretalx 1.2.3", "works": {"list": {"times": [milliseconds], "queries": n}, "narrowed": ...}}`.
The database is the one that pretalx's own variables name (PRETALX_DATA_DIR, PRETALX_DB_TYPE); its event is made once.
"""
# ruff: noqa: E402  (its models can be imported only once Django is set up)

import json
import logging
import os
import sys
import time
from datetime import timedelta
from importlib.metadata import version
from itertools import count

os.environ |= {"DJANGO_SETTINGS_MODULE": "pretalx.settings", "PRETALX_NO_INITIAL_LOG": "1"}

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from django_scopes import scopes_disabled
from pretalx.event.models import Event
from pretalx.event.utils import create_organiser_with_team
from pretalx.person.models import SpeakerProfile, User
from pretalx.schedule.models import TalkSlot
from pretalx.submission.models import Submission, Track
from pretalx.submission.models.submission import SpeakerRole

SLUG = "bench"
HOST = "localhost"
# What a proposal has come to, said in pretalx's states, so that a page narrowed by one holds as many rows as ours.
STATES = {
    "closed": "confirmed", "handling": "accepted", "submitted": "submitted", "converted": "canceled",
    "merged": "withdrawn", "declined": "rejected", "draft": "draft",
}  # fmt: skip
PLACED = ("confirmed", "accepted")
# Built style sheets are no part of what is timed, and mail goes nowhere.
WITHOUT = {
    "VITE_IGNORE": True,
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
    "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
}


def main() -> None:
    plan = json.load(sys.stdin)
    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0)
    with scopes_disabled(), override_settings(**WITHOUT):
        event = Event.objects.filter(slug=SLUG).first() or make(plan["rows"])
        found = {name: timed(work, plan) for name, work in works(event, plan).items()}
    json.dump({"what": f"pretalx {version('pretalx')}", "works": found}, sys.stdout)


@transaction.atomic
def make(rows):
    """An open call with an organiser, speakers and a submission for each row."""
    organiser_user = User.objects.create_user(name="组织者", email="organiser@example.org")
    organiser, team = create_organiser_with_team(name="测量", slug=f"{SLUG}org", users=[organiser_user])
    team.all_events = team.can_change_submissions = True
    team.save()
    first = (now() + timedelta(days=60)).date()
    event = Event.objects.create(
        name="测量", slug=SLUG, organiser=organiser, is_public=True, date_from=first, date_to=first, timezone="Asia/Shanghai",
        email="event@example.org", locale_array="zh-hans", locale="zh-hans", content_locale_array="zh-hans",
    )  # fmt: skip
    event.build_initial_data()
    submit_all(event, rows)
    return event


def submit_all(event, rows):
    names = sorted({row["category"] for row in rows})
    tracks = {name: Track.objects.create(event=event, name=name, color="#aa3333") for name in names}
    speakers = {name: speaker(event, name) for name in sorted({row["speaker"] for row in rows})}
    made = Submission.objects.bulk_create(
        Submission(
            event=event, code=f"B{number:06d}", title=row["title"], submission_type=event.cfp.default_type,
            track=tracks[row["category"]], state=STATES[row["state"]], abstract=row["text"], description=row["more"],
            content_locale=event.locale,
        )
        for number, row in enumerate(rows)
    )  # fmt: skip
    pairs = list(zip(made, rows, strict=True))
    SpeakerRole.objects.bulk_create(SpeakerRole(submission=one, user=speakers[row["speaker"]]) for one, row in pairs)
    TalkSlot.objects.bulk_create(
        TalkSlot(submission=one, schedule=event.wip_schedule) for one in made if one.state in PLACED
    )


def speaker(event, name):
    number = User.objects.count()
    user = User.objects.create_user(name=name, email=f"speaker{number}@example.org")
    SpeakerProfile.objects.create(user=user, event=event, biography=name)
    return user


def works(event, plan):
    """Lists and one submission as the organiser, submitting as a speaker."""
    organiser, writer = signed_in("organiser@example.org"), signed_in(event.submitters.first().email)
    listed = f"/orga/event/{SLUG}/submissions/"
    track = event.tracks.get(name__contains=plan["category"])
    opened = event.submissions.filter(state="confirmed").order_by("pk")
    detail = f"{listed}{opened[opened.count() // 2].code}/"
    get(organiser, f"{listed}?page_size={plan['page_rows']}")  # pretalx keeps it as this person's wish
    return {
        "list": lambda: get(organiser, listed),
        "narrowed": lambda: get(organiser, f"{listed}?state={STATES[plan['state']]}&track={track.pk}"),
        "search": lambda: get(organiser, f"{listed}?q={plan['search']}"),
        "detail": lambda: get(organiser, detail),
        "submit": submitting(writer, track, plan["rows"][0]),
    }


def submitting(client, track, row):
    """Send the forms of the public wizard, without fetching them: the submission's, then the speaker's."""
    numbers = count(1)

    def submit():
        number = next(numbers)
        info = {
            "title": f"{row['title']}{number}",
            "track": track.pk,
            "abstract": row["text"],
            "description": row["more"],
        }
        wizard = f"/{SLUG}/submit/m{number:05d}/"
        post(client, f"{wizard}info/", info, "profile/")
        post(client, f"{wizard}profile/", {"name": row["speaker"], "biography": row["speaker"]}, "me/submissions/")

    return submit


def post(client, address, fields, onward):
    answer = client.post(address, fields)
    if answer.status_code != 302 or not answer["Location"].endswith(onward):
        raise SystemExit(f"{address}: {answer.status_code}, not taken")


def signed_in(email):
    client = Client(SERVER_NAME=HOST)
    client.force_login(User.objects.get(email=email), backend="django.contrib.auth.backends.ModelBackend")
    return client


def get(client, address):
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")


def timed(work, plan):
    for _ in range(plan["warm"]):
        work()
    times = [once(work) for _ in range(plan["runs"])]
    with CaptureQueriesContext(connection) as found:
        work()
    return {"times": times, "queries": len(found)}


def once(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
