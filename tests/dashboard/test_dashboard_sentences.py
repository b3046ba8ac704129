"""Sentences that an editor walks through: no text is lost, no mark is cut."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.article_text import Mark, marked_html
from dashboard.sentences import sentences

TEXT = "The U.S. President met Gen. Smith. “It is over,” he said. Talks ended on 5 Dec. 2025.\n\nA second line! No end"


def test_sentences_end_where_a_reader_would_end_them() -> None:
    assert [TEXT[start:end] for start, end in sentences(TEXT)] == [
        "The U.S. President met Gen. Smith.",
        "“It is over,” he said.",
        "Talks ended on 5 Dec. 2025.",
        "A second line!",
        "No end",
    ]


def test_what_is_known_to_be_one_piece_stays_whole() -> None:
    whole = (TEXT.index("Smith"), TEXT.index("is over"))
    assert TEXT[slice(*sentences(TEXT, [whole])[0])].endswith("he said.")


@given(st.text("aB .!?\n“”<&'🙂"), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=4))
def test_sentences_hold_every_word_in_order_and_marks_stay_inside(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(a, a + n, "ev") for a, n in spans if text[a : a + n].strip() and "\n" not in text[a : a + n]]
    marks = [Mark(each.start, min(each.end, len(text)), "ev") for each in marks]
    found = sentences(text, [(mark.start, mark.end) for mark in marks])
    assert all(a < b for a, b in found) and all(one[1] <= two[0] for one, two in pairwise(found))
    assert "".join("".join(text[a:b] for a, b in found).split()) == "".join(text.split())
    html = marked_html(text, marks, found)
    assert html.count("<mark") == html.count("</mark>") and "<&" not in html
