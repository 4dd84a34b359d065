"""Addresses of setting up. `setup` is a reserved address, so no committee can be called so."""

from django.urls import path

from jianyan.setting_up import account_views, entry_views, export_views, list_views, step_views

urlpatterns = [
    path("setup/", entry_views.setup, name="setup"),
    path("setup/new", entry_views.new, name="setup-new"),
    path("setup/<slug:committee>/committee", step_views.committee, name="setup-committee"),
    path("setup/<slug:committee>/term", step_views.term, name="setup-term"),
    path("setup/<slug:committee>/bodies", step_views.bodies, name="setup-bodies"),
    path("setup/<slug:committee>/units", list_views.units_step, name="setup-units"),
    path("setup/<slug:committee>/roster", list_views.roster_step, name="setup-roster"),
    path("setup/<slug:committee>/accounts", account_views.accounts_step, name="setup-accounts"),
    path("setup/<slug:committee>/done", step_views.done, name="setup-done"),
    path("setup/<slug:committee>/new-term", step_views.new_term, name="setup-new-term"),
    path("setup/<slug:committee>/exports", export_views.exports, name="setup-exports"),
    path("setup/<slug:committee>/exports/<int:work>.zip", export_views.export_file, name="setup-export-file"),
    path("setup/<slug:committee>/blank/<str:kind>.xlsx", list_views.template, name="setup-blank"),
]
