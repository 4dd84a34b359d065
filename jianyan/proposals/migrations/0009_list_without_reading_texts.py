from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('clues', '0001_lay_tables'),
        ('committees', '0003_enter_special_days'),
        ('matters', '0003_find_few_among_many'),
        ('organisation', '0002_seat_participants'),
        ('proposals', '0008_review_group'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='proposal',
            name='proposal_received',
        ),
        migrations.RemoveIndex(
            model_name='proposal',
            name='proposal_state',
        ),
        migrations.RemoveIndex(
            model_name='proposal',
            name='proposal_merged_into',
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['committee', 'received_on', 'state', 'entered_by_office', 'category', 'proposer_kind', 'rating', 'plenary', 'lead_unit', 'filed_on', 'replied_on', 'lead_proposer', 'matter', 'title', 'case_no', 'proposer', 'serial_no'], name='proposal_listed'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['committee', 'state', 'received_on', 'category', 'entered_by_office', 'matter'], name='proposal_state'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['committee', 'merged_into', 'received_on'], name='proposal_merged_into'),
        ),
    ]
