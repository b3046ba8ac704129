"""What a view shows, in files: the same days and no more precision."""

from dashboard.exports.calendars import LONGEST_DAYS, as_icalendar
from dashboard.exports.pages import as_html
from dashboard.exports.records import Told, file_name, records, tell
from dashboard.exports.tables import as_csv, as_json
from dashboard.exports.timelinejs import as_timelinejs

__all__ = [
    "LONGEST_DAYS",
    "Told",
    "as_csv",
    "as_html",
    "as_icalendar",
    "as_json",
    "as_timelinejs",
    "file_name",
    "records",
    "tell",
]
