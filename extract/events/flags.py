"""Marks that an event carries for readers and for merging, in one place.

placeholder   it hangs on a template's hole ("[insert date]")
contradiction its article gives it several firm dates
corrected     its date comes from a correction, also where the text still tells the date that was taken back
correction    it stands in the sentence that corrects
statement     it is a saying, not the said
headline      it stands in a headline
list          its text lists several dates; this is one of them
non-gregorian its date was given in another calendar
"""

PLACEHOLDER = "placeholder"
CONTRADICTION = "contradiction"
CORRECTED = "corrected"
CORRECTION = "correction"
STATEMENT = "statement"
HEADLINE = "headline"
LIST = "list"
NON_GREGORIAN = "non-gregorian"
