"""What the letters behind a clock time say of its offset: one table for lines that date a page and for its text.

"" where the same letters name several zones (CST is of Chicago, Shanghai and Havana) or leave the season open (ET):
no offset is invented for them.
"""

OFFSETS = {
    "Z": "Z", "GMT": "Z", "UTC": "Z", "UT": "Z", "ZULU": "Z", "WET": "Z",
    "BST": "+01:00", "CET": "+01:00", "WEST": "+01:00",
    "CEST": "+02:00", "EET": "+02:00",
    "EEST": "+03:00", "MSK": "+03:00", "TRT": "+03:00",
    "WIB": "+07:00", "HKT": "+08:00", "SGT": "+08:00", "JST": "+09:00", "KST": "+09:00",
    "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00",
    "EDT": "-04:00", "EST": "-05:00", "CDT": "-05:00", "MDT": "-06:00", "MST": "-07:00", "PDT": "-07:00",
    "PST": "-08:00", "AKDT": "-08:00", "AKST": "-09:00",
    "AST": "", "CST": "", "CT": "", "ET": "", "IST": "", "MT": "", "PT": "",
}  # fmt: skip
