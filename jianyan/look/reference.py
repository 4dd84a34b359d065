"""The stylesheet that pages load, kept current with its parts by `jianyan reference`."""

from jianyan.generated import whole_file
from jianyan.look import stylesheet


@whole_file("jianyan/look/static/look/jianyan.css")
def joined_stylesheet() -> str:
    """All parts of the stylesheet in one file."""
    return stylesheet.joined()
