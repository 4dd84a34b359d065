"""`python -m jianyan CMD ...`: the command line, see `jianyan.cli`."""

from jianyan.cli import main

raise SystemExit(main())
