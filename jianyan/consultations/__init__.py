"""协商: the year's plan and every consultation by its form."""
