"""Lengths counted from a name that stands for what happened there."""

import pytest

from extract.article import article_from_text
from extract.timex import find_timexes

TOLD = "Fort Sumter fell on 13 April 1861. Congress met in July 1861. "
COUNTED = [
    (TOLD + "Eight days after Fort Sumter, Lee resigned.", "1861-04-21"),
    (TOLD + "He had come two weeks before Fort Sumter.", "[1861-03-25..1861-03-31]"),
    (TOLD + "Eight days after Fort Sumter surrendered, Lee resigned.", None),
    (TOLD + "Eight days after Bull Run, Lee resigned.", None),
    ("Fort Sumter was shelled on 12 April 1861 and fell on 13 April 1861. Ten days after Fort Sumter, he left.", None),
    ("Ten days after Fort Sumter, he left. Fort Sumter fell on 13 April 1861.", None),
]


@pytest.mark.parametrize(("text", "edtf"), COUNTED)
def test_a_length_is_counted_from_a_name_whose_day_was_told(text: str, edtf: str | None) -> None:
    timexes, _ = find_timexes(article_from_text(text))
    length = next(timex for timex in timexes if timex.type == "DURATION")
    assert length.value in ("P8D", "P2W", "P10D")
    assert (length.when and length.when.edtf) == edtf
