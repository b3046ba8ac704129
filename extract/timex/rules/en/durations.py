"""Lengths of time and sets."""

from extract.timex.rules import Rule

DURATIONS = (
    Rule("length", r"(?:(?:another|just|only) )?{count} {code}(?:'s?)?", "P{count}{code}", "three weeks", "P3W", type="DURATION", guard="length"),
    Rule("the length", r"(?:the|those|these) {number} {codes}", "P{number}{codes}", "those three weeks", "P3W", type="DURATION", guard="length"),
    Rule("length of something", r"{number}-{single}", "P{number}{single}", "ten-day", "P10D", type="DURATION", guard="hyphenated"),
    Rule("more than", r"(?:more than|over|at least|upwards of|exceeding|well over|no less than|no fewer than) {count} {code}", "P{count}{code}", "more than 40 days", "P40D", type="DURATION", mod="MORE_THAN"),
    Rule("less than", r"(?:less than|fewer than|under|nearly|almost|just under|at most|up to|barely) {count} {code}", "P{count}{code}", "less than an hour", "PT1H", type="DURATION", mod="LESS_THAN"),
    Rule("about", r"(?:about|around|approximately|roughly|some) {count} {code}", "P{count}{code}", "roughly four years", "P4Y", type="DURATION", mod="APPROX"),
    Rule("attributed length", r"(?:the )?{number} (?:[a-z]{{3,12}} )?(?:straight|consecutive|long|full|whole|further|more|additional|other|bloody|short|brief|intervening|bitter|successive) {code}", "P{number}{code}", "two long years", "P2Y", type="DURATION"),
    Rule("past units", r"(?:the )?(?:past|last|previous|preceding|prior) {count} {code}", "now past{count}{code}", "the past two weeks", "P2W", type="DURATION"),
    Rule("units past", r"(?:the )?{count} (?:past|last|previous|preceding|prior) {codes}", "now past{count}{codes}", "the four previous weeks", "P4W", type="DURATION"),
    Rule("next units", r"(?:the )?(?:next|following|coming|ensuing|subsequent|upcoming) {count} {code}", "now next{count}{code}", "the next three months", "P3M", type="DURATION"),
    Rule("units ahead", r"(?:the )?{count} (?:next|following|coming|upcoming|subsequent) {code}", "now next{count}{code}", "two upcoming weeks", "P2W", type="DURATION"),
    Rule("first units", r"the (?:first|final|last|opening|closing|initial|early|intervening) {count} {code}", "P{count}{code}", "the first seven weeks", "P7W", type="DURATION"),
    Rule("past unit, lasting", r"the (?:past|last) {code}", "now past1{code}", "the past decade", "P1DE", type="DURATION", guard="singular"),
    Rule("vague units", r"(?:(?:the )?(?:following|next|coming|ensuing|subsequent|last|first|final|early|past|previous|intervening|preceding) )?{code}", "PX{code}", "the following days", "PXD", type="DURATION", guard="vague units"),
    Rule("half an hour", r"(?:a |one )?half[- ](?:an )?hour", "PT30M", "half an hour", "PT30M", type="DURATION"),
    Rule("half a day", r"half a day|a half[- ]day", "PT12H", "half a day", "PT12H", type="DURATION"),
    Rule("half a year", r"(?:a |one )?half[- ](?:a )?year", "P6M", "half a year", "P6M", type="DURATION"),
    Rule("half a decade", r"half[- ]a[- ]decade", "P5Y", "half a decade", "P5Y", type="DURATION"),
    Rule("and a half", r"{number} and (?:a|one)[- ]half {code}", "P{number}.5{code}", "two and a half years", "P2.5Y", type="DURATION"),
    Rule("a unit and a half", r"(?:a|one) {code} and a half", "P1.5{code}", "a year and a half", "P1.5Y", type="DURATION"),
    Rule("half a century", r"(?:a |the )?half[- ](?:a )?century", "P50Y", "half a century", "P50Y", type="DURATION"),
    Rule("age", r"{number}[- ]years?[- ](?:old|of age)", "P{number}Y", "nineteen years old", "P19Y", type="DURATION"),
    Rule("count or count", r"«{number}» (?:or|to|-) «{number2} {code}»", "P{number}{code} ; P{number2}{code}", "ten or fifteen years", "P10Y", type="DURATION"),
    Rule("range of counts", r"«{number}»-«{number2} {code}»", "P{number}{code} ; P{number2}{code}", "2-3 weeks", "P2W", type="DURATION"),
)  # fmt: skip

SETS = (
    Rule("every unit", r"(?:every|each) (?:single )?{code}", "P1{code}", "every year", "P1Y", type="SET"),
    Rule("every n units", r"(?:every|each) {number} {code}", "P{number}{code}", "every two weeks", "P2W", type="SET"),
    Rule("every other unit", r"every other {code}", "P2{code}", "every other week", "P2W", type="SET"),
    Rule("every weekday", r"(?:every|each) {Weekday}(?: {daypart})?", "XXXX-WXX-{Weekday}", "every Monday", "XXXX-WXX-1", type="SET"),
    Rule("weekdays", r"{Weekday}s", "XXXX-WXX-{Weekday}", "Mondays", "XXXX-WXX-1", type="SET"),
    Rule("every month by name", r"(?:every|each) {monthname}", "XXXX-{monthname}", "every May", "XXXX-05", type="SET"),
    Rule("every season", r"(?:every|each) {season}", "XXXX-{season}", "every spring", "XXXX-SP", type="SET"),
    Rule("every daypart", r"(?:every|each) {daypart}", "XXXX-XX-XXT{daypart}", "every morning", "XXXX-XX-XXTMO", type="SET"),
    Rule("day of every month", r"(?:the )?{ordday} of (?:every|each) month", "XXXX-XX-{ordday}", "19th of every month", "XXXX-XX-19", type="SET"),
    Rule("daily", r"(?:twice[- ]|once[- ])?(?:daily|everyday)", "XXXX-XX-XX", "daily", "XXXX-XX-XX", type="SET"),
    Rule("weekly", r"(?:twice[- ]|once[- ])?weekly", "XXXX-WXX", "weekly", "XXXX-WXX", type="SET"),
    Rule("monthly", r"(?:twice[- ]|once[- ])?monthly", "XXXX-XX", "monthly", "XXXX-XX", type="SET"),
    Rule("yearly", r"(?:yearly|annually|annual)", "XXXX", "annual", "XXXX", type="SET"),
    Rule("nightly", r"nightly", "XXXX-XX-XXTNI", "nightly", "XXXX-XX-XXTNI", type="SET"),
    Rule("hourly", r"hourly", "XXXX-XX-XXTXX", "hourly", "XXXX-XX-XXTXX", type="SET"),
    Rule("times a unit", r"(?:(?:once|twice|three times|{number} times|several times) )?(?:a|per|an|each) {code}", "P1{code}", "twice a year", "P1Y", type="SET", guard="rate"),
)  # fmt: skip
