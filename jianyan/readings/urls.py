from django.urls import path

from jianyan.readings import views

urlpatterns = [
    path("readings/", views.readings, name="readings"),
    path("readings/<int:reading>/", views.reading, name="reading"),
    path("readings/<int:reading>/list.csv", views.reading_csv, name="reading-csv"),
    path("readings/<int:reading>/again", views.again, name="reading-again"),
    path("readings/<int:reading>/period", views.period, name="reading-period"),
    path("readings/<int:reading>/confirm", views.confirm_all, name="reading-confirm"),
    path("readings/<int:reading>/remove", views.remove, name="reading-remove"),
    path("readings/<int:reading>/add", views.add, name="reading-add"),
    path("readings/<int:reading>/claims/<slug:claim>/", views.claim, name="reading-claim"),
]
