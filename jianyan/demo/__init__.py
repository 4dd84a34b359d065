"""Five demonstration committees: published figures as facts, and made-up records that come to them."""
