from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("proposals", "0003_place_old_ones")]

    operations = [
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'cosigning', 'submitted', 'second_review', 'deciding', 'returned', 'filed', 'assigned', 'handling', 'replied', 'rated', 'redo', 'closed', 'merged', 'converted', 'declined', 'withdrawn'])), name='proposal_state_known'),
        ),
    ]
