"""What is measured is the law itself: the same rules, written three ways, give the same answers."""

import polars as pl

from onward.pathway.law import assess, bench


def test_ten_rules_give_the_same_answers_declared_or_written_by_hand():
    engine, polars, sql = bench.ten_simple(3_000, runs=1)
    assert engine.rows == polars.rows == sql.rows > 0
    assert engine.checksum == polars.checksum == sql.checksum


def test_a_checksum_changes_when_one_answer_does():
    rows = assess(bench.made_up(200), on=bench.ON)
    later = rows.with_columns(due=pl.col("due").dt.offset_by("1d"))
    assert bench.checksum(rows) != bench.checksum(later)
    assert bench.checksum(rows) == bench.checksum(rows.reverse())


def test_every_duty_is_put_to_the_made_up_people_and_most_fall_on_some():
    rows = assess(bench.made_up(2_000), on=bench.ON)
    assert rows["duty"].n_unique() > 55
