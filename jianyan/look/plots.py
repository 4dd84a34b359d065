"""The geometry of the plots: numbers in, path strings and rectangle sizes out. Shapes are SVG, words stay HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jianyan.look.numbers import plain

Value = int | float | Decimal


@dataclass(frozen=True)
class Spark:
    """A line of a few values on its own scale in a field of 100 by 28; it shows shape only."""

    values: Sequence[Value | None]
    label: str = ""

    def points(self) -> list[tuple[float, float] | None]:
        """Where each value stands; None where there is none. A single value stands at the right end, half up."""
        known = [float(value) for value in self.values if value is not None]
        low, high = (min(known), max(known)) if known else (0.0, 0.0)
        last = len(self.values) - 1
        return [
            None
            if value is None
            else (2 + 96 * index / last if last else 98.0, _between(float(value), low, high, bottom=25.3, top=2.7))
            for index, value in enumerate(self.values)
        ]

    @property
    def path(self) -> str:
        return line(self.points())

    @property
    def end(self) -> str:
        """The dot at the newest value."""
        return dot(self.points())


@dataclass(frozen=True)
class Column:
    """One upright of a column plot; `ghost` is the whole that stands pale behind it."""

    label: str
    value: Value
    ghost: Value | None = None
    now: bool = False
    url: str = ""

    @property
    def shown(self) -> str:
        return digits(self.value)


@dataclass(frozen=True)
class Upright:
    """A column with its place in a field of 100 by 100."""

    column: Column
    y: str
    height: str
    ghost_y: str = ""
    ghost_height: str = ""


@dataclass(frozen=True)
class Columns:
    """Years side by side from zero. `title` names the subject, `note` the unit or what the ghost is."""

    title: str
    columns: Sequence[Column]
    note: str = ""
    heading: bool = True

    @property
    def uprights(self) -> list[Upright]:
        tallest = max((float(v) for c in self.columns for v in (c.value, c.ghost) if v is not None), default=0.0)
        return [self._upright(column, tallest) for column in self.columns]

    @staticmethod
    def _upright(column: Column, tallest: float) -> Upright:
        height = _share(column.value, tallest, 98)
        if column.ghost is None:
            return Upright(column, f"{100 - height:.1f}", f"{height:.1f}")
        ghost = _share(column.ghost, tallest, 98)
        return Upright(column, f"{100 - height:.1f}", f"{height:.1f}", f"{100 - ghost:.1f}", f"{ghost:.1f}")


@dataclass(frozen=True)
class Part:
    """A part of a bar; `kind` is its series: b1, b2, b3, rest, bed, hot (needs somebody) or empty."""

    value: Value
    kind: str = ""


@dataclass(frozen=True)
class Bar:
    """One row of a bar plot. `tick` marks last year or the median; `shown` replaces the total at the right."""

    label: str
    parts: Sequence[Part]
    tick: Value | None = None
    url: str = ""
    shown: str = ""
    base: str = ""

    @property
    def total(self) -> float:
        return sum(float(part.value) for part in self.parts)

    @property
    def words(self) -> str:
        """The number at the right of the bar."""
        return self.shown or digits(sum((part.value for part in self.parts), start=Decimal(0)))


@dataclass(frozen=True)
class Rect:
    """A part of a bar with its place in a field of 100 by 10."""

    kind: str
    x: str
    width: str


@dataclass(frozen=True)
class DrawnBar:
    """A bar with its rectangles and the place of its tick (empty without one)."""

    bar: Bar
    rects: list[Rect]
    tick_x: str


@dataclass(frozen=True)
class Bars:
    """Rows of bars on one scale, as a real table. `whole` fixes the scale; without it the longest row does.

    `legend` pairs a kind with its word; `tick_word` says what the tick is.
    """

    title: str
    bars: Sequence[Bar]
    caption: str = ""
    note: str = ""
    legend: Sequence[tuple[str, str]] = ()
    tick_word: str = ""
    whole: Value | None = None
    heading: bool = True

    @property
    def drawn(self) -> list[DrawnBar]:
        longest = max((float(v) for bar in self.bars for v in (bar.total, bar.tick or 0)), default=0.0)
        scale = float(self.whole) if self.whole is not None else longest
        return [DrawnBar(bar, _rects(bar, scale), self._tick(bar, scale)) for bar in self.bars]

    @staticmethod
    def _tick(bar: Bar, scale: float) -> str:
        return "" if bar.tick is None else f"{_share(bar.tick, scale, 100):.1f}"


def _rects(bar: Bar, scale: float) -> list[Rect]:
    rects, x = [], 0.0
    for part in bar.parts:
        width = _share(part.value, scale, 100)
        rects.append(Rect(part.kind, f"{x:.2f}", f"{width:.2f}"))
        x += width
    return rects


@dataclass(frozen=True)
class Trend:
    """This year as a solid line, last year dashed, on one scale from zero in a field of 100 by 100.

    `labels` are all points of the axis; `now` may be shorter and ends at today.
    """

    title: str
    labels: Sequence[str]
    now: Sequence[Value]
    previous: Sequence[Value] = ()
    note: str = ""
    now_word: str = ""
    previous_word: str = ""
    heading: bool = True

    @property
    def top(self) -> float:
        """The upper edge of the field: a little above the highest value."""
        return max((float(value) for value in (*self.now, *self.previous)), default=0.0) * 1.04

    def points(self, values: Sequence[Value]) -> list[tuple[float, float] | None]:
        last = max(len(self.labels) - 1, 1)
        return [(100 * i / last, 100 - _share(value, self.top, 100)) for i, value in enumerate(values)]

    @property
    def path(self) -> str:
        return line(self.points(self.now))

    @property
    def previous_path(self) -> str:
        return line(self.points(self.previous))

    @property
    def end(self) -> str:
        return dot(self.points(self.now))

    @property
    def grid(self) -> str:
        """Two to four level lines at round values."""
        step = round_step(self.top)
        lines, value = [], step
        while step and value < self.top:
            lines.append(f"M0 {100 - _share(value, self.top, 100):.1f}H100")
            value += step
        return "".join(lines)

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The numbers as text: label, this year, last year."""
        return [(label, _at(self.now, index), _at(self.previous, index)) for index, label in enumerate(self.labels)]


