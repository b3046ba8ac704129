"""Decades, centuries, years before our era, other calendars, holidays."""

from extract.timex.rules import Rule

ERAS = (
    Rule("decade", r"(?:the )?{decade}", "{decade}", "the 1990s", "199", nests="period"),
    Rule("decade, short", r"(?:the )?'?{shortdecade}s", "19{shortdecade:.1}", "the '90s", "199", guard="short decade"),
    Rule("'decade", r"'{shortdecade}s", "19{shortdecade:.1}", "'50s", "195"),
    Rule("decade in words", r"(?:the )?{decadeword}", "19{decadeword}", "the sixties", "196", guard="short decade"),
    Rule("decade BC", r"(?:the )?{bcdecade} ?{bc}", "BC0{bcdecade:.2}", "the 470s BC", "BC047", nests="period"),
    Rule("century", r"(?:the )?{century}[- ]century", "{century}", "the 20th century", "19", guard="century", nests="period"),
    Rule("century AD", r"(?:the )?{century}[- ]century (?:AD|CE|A\.D\.)", "{century}", "the 3rd century AD", "02", nests="period"),
    Rule("century BC", r"(?:the )?{century}[- ]century {bc}", "BC{century}", "the 4th century BC", "BC03", nests="period"),
    Rule("millennium", r"(?:the )?{ordinal}[- ]millennium(?: AD| CE)?", "millennium:{ordinal}", "the second millennium", "1", nests="period"),
    Rule("millennium BC", r"(?:the )?{ordinal}[- ]millennium {bc}", "millennium:-{ordinal}", "the third millennium BC", "BC2", nests="period"),
    Rule("turn of the century", r"(?:the )?turn of the (?:century|millennium)", "here century+0", "the turn of the century", "20", mod="START"),
    Rule("year BC", r"{anyyear} ?{bc}", "BC{anyyear}", "490 BC", "BC0490", nests="period"),
    Rule("month BC", r"{month},? {anyyear} ?{bc}", "BC{anyyear}-{month}", "August 480 BC", "BC0480-08", nests="period"),
    Rule("day month BC", r"{day} {month},? {anyyear} ?{bc}", "BC{anyyear}-{month}-{day}", "2 August 216 BC", "BC0216-08-02"),
    Rule("season BC", r"(?:the )?{season}(?: of)? {anyyear} ?{bc}", "BC{anyyear}-{season}", "the spring of 480 BC", "BC0480-SP", nests="period"),
    Rule("year AD", r"(?:AD|A\.D\.) ?{anyyear}|{anyyear} ?(?:AD|CE|A\.D\.)", "{anyyear}", "AD 410", "0410", nests="period"),
    Rule("old style", r"{day} {month},? {year} \((?:O\.?S\.?|Old Style)\)", "{year}-{month}-{day} julian", "9 January 1905 (O.S.)", "1905-01-22"),
    Rule("old style, US", r"{month} {day},? {year} \((?:O\.?S\.?|Old Style)\)", "{year}-{month}-{day} julian", "January 9, 1905 (O.S.)", "1905-01-22"),
    Rule("old style told before", r"Old Style dates?,? (?:[a-z]+ ){{0,5}}«{day} {month},? {year}»", "{year}-{month}-{day} julian", "Old Style dates the decree of 31 January 1918", "1918-02-13"),
    Rule("old style words", r"{day} {month},? {year},? (?:O\.S\.|Old Style)", "{year}-{month}-{day} julian", "9 January 1905 Old Style", "1905-01-22"),
    Rule("double date", r"{day} {month} \({day2} {month2}\),? {year}", "{year}-{month2}-{day2}", "25 October (7 November) 1917", "1917-11-07"),
    Rule("double date, US", r"{month} {day} \({month2} {day2}\),? {year}", "{year}-{month2}-{day2}", "October 25 (November 7), 1917", "1917-11-07"),
    Rule("new style, old style", r"{day} {month} \x5b(?:O\.?S\.?|Old Style):? {day2} {month2}\x5d,? {year}", "{year}-{month}-{day}", "7 November [O.S. 25 October] 1917", "1917-11-07"),
    Rule("new style, old style, US", r"{month} {day} \x5b(?:O\.?S\.?|Old Style):? {month2} {day2}\x5d,? {year}", "{year}-{month}-{day}", "November 7 [O.S. October 25] 1917", "1917-11-07"),
    Rule("new style", r"{day} {month},? {year} \((?:N\.?S\.?|New Style)\)", "{year}-{month}-{day}", "7 November 1917 (N.S.)", "1917-11-07"),
    Rule("double date, slash", r"{day}/{day2} {month} {year}", "{year}-{month}-{day2}", "12/25 March 1917", "1917-03-25"),
    Rule("Islamic", r"{day} {hijri},? {anyyear} ?AH", "{anyyear}-{hijri}-{day} hijri", "10 Muharram 61 AH", "0680-10-13"),
    Rule("Islamic, AH first", r"{day} {hijri},? AH ?{anyyear}", "{anyyear}-{hijri}-{day} hijri", "10 Muharram AH 61", "0680-10-13"),
)  # fmt: skip

HOLIDAYS = (
    Rule("holiday of year", r"(?:the )?{holiday}(?: of|,)? {year}", "{year} @{holiday}", "Christmas 2007", "2007-12-25", nests="moment"),
    Rule("holiday", r"(?:the )?{holiday}", "@{holiday}", "Christmas Day", "2021-12-25", guard="holiday", nests="moment"),
    Rule("this holiday", r"this {holiday}", "now year+0 @{holiday}", "this Easter", "2022-04-17"),
    Rule("last holiday", r"last {holiday}", "now @{holiday}-1", "last Christmas", "2021-12-25"),
    Rule("next holiday", r"next {holiday}", "now @{holiday}+1", "next Easter", "2022-04-17"),
    Rule("New Year of year", r"new year(?: of|,)? {year}", "{year}-01-01", "New Year 1945", "1945-01-01"),
    Rule("feast of year", r"(?:the )?{sighted}(?: of|,| in)? {year}", "{year} @{sighted} sighted", "Eid al-Fitr 2022", "2022-05-02"),
    Rule("feast", r"(?:the )?{sighted}", "@{sighted} sighted", "Eid al-Adha", "2021-07-20", guard="holiday"),
    Rule("Ramadan of year", r"(?:the )?(?:holy month of )?Ramadan(?: of|,| in)? {year}", "{year} @ramadan lunation", "Ramadan 2023", "2023-XX-XX"),
    Rule("Ramadan", r"(?:the )?(?:holy )?(?:month of )?Ramadan", "@ramadan lunation", "Ramadan", "2022-XX-XX", guard="holiday"),
    Rule("D-Day", r"D-Day", "1944-06-06", "D-Day", "1944-06-06", guard="no plus", nests="moment"),
    Rule("9/11", r"9/11", "2001-09-11", "9/11", "2001-09-11", guard="the attacks"),
)  # fmt: skip
