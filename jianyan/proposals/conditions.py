"""Conditions that lists and figures share."""

from django.db.models import Q

FILED = Q(filed_on__isnull=False, withdrawn_on__isnull=True)
