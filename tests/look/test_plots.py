from decimal import Decimal

import pytest

from jianyan.look.plots import (
    Bar,
    Bars,
    Cell,
    Column,
    Columns,
    Heat,
    HeatRow,
    Part,
    Rect,
    Spark,
    Trend,
    heat_step,
    round_step,
)


def test_spark_stands_on_its_own_scale():
    spark = Spark((338, 361, 379, 386, 412))

    assert spark.path == "M2.0 25.3L26.0 18.3L50.0 12.8L74.0 10.6L98.0 2.7"
    assert spark.end == "M98.0 2.7h0"


def test_spark_of_equal_values_runs_through_the_middle():
    assert Spark((5, 5)).path == "M2.0 14.0L98.0 14.0"


def test_spark_of_one_value_is_a_dot_at_the_right():
    assert Spark((Decimal("7.5"),)).end == "M98.0 14.0h0"


def test_spark_breaks_where_a_year_has_no_value():
    assert Spark((1, None, 2)).path == "M2.0 25.3M98.0 2.7"


def test_spark_of_nothing_draws_nothing():
    assert (Spark(()).path, Spark((None,)).end) == ("", "")


def test_columns_share_one_scale_with_their_ghosts():
    plot = Columns("立案", [Column("2024", 386, ghost=455), Column("2025", 412, ghost=486, now=True)])

    sizes = [(up.y, up.height, up.ghost_y, up.ghost_height) for up in plot.uprights]

    assert sizes == [("22.2", "77.8", "8.3", "91.7"), ("16.9", "83.1", "2.0", "98.0")]


def test_columns_without_ghost_reach_the_top():
    assert [up.height for up in Columns("", [Column("a", 1), Column("b", 2)]).uprights] == ["49.0", "98.0"]


def test_columns_of_zeros_have_no_height():
    assert [up.height for up in Columns("", [Column("a", 0)]).uprights] == ["0.0"]


def test_bars_lay_parts_end_to_end_on_the_scale_of_the_longest():
    plot = Bars("", [Bar("民政", [Part(27, "b1"), Part(3, "b2"), Part(1, "hot")]), Bar("教育", [Part(38)], tick=19)])

    first, second = plot.drawn

    assert first.rects == [Rect("b1", "0.00", "71.05"), Rect("b2", "71.05", "7.89"), Rect("hot", "78.95", "2.63")]
    assert (first.bar.words, first.tick_x, second.tick_x) == ("31", "", "50.0")


def test_bars_with_a_whole_are_measured_against_it():
    plot = Bars("", [Bar("会议", [Part(26, "b1"), Part(4, "bed")], tick=28, shown="26", base="30")], whole=30)

    assert (plot.drawn[0].rects[0].width, plot.drawn[0].tick_x, plot.drawn[0].bar.words) == ("86.67", "93.3", "26")


def test_bars_tick_beyond_all_rows_widens_the_scale():
    assert Bars("", [Bar("a", [Part(5)], tick=10)]).drawn[0].rects[0].width == "50.00"


def test_trend_of_part_of_a_year_ends_at_today():
    plot = Trend("", ["1", "2", "3"], now=(50, 100), previous=(25, 50, 75))

    assert plot.path == "M0.0 51.9L50.0 3.8"
    assert plot.end == "M50.0 3.8h0"
    assert plot.previous_path == "M0.0 76.0L50.0 51.9L100.0 27.9"
    assert plot.rows == [("1", "50", "25"), ("2", "100", "50"), ("3", "", "75")]


def test_trend_grid_has_round_steps():
    assert Trend("", ["1"], now=(318,)).grid == "M0 69.8H100M0 39.5H100M0 9.3H100"


@pytest.mark.parametrize(("top", "step"), [(330.7, 100), (10.4, 5), (104, 50), (1, 0.2), (0, 0), (9_999, 2_000)])
def test_round_step_gives_two_to_four_lines(top, step):
    assert round_step(top) == pytest.approx(step)


@pytest.mark.parametrize(
    ("value", "step"), [(0, ""), (2, "h1"), (3, "h2"), (5, "h3"), (7, "h3"), (8, "h5"), (10, "h5")]
)
def test_heat_step_by_share_of_the_highest(value, step):
    assert heat_step(value, 10) == step


def test_heat_shades_all_rows_on_one_scale():
    plot = Heat("", ["1"], [HeatRow("协商", [Cell(1)]), HeatRow("服务", [Cell(10, "/x/")])])

    assert [row.cells[0].step for row in plot.shaded] == ["h1", "h5"]
    assert plot.shaded[1].cells[0].url == "/x/"
