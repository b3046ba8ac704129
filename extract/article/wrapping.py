"""Lines that a mail program, an editor or a page broke: the break is a blank, not the end of a sentence."""

import itertools
import re

_WIDEST = 130  # characters: no program wraps wider, and a line of its own is seldom as long
_NARROWEST = 40
_USUAL = 0.95  # of the lines are no longer than the width; the rest are addresses and other long words
_FEWEST = 4  # lines
_MOST = 0.4  # of the lines that have one below them: fewer that are full, and the text is not wrapped
_OWN_LINE = re.compile(r"\s*(?:[-*•–>#|]|\d{1,2}[.)] |\d{1,2}[:.]\d\d\b|$)|\s{4,}|\t")
_SENTENCE_END = re.compile(r"[.!?:][\"”’')]*$")


def unwrapped(text: str) -> str:
    """The text with the breaks inside its paragraphs made blanks: as long as before, so that places hold.

    A line was broken by a program where the first word below it would not have fitted: then it is read on, unless
    that word opens a row of a list or table. A text where few lines are full is left alone.
    """
    lines = text.split("\n")
    width = sorted(map(len, lines))[int(len(lines) * _USUAL)]
    if not _NARROWEST <= width <= _WIDEST or len(lines) < _FEWEST:
        return text
    pairs = list(itertools.pairwise(lines))
    broken = [_is_broken(above, line, width) for above, line in pairs]
    below = sum(bool(above.strip() and line.strip()) for above, line in pairs)
    if sum(broken) < max(2, _MOST * below):
        return text
    return lines[0] + "".join((" " if one else "\n") + line for one, line in zip(broken, lines[1:], strict=True))


def _is_broken(above: str, line: str, width: int) -> bool:
    if _OWN_LINE.match(line) or (_OWN_LINE.match(above) and not above[:1].isalnum()):
        return False
    fitted = len(above.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) <= width
    goes_on = line[:1].islower() and not _SENTENCE_END.search(above.rstrip())
    return not fitted or (goes_on and len(above) > width / 2)
