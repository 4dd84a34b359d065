"""Checking a report before it is published (核稿): what is wrong where, what to do, and the mend to press.

One module a rule; `rules` lists them, `checker.check` runs them, `mending` writes the mends, `asides` keeps what a writer
decided to leave as it is.
"""
