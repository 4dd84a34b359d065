"""The spine: a thing on somebody's desk, and what it is tied to."""
