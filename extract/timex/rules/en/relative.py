"""Distances from the day of writing (ago, in) and from the date last told (later, earlier, after)."""

from extract.timex.rules import Rule

DISTANCES = (
    Rule("ago", r"(?:(?:about|around|almost|nearly|over|more than|just over|just|some|only|roughly|less than|barely|at least|a mere|within) )?{count} {code} (?:ago|back)", "now -P{count}{code}", "two weeks ago", "2022-W07"),
    Rule("ago today", r"{count} {code} ago (?:today|to the day)", "now -P{count}{code}.D", "two years ago today", "2020-03-02"),
    Rule("ago this month", r"{count} {code} ago this month", "now -P{count}{code}.D month+0", "two years ago this month", "2020-03"),
    Rule("ago this week", r"{count} {code} ago this (?:week|weekend)", "now -P{count}{code}.D week+0", "two years ago this week", "2020-W10"),
    Rule("exactly ago", r"exactly {some} {code} ago", "now -P{some}{code}.D", "exactly two years ago", "2020-03-02"),
    Rule("half a year ago", r"half a (?:year|century|decade) ago", "PAST_REF", "half a century ago", "PAST_REF"),
    Rule("in, ahead", r"in «{count} {code}(?:'s?)?(?: time)?»", "now +P{count}{code}", "in two weeks' time", "2022-W11", guard="ahead"),
    Rule("from now", r"(?:a |the )?{count} {code} (?:from now|hence)", "now +P{count}{code}", "three months hence", "2022-06"),
    Rule("from today", r"{count} {code} (?:from|after) today", "now +P{count}{code}.D", "3 years from today", "2025-03-02"),
    Rule("from moment", r"{some} {code} (?:from|after) {moment}", "{moment} +P{some}{code}.D", "three days after 25 December 2021", "2021-12-28", guard="offset"),
    Rule("to the day after", r"{count} {code} to the day (?:after|before|since)", "P{count}{code}", "two years to the day after", "P2Y", type="DURATION"),
    Rule("before moment", r"{some} {code} (?:before|prior to|ahead of) {moment}", "{moment} -P{some}{code}.D", "two days before 25 December 2021", "2021-12-23"),
    Rule("weekday after", r"(?:the )?{nth} {Weekday} after {moment}", "{moment} nextW{Weekday}+{nth}", "third Tuesday after 25 December 2014", "2015-01-13"),
    Rule("closest weekday", r"the closest {weekday} to {moment}", "{moment} W{weekday}~0", "the closest Monday to Oct 5th 2013", "2013-10-07"),
    Rule("later", r"(?:(?:about|around|almost|nearly|over|more than|just over|just|exactly|some|only|roughly|less than|barely|at least|a mere|within) )?{count} {code} (?:later|afterwards?|thereafter|after that)", "then +P{count}{code}", "two days later", "XXXX-XX-XX", guard="later"),
    Rule("later on", r"{count} {codes} on", "then +P{count}{codes}", "two years on", "XXXX", guard="later on"),
    Rule("later, vague", r"(?:(?:only|just) )?{codes} (?:later|afterwards?)", "then +PX{codes}", "weeks later", "FUTURE_REF"),
    Rule("earlier, vague", r"(?:(?:only|just) )?{codes} (?:earlier|previously|beforehand|ago)", "then -PX{codes}", "weeks earlier", "PAST_REF"),
    Rule("earlier", r"(?:(?:about|around|almost|nearly|over|more than|just over|just|exactly|some|only|roughly|less than|barely|at least|a mere|within) )?{count} {code} (?:earlier|previously|beforehand|before that)", "then -P{count}{code}", "five years earlier", "2017"),
    Rule("before, alone", r"(?:(?:just|only|some) )?{count} {code} (?:before|prior)", "then -P{count}{code}", "five years before", "2017", guard="clause end"),
    Rule("after, alone", r"(?:(?:just|only|some) )?{count} {code} after", "then +P{count}{code}", "five years after", "XXXX", guard="clause end"),
    Rule("nth day of something", r"(?:the )?{countable}(?: |-){single}|day {some}", "XXXX-XX-XX", "the 1,000th day", "XXXX-XX-XX", guard="of a war"),
    Rule("anniversary of something", r"(?:the )?{countable} anniversary", "XXXX-XX-XX", "the tenth anniversary", "XXXX-XX-XX", guard="of something"),
)  # fmt: skip
