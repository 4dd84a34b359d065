from django.urls import path

from jianyan.registers import bulk, calendar_views, named_views, notices, provision_views, steps, todo, views

urlpatterns = [
    path("records/", views.index, name="records"),
    path("records/<slug:register>/", views.listing, name="register"),
    path("records/<slug:register>/list.csv", views.listing_csv, name="register-csv"),
    path("records/<slug:register>/new/", views.new, name="record-new"),
    path("records/<slug:register>/views/", named_views.save, name="register-views"),
    path("records/<slug:register>/bulk/<slug:step>/", bulk.bulk, name="register-bulk"),
    path("records/<slug:register>/<slug:pk>/", views.record, name="record"),
    path("records/<slug:register>/<slug:pk>/change/", views.change, name="record-change"),
    path("records/<slug:register>/<slug:pk>/steps/<slug:step>/", steps.step, name="record-step"),
    path("records/<slug:register>/<slug:pk>/undo/", steps.undo, name="record-undo"),
    path("records/<slug:register>/<slug:pk>/correct/", steps.correction, name="record-correct"),
    path("todo/", todo.todo, name="todo"),
    path("notices/", notices.notices, name="notices"),
    path("provisions/", provision_views.provisions, name="provisions"),
    path("provisions/<str:key>/", provision_views.provision, name="provision"),
    path("working-days/", calendar_views.working_days, name="working-days"),
    path("working-days/blank.xlsx", calendar_views.blank, name="working-days-blank"),
]
