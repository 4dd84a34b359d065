"""Reads rendered markup: elements with attributes and text, found by tag and class."""

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "path", "rect", "use", "img"}


class Element:
    def __init__(self, tag, attrs):
        self.tag, self.attrs, self.parts = tag, dict(attrs), []

    @property
    def text(self):
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def classes(self):
        return (self.attrs.get("class") or "").split()

    def walk(self):
        for part in self.parts:
            if isinstance(part, Element):
                yield part
                yield from part.walk()

    def all(self, selector):
        """Elements that match `tag`, `.class` or `tag.class`."""
        tag, _, css = selector.partition(".")
        return [e for e in self.walk() if tag in ("", e.tag) and (not css or css in e.classes)]

    def one(self, selector):
        found = self.all(selector)
        assert len(found) == 1, f"{selector}: {len(found)}"
        return found[0]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, attrs)
        self.open[-1].parts.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].parts.append(Element(tag, attrs))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data):
        self.open[-1].parts.append(data)


def read(html):
    """The markup as a tree; unbalanced tags are an error."""
    reader = _Reader()
    reader.feed(html)
    assert [e.tag for e in reader.open] == [""]
    return reader.root
