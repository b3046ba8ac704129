"""What a later expression means by "that": a year taken up again, and not a month told in passing."""

import pytest

from extract import article_from_text
from extract.timex import find_timexes


@pytest.mark.parametrize(
    ("text", "told", "edtf"),
    [
        (
            "The lines were drawn in June. Behind them stand the decades since 1992. That year the army shelled Tesk.",
            "That year",
            "1992",
        ),
        (
            "The lines were drawn in June. Behind them stand the decades since 1992. That year the army shelled Tesk, "
            "and in April a truce was signed.",
            "April",
            "1992-04",
        ),
        (
            "In March 2006 the envoys signed a pact that repeats the protocol of the previous October. "
            "Six days later the army left.",
            "Six days later",
            "[2006-03-07..2006-04-06]",
        ),
    ],
)
def test_taken_up(text: str, told: str, edtf: str) -> None:
    timexes, _ = find_timexes(article_from_text(text, published="2018-09-10"))
    when = next(timex.when for timex in timexes if timex.text == told)
    assert when is not None and when.edtf == edtf
