"""What a new paragraph hangs on: it starts as news, unless it goes on with the history told before it, or stands below
a line that names its year."""

from extract.model import Direction
from extract.timex.asides import Told
from extract.timex.points import Point
from extract.timex.recognize import Found
from extract.timex.starts import read_start
from extract.timex.tense import tells_past_behind

_HEADING = 80  # characters
_STEP = 100  # days that a history goes on by from one paragraph to the next


def goes_on(found: Found, told: Told | None, writing: Point | None, text: str) -> bool:
    """A paragraph behind a history opens with a date without a year, and that date lies nearer to what was told last,
    going forward, than to the day of writing, going back."""
    start = read_start(found.partial.start)
    if start.cycle != "year" or told is None or writing is None or not told.point.in_range:
        return False
    then, now = start.nearest_told(told.point), start.nearest(writing, Direction.PAST)
    if now and now.first_day > writing.first_day and tells_past_behind(text, found.end):
        now = start.latest(writing)
    if then is None or now is None or not then.in_range or now.first_day > writing.first_day:
        return False
    return 0 <= then.first_day - told.point.last_day < min(_STEP, writing.first_day - now.last_day)


def is_below_year(head: Told | None, line: str, writing: Point | None) -> bool:
    """True below a line such as "What changed in 2020?", whose last expression is `head`."""
    if head is None or writing is None or head.point.unit != "year" or head.point.year == writing.year:
        return False
    return len(line) <= _HEADING and not line.endswith((".", "!", ":", ";", ","))
