"""Breaks that a program put into paragraphs are read as blanks, and those of the writer are kept."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import extract, read_article
from extract.article.wrapping import unwrapped

PARAGRAPHS = (
    "The garrison of the town in the far north had waited for many weeks for help from the coast, and it gave up at "
    "last on Tuesday, when the mayor walked over to the lines of the enemy with a white flag.",
    "Nobody was hurt, the ministry said, and the prisoners were taken to the port on Wednesday in four lorries.",
)


@pytest.mark.parametrize("width", [60, 72, 78, 100])
def test_paragraphs_are_whole_again(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert unwrapped(f"Garrison gives up\n\n{wrapped}\n") == "Garrison gives up\n\n" + "\n\n".join(PARAGRAPHS) + "\n"


def test_an_event_and_its_date_on_the_line_below_are_found_together() -> None:
    text = "Garrison gives up\n\n" + "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
    result = extract(read_article(text.encode(), name="a.txt", published="2024-05-10"))
    taken = next(event for event in result.events if "prisoners" in event.title.lower())
    assert taken.when is not None and taken.when.edtf == "2024-05-08"


KEPT = (
    "\n".join(PARAGRAPHS),  # one line a paragraph
    "Talks open in the capital\nThe two sides met.\nThey part\nNothing was agreed.\nThey met again.\n",
    "1. The army leaves the town.\n2. The mayor stays on.\n3. The prisoners come home.\n4. The bridge is opened.\n",
    "- 3 May: the army leaves the town\n- 4 May: the mayor stays on, alone\n- 5 May: prisoners come home\n- 6 May\n",
    "1 June 2021 | Talks open\n2 June 2021 | Talks end\n3 June 2021 | Shelling starts\n4 June 2021 | It goes on\n",
)


@pytest.mark.parametrize("text", KEPT)
def test_lines_of_the_writer_are_kept(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text(alphabet="ab .\n-1|", max_size=400))
def test_only_breaks_become_blanks(text: str) -> None:
    read = unwrapped(text)
    assert len(read) == len(text)
    assert all(new == old or (old, new) == ("\n", " ") for old, new in zip(text, read, strict=True))
