from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0003_enter_special_days'),
        ('matters', '0002_hang_files'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(fields=['committee', 'last_on'], name='matter_last'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(condition=models.Q(('is_key', True)), fields=['committee'], name='matter_key'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(condition=models.Q(('confidentiality', 'restricted')), fields=['committee'], name='matter_restricted'),
        ),
    ]
