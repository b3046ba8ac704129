"""Vague time: windows round the day of writing, and references without a calendar."""

from extract.timex.rules import Rule

VAGUE = (
    Rule("recent units", r"(?:the )?(?:most )?recent {code}", "now recent{code}", "recent months", "PAST_REF", guard="plural"),
    Rule("coming units", r"(?:the )?(?:coming|upcoming|forthcoming) {code}", "now coming{code}", "the coming weeks", "FUTURE_REF", guard="plural"),
    Rule("days ahead", r"the {code} (?:ahead|to come)", "now coming{code}", "the weeks ahead", "FUTURE_REF", guard="plural"),
    Rule("recently", r"(?:more |most |very |just )?recently|lately|of late", "now recently", "recently", "PAST_REF", guard="recently"),
    Rule("recent", r"recent", "PAST_REF", "recent", "PAST_REF", guard="attribute", genre="history"),
    Rule("that period", r"(?:that|this|these) (?:same )?periods?", "UNKNOWN", "this period", "", genre="history"),
    Rule("that time", r"(?:that|the same) time|(?:a|some|a very|a fairly|its) (?:long|short)(?: period of| amount of)? time|some time", "UNKNOWN", "that time", "", genre="history"),
    Rule("to date", r"date", "PRESENT_REF", "date", "PRESENT_REF", guard="to date"),
    Rule("former", r"former", "PAST_REF", "former", "PAST_REF", guard="history", genre="history"),
    Rule("the other day", r"the other (?:day|week|night|month)", "PAST_REF", "the other week", "PAST_REF", guard="clause end"),
    Rule("back then", r"back then", "PAST_REF", "back then", "PAST_REF"),
    Rule("for now", r"(?:for )?«the time being»", "PRESENT_REF", "for the time being", "PRESENT_REF"),
    Rule("the past", r"the past|the (?:recent|distant|near|not too distant) past|once upon a time", "PAST_REF", "the past", "PAST_REF", guard="past"),
    Rule("soon", r"(?:very |quite |too |fairly )?(?:soon|shortly)", "now soon", "soon", "FUTURE_REF", guard="soon", genre="news"),
    Rule("some day", r"some day|someday|sooner or later", "FUTURE_REF", "some day", "FUTURE_REF", genre="news"),
    Rule("near future", r"the (?:near|foreseeable|immediate|not too distant|distant) future", "now soon", "the near future", "FUTURE_REF", genre="news"),
    Rule("future", r"(?:the )?future", "FUTURE_REF", "the future", "FUTURE_REF", guard="future"),
    Rule("now", r"(?:right )?(?:now|nowadays)|these days|at present|the present day|the present time|the present|present[- ]day|at the moment|this moment|the current time|at this (?:time|moment)|as yet", "PRESENT_REF", "these days", "PRESENT_REF", guard="now"),
    Rule("at this point", r"at this (?:point|stage)", "PRESENT_REF", "at this point", "PRESENT_REF", genre="news"),
    Rule("this time", r"this time", "PRESENT_REF", "this time", "PRESENT_REF", guard="loose now"),
    Rule("current", r"(?:currently|presently|current)", "PRESENT_REF", "currently", "PRESENT_REF"),
    Rule("sometime after", r"sometime after {period}", "FUTURE_REF", "sometime after 490 BC", "FUTURE_REF"),
    Rule("this date", r"(?:that|this|the same|that same) date", "then day+0", "that date", "2022-03-02"),
)  # fmt: skip

PARTS = (
    Rule("last days of the year", r"(?:the )?(?:last|final|closing|dying) (?:days|weeks) of (?:the|that) year", "here year+0 M12", "the last days of the year", "2022-12", mod="END"),
    Rule("last days of a year", r"(?:the )?(?:last|final|closing|dying) (?:days|weeks) of {year}", "{year}-12", "the last days of 1939", "1939-12", mod="END"),
    Rule("first days of a year", r"(?:the )?(?:first|opening) (?:days|weeks) of {year}", "{year}-01", "the first days of 1940", "1940-01", mod="START"),
    Rule("part of period", r"(?:the )?{part}[- ]?(?:the )?(?:month of )?{period}", "{period}", "early March", "2022-03", mod="{part}"),
    Rule("part of the unit", r"(?:the )?{part}[- ]?(?:the |this )?{span}", "here {span}+0", "the end of the month", "2022-03", mod="{part}"),
    Rule("eve of moment", r"(?:the )?eve of {moment}", "{moment} day-1", "the eve of 9 May 2022", "2022-05-08"),
    Rule("eve of something", r"the (?:very )?eve", "XXXX-XX-XX", "the eve", "XXXX-XX-XX", guard="eve"),
    Rule("rest of period", r"(?:the )?(?:rest|remainder) of {period}", "{period}", "the rest of 1916", "1916"),
    Rule("rest of the unit", r"(?:the )?(?:rest|remainder) of the {span}", "here {span}+0", "the rest of the year", "2022"),
    Rule("later in period", r"(?:later|earlier|early|late)(?: on)? in {period}", "{period}", "later in 1944", "1944"),
    Rule("about period", r"(?:c\. ?|ca\. ?|circa |around |about |approximately )(?:the year )?{period}", "{period}", "circa 1450", "1450", mod="APPROX", guard="about"),
    Rule("month end short", r"(?:the )?EOM", "here month+0", "EOM", "2022-03", mod="END", guard="request"),
    Rule("month begin short", r"(?:the )?BOM", "here month+0", "BOM", "2022-03", mod="START", guard="request"),
    Rule("year end short", r"(?:the )?EOY", "here year+0", "EOY", "2022", mod="END", guard="request"),
    Rule("year begin short", r"(?:the )?BOY", "here year+0", "BOY", "2022", mod="START", guard="request"),
    Rule("unit, request", r"(?:the |all )?{span}", "here {span}+0", "the week", "2022-W09", guard="request"),
)  # fmt: skip
