"""What was confirmed of readings, without what the demonstration's own reports published."""

from jianyan.figures.models import PublishedQuerySet, PublishedValue
from jianyan.readings.models import OldReport


def confirmed_of(report: OldReport) -> PublishedQuerySet:
    return PublishedValue.objects.of(report.committee).exclude(key__startswith="edition:")
