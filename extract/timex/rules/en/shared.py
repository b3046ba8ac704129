"""Several expressions that share their parts: each one is an expression of its own, marked with « »."""

from extract.timex.rules import Rule

_AND = r"(?: ?(?:-|/) ?|,? (?:to|and|or|until|till|through|thru|&|,) |, )"

SHARED = (
    Rule("year and month in digits", r"{year}[-/]{mm}", "{year}-{mm}", "2014/10", "2014-10", guard="request"),
    Rule("days month year", rf"«(?:the )?{{day}}»{_AND}«(?:the )?{{day2}}(?: of)? {{month}},? {{year}}»", "{year}-{month}-{day} ; {year}-{month}-{day2}", "15–29 September 1918", "1918-09-15"),
    Rule("days month", rf"«(?:the )?{{day}}»{_AND}«(?:the )?{{day2}}(?: of)? {{month}}»", "XXXX-{month}-{day} ; XXXX-{month}-{day2}", "8 and 16 May", "2021-05-08"),
    Rule("3 days month", rf"«{{day}}», «{{day2}}»{_AND}«{{day3}}(?: of)? {{month}}»", "XXXX-{month}-{day} ; XXXX-{month}-{day2} ; XXXX-{month}-{day3}", "8, 16 and 18 May", "2021-05-08"),
    Rule("4 days month", rf"«{{day}}», «{{day2}}», «{{day3}}»{_AND}«{{day4}}(?: of)? {{month}}»", "XXXX-{month}-{day} ; XXXX-{month}-{day2} ; XXXX-{month}-{day3} ; XXXX-{month}-{day4}", "8, 16, 18 and 29 May", "2021-05-08"),
    Rule("3 days month year", rf"«{{day}}», «{{day2}}»{_AND}«{{day3}}(?: of)? {{month}},? {{year}}»", "{year}-{month}-{day} ; {year}-{month}-{day2} ; {year}-{month}-{day3}", "8, 16 and 18 May 1940", "1940-05-08"),
    Rule("month days year", rf"«{{month}} {{day}}»{_AND}«{{day2}},? {{year}}»", "{year}-{month}-{day} ; {year}-{month}-{day2}", "September 15–29, 1918", "1918-09-15"),
    Rule("month days", rf"«{{month}} (?:the )?{{day}}»{_AND}«{{day2}}»", "XXXX-{month}-{day} ; XXXX-{month}-{day2}", "July 13-15", "2021-07-13", guard="month days"),
    Rule("3 month days", rf"«{{month}} {{day}}», «{{day2}}»{_AND}«{{day3}}»", "XXXX-{month}-{day} ; XXXX-{month}-{day2} ; XXXX-{month}-{day3}", "July 13, 15 and 18", "2021-07-13"),
    Rule("months year", r"«{month}» ?[-/] ?«{month2},? {year}»", "{year}-{month} ; {year}-{month2}", "Nov-Dec 2016", "2016-11"),
    Rule("season of a year", r"(?:the )?«{year}» seasons?", "{year}", "the 2003 season", "2003"),
    Rule("season of two years", r"(?:the )?«{year}»[-/]«{yy}» seasons?", "{year} ; {year:.2}{yy}", "the 2002-03 season", "2002"),
    Rule("years short", r"(?:the years )?«{year}»(?:[-/])«{yy}»", "{year} ; {year:.2}{yy}", "2006-07", "2006", guard="year"),
    Rule("years, the second short", r"«{year}» ?(?:-|/|to|until|till|and) ?«'{yy}»", "{year} ; {year:.2}{yy}", "1861-'65", "1861"),
    Rule("years long", r"«(?:the years )?{year}» ?- ?«{year2}»", "{year} ; {year2}", "1939-1945", "1939", guard="year"),
    Rule("ordinal days", rf"«the {{ordday}}»{_AND}«(?:the )?{{ordday2}}»", "XXXX-XX-{ordday} ; XXXX-XX-{ordday2}", "the 17th and 18th", "2022-02-17", guard="ordinal day"),
    Rule("seasons year", rf"«(?:the )?{{season}}»{_AND}«{{season2}} (?:of )?{{year}}»", "{year}-{season} ; {year}-{season2}", "the spring and summer of 1941", "1941-SP"),
    Rule("season and part of season year", r"«(?:the )?{season}» and «{part} {season2} (?:of )?{year}»", "{year}-{season} ; {year}-{season2}", "the spring and early summer of 1943", "1943-SP"),
    Rule("years BC", rf"«{{anyyear}}»{_AND}«{{anyyear2}} ?{{bc}}»", "BC{anyyear} ; BC{anyyear2}", "499–493 BC", "BC0499"),
    Rule("quarter codes year", rf"«Q{{digit}}»{_AND}«Q{{digit2}} (?:of )?{{year}}»", "{year}-Q{digit} ; {year}-Q{digit2}", "Q2-Q3 2016", "2016-Q2"),
    Rule("days respectively", r"the «{ordday}» (?:[a-z]+ ){{0,2}}(?:[A-Z][a-z]+ )?(?:on )?the «{ordday2} of {month}»", "XXXX-{month}-{ordday} ; XXXX-{month}-{ordday2}", "the 3rd and Kherson on the 5th of May", "2021-05-03"),
    Rule("decades", rf"«(?:the )?{{decade}}»{_AND}«{{decade2}}»", "{decade} ; {decade2}", "the 1950s and 1960s", "195"),
)  # fmt: skip
