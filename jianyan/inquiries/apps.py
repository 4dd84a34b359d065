from django.apps import AppConfig


class InquiriesConfig(AppConfig):
    name = "jianyan.inquiries"
    verbose_name = "调研视察"
