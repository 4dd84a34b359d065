from django.urls import path

from jianyan.handling import paper_views, reminder_views, statistics_views, views

urlpatterns = [
    path("handling/reminders/", reminder_views.reminders, name="reminders"),
    path("handling/reminders/list.csv", reminder_views.reminders_csv, name="reminders-csv"),
    path("handling/handover/", views.handover, name="handover"),
    path("handling/<int:pk>/reply/", views.reply, name="reply-write"),
    path("proposals/statistics/", statistics_views.page, name="proposals-statistics"),
    path("proposals/statistics/book.xlsx", statistics_views.book, name="proposals-statistics-book"),
    path("proposals/statistics/<str:name>.csv", statistics_views.table_csv, name="proposals-statistics-csv"),
    path("handling/replies/<int:pk>.<slug:ending>", paper_views.reply, name="reply-paper"),
    path("handling/replies.<slug:ending>.zip", paper_views.replies, name="replies-zip"),
    path("handling/sheets.<slug:ending>.zip", paper_views.sheets, name="sheets-zip"),
    path("handling/opinions/<int:pk>.<slug:ending>", paper_views.opinion, name="opinion-paper"),
    path("handling/sheets/<int:pk>.<slug:ending>", paper_views.sheet, name="sheet-paper"),
    path("handling/handover.<slug:ending>", paper_views.handover, name="handover-list"),
]
