"""Numbers as official Chinese prose writes them: no thousands comma, 万 and 亿, and hedges that never lie."""

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

Number = Decimal | int

SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
BEFORE = ("近", "约", "逾", "超过", "超")
BETWEEN = ("余", "多")
AFTER = ("以上", "左右")
HEDGES = (*BETWEEN, *BEFORE, *AFTER)

_ROUNDING = {"近": ROUND_CEILING, "约": ROUND_HALF_UP, "左右": ROUND_HALF_UP}
_HEDGE = "|".join(HEDGES)
_HEDGE_FIRST = re.compile(rf"(?P<hedge>{_HEDGE})?(?P<step>\d+(?:\.\d+)?)?(?P<scale>[万亿])?")
_SCALE_FIRST = re.compile(rf"(?P<step>\d+(?:\.\d+)?)?(?P<scale>[万亿])(?P<hedge>{'|'.join(BETWEEN + AFTER)})")

_PLACES = re.compile(r"(?P<places>[0-3])位")


def plain(value: Number, places: int | None = None) -> str:
    """The number in digits without separators; `places` rounds half up and keeps its zeros."""
    number = Decimal(value)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return f"{number:f}"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def hedged(value: Number, how: str) -> str:
    """The number with its hedge and without a unit: `hedged(53, "余")` is 50余.

    Raises:
        ValueError: `how` is no way of showing a number.
    """
    return Display.parse(how).show(value, "")


@dataclass(frozen=True)
class Display:
    """A way of showing a number: hedge, step and scale. A way of showing only, never a stored value.

    `step` counts in units of `scale` and is None for the customary one: tens below one hundred, then the two
    leading digits. `places` keeps so many decimals, as shares have them. `late` puts 余 or 多 behind the scale (23万余) where custom would put it before (20余万).
    """

    hedge: str = ""
    step: Decimal | None = None
    scale: str = ""
    late: bool = False
    places: int | None = None

    @classmethod
    def parse(cls, spec: str) -> "Display":
        """Read 余, 多万, 万余, 余100, 近, 约万, 以上, 2位 and the like; an empty text is the exact number.

        Raises:
            ValueError: the text is none of these; the message names the known ones.
        """
        if kept := _PLACES.fullmatch(spec.strip()):
            return cls(places=int(kept["places"]))
        found = _HEDGE_FIRST.fullmatch(spec.strip()) or _SCALE_FIRST.fullmatch(spec.strip())
        if found is None or not _sensible(found):
            known = "、".join((*HEDGES, *(scale for scale in SCALES if scale)))
            message = _(
                "没有“%(spec)s”这种写法。可用：%(known)s；取整位数写在后面，如“余100”；万、亿写在最后，如“余万”；小数位数写作“1位”。"
            )
            raise ValueError(message % {"spec": spec, "known": known})
        step = Decimal(found["step"]) if found["step"] else None
        return cls(found["hedge"] or "", step, found["scale"] or "", late=found.re is _SCALE_FIRST)

    def rounded(self, value: Number) -> Decimal:
        """The number that is shown, in base units: the value itself when no hedge is due."""
        number = Decimal(value)
        if not self.hedge or number <= 0:
            return number
        unit = SCALES[self._fitting(number)]
        step = self._step(number / unit)
        if step is None:
            return number
        return (number / unit / step).to_integral_value(_ROUNDING.get(self.hedge, ROUND_FLOOR)) * step * unit

    def show(self, value: Number, unit: str) -> str:
        """The number, its hedge and its unit in the customary order: 50余次, 2万多人, 260余万元, 98%以上.

        A hedge never lies: where rounding changes nothing, or would leave nothing, the exact number
        stands without it. A percent sign takes 以上 in place of 余 and 多.
        """
        number = Decimal(value)
        if self.places is not None:
            return f"{plain(number, self.places)}{unit}"
        shown = self.rounded(number)
        scale = self._fitting(number)
        count = shown / SCALES[scale]
        if not self._holds(number, shown, unit):
            return f"{plain(number / SCALES[scale])}{scale}{unit}"
        digits = plain(count)
        if self.hedge in BEFORE:
            return f"{self.hedge}{digits}{scale}{unit}"
        if self.hedge in AFTER:
            return f"{digits}{scale}{unit}{self.hedge}"
        if unit == "%":
            return f"{digits}{scale}{unit}以上"
        if scale and (self.late or count % 10):
            return f"{digits}{scale}{self.hedge}{unit}"
        return f"{digits}{self.hedge}{scale}{unit}"

    def _holds(self, number: Decimal, shown: Decimal, unit: str) -> bool:
        """Whether the hedge may stand: 以上 includes the number itself, but nothing is above the whole."""
        if not self.hedge or number <= 0 or shown <= 0:
            return False
        if shown == number:
            return self.hedge == "以上" and not (unit == "%" and number >= 100)
        return True

    def _fitting(self, number: Decimal) -> str:
        """The scale, or none when the number does not reach it."""
        return self.scale if abs(number) >= SCALES[self.scale] else ""

    def _step(self, count: Decimal) -> Decimal | None:
        """What to round to, in units of the scale; None when the number is too small to be rounded."""
        if self.step is not None:
            return self.step
        if self.hedge == "以上" or self.late:
            return Decimal(1)
        if count >= 10:
            return Decimal(1).scaleb(max(count.adjusted() - 1, 1))
        if not self.scale:
            return None
        return Decimal(1) if self.hedge in BETWEEN else Decimal("0.1")


def _sensible(found: re.Match[str]) -> bool:
    """A step needs a hedge and must not be zero."""
    return not found["step"] or bool(found["hedge"] and Decimal(found["step"]))
