"""Named days: words → a name that `extract.timex.named_days` can date in every year."""

import re

_NAMES = (
    ("orthodox christmas(?: day)?", "orthodox-christmas"),
    ("orthodox christmas eve", "orthodox-christmas-eve"),
    ("christmas eve|xmas eve", "christmas-eve"),
    ("christmas day|christmas|xmas", "christmas"),
    ("boxing day", "boxing-day"),
    ("new year's eve|new years eve", "new-years-eve"),
    ("new year's day|new year's|new years day|new year day", "new-years-day"),
    ("epiphany", "epiphany"),
    ("good friday", "good-friday"),
    ("shrove tuesday|mardi gras", "shrove-tuesday"),
    ("palm sunday", "palm-sunday"),
    ("easter monday", "easter-monday"),
    ("orthodox easter(?: sunday)?", "orthodox-easter"),
    ("easter sunday|easter", "easter"),
    ("ash wednesday", "ash-wednesday"),
    ("pentecost|whit sunday|whitsunday", "pentecost"),
    ("whit monday", "whit-monday"),
    ("ascension day", "ascension"),
    ("valentine's day|valentines day", "valentine"),
    ("st\\.? patrick's day", "st-patrick"),
    ("international women's day|women's day", "womens-day"),
    ("may day", "may-day"),
    ("victory day", "victory-day"),
    ("ve day", "ve-day"),
    ("vj day", "vj-day"),
    ("independence day", "independence-day"),
    ("constitution day", "constitution-day"),
    ("republic day", "republic-day"),
    ("(?:national )?unity day", "unity-day"),
    ("bastille day", "bastille-day"),
    ("halloween", "halloween"),
    ("all saints' day", "all-saints"),
    ("remembrance day|armistice day|veterans day|veterans' day", "armistice-day"),
    ("thanksgiving day|thanksgiving", "thanksgiving"),
    ("memorial day", "memorial-day"),
    ("labor day", "labor-day"),
    ("martin luther king(?: jr\\.?)?(?:'s)? day|mlk day", "mlk-day"),
    ("presidents' day|president's day|presidents day", "presidents-day"),
    ("columbus day", "columbus-day"),
    ("groundhog day", "groundhog-day"),
    ("anzac day", "anzac-day"),
    ("guy fawkes(?: night| day)?|bonfire night", "guy-fawkes"),
    ("april fools'? day|april fool's day", "april-fools"),
    ("earth day", "earth-day"),
    ("father's day|fathers' day", "fathers-day"),
    ("(?:jewish )?passover|pesach", "passover"),
    ("rosh hashanah?|the jewish new year", "rosh-hashanah"),
    ("yom kippur", "yom-kippur"),
    ("sukkot|sukkoth", "sukkot"),
    ("hanukkah|chanukah", "hanukkah"),
    ("(?:the )?(?:lunar|chinese) new year", "lunar-new-year"),
)
# Feasts that the sighted moon may move by a day.
_SIGHTED = (
    ("eid[- ]al[- ]fitr|eid[- ]ul[- ]fitr|eid el[- ]fitr", "eid-al-fitr"),
    ("eid[- ]al[- ]adha|eid[- ]ul[- ]adha|eid el[- ]adha", "eid-al-adha"),
    ("ashura", "ashura"),
    ("arbaeen", "arbaeen"),
)
_ALL = (*_NAMES, *_SIGHTED)
PATTERN = "(?:" + "|".join(f"(?:{words})" for words, _ in _NAMES) + ")"
SIGHTED = "(?:" + "|".join(f"(?:{words})" for words, _ in _SIGHTED) + ")"


def read(text: str) -> str:
    """The day's name in our table."""
    text = re.sub(r"\s+", " ", text.lower())
    return next(name for words, name in _ALL if re.fullmatch(words, text))