@dataclass(frozen=True)
class Cell:
    """One field of a heat map: its count, its step (empty, h1, h2, h3, h5) and where it leads."""

    value: Value
    url: str = ""
    step: str = ""

    @property
    def shown(self) -> str:
        return digits(self.value)


@dataclass(frozen=True)
class HeatRow:
    label: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Heat:
    """Counts by row and column, shaded in one hue; a table in which each count is written."""

    title: str
    columns: Sequence[str]
    rows: Sequence[HeatRow]
    caption: str = ""
    note: str = ""
    heading: bool = True

    @property
    def shaded(self) -> list[HeatRow]:
        """The rows with the step of every cell."""
        highest = max((float(cell.value) for row in self.rows for cell in row.cells), default=0.0)
        return [
            HeatRow(row.label, [Cell(cell.value, cell.url, heat_step(cell.value, highest)) for cell in row.cells])
            for row in self.rows
        ]


def heat_step(value: Value, highest: float) -> str:
    """The step of a count: by quarter of the highest, the fourth in the darkest tone."""
    share = _share(value, highest, 1)
    if share <= 0:
        return ""
    return "h1" if share < 0.25 else "h2" if share < 0.45 else "h3" if share < 0.75 else "h5"


def digits(value: Value) -> str:
    """A value of a plot in digits."""
    return plain(Decimal(str(value)))


def line(points: Sequence[tuple[float, float] | None]) -> str:
    """A path through the points; it breaks where one is missing."""
    path, pen_up = [], True
    for point in points:
        if point is not None:
            path.append(f"{'M' if pen_up else 'L'}{point[0]:.1f} {point[1]:.1f}")
        pen_up = point is None
    return "".join(path)


def dot(points: Sequence[tuple[float, float] | None]) -> str:
    """A path without length at the last point: with a round cap it is a dot."""
    known = [point for point in points if point is not None]
    return f"M{known[-1][0]:.1f} {known[-1][1]:.1f}h0" if known else ""


def round_step(top: float) -> float:
    """The step of 1, 2 or 5 times a power of ten that fits at least twice and at most four times below `top`."""
    if top <= 0:
        return 0.0
    power = 10.0 ** (Decimal(str(top)).adjusted() - 1)
    return next(power * nice for nice in (1, 2, 5, 10, 20, 50) if top / (power * nice) <= 5)


def _between(value: float, low: float, high: float, *, bottom: float, top: float) -> float:
    """Where a value stands between two edges; in the middle when all are equal."""
    return bottom + (top - bottom) * ((value - low) / (high - low) if high > low else 0.5)


def _share(value: Value, whole: float, size: float) -> float:
    return float(value) / whole * size if whole else 0.0


def _at(values: Sequence[Value], index: int) -> str:
    return digits(values[index]) if index < len(values) else ""
