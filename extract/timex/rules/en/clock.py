"""Times of day: clocks, zones, parts of the day, nights."""

from extract.timex.rules import Rule

CLOCK = (
    Rule("clock", r"(?:(?:about|around|approximately|roughly|nearly|almost|just before|shortly before|just after|shortly after|exactly) )?(?:{clockampm}|{clockfull}(?: hours| hrs)?)(?:{zone})?", "then T{clockampm}{clockfull}{zone}", "11:30 a.m.", "2022-03-02T11:30", type="TIME", guard="clock", nests="clocktime"),
    Rule("clock with zone", r"{hhmm}(?: hours| hrs)?{namedzone}", "then T{hhmm}{namedzone}", "0340 GMT", "2022-03-02T03:40Z", type="TIME", nests="clocktime"),
    Rule("hours", r"{hhmm} ?(?:hours|hrs)", "then T{hhmm}", "0340 hours", "2022-03-02T03:40", type="TIME"),
    Rule("o'clock", r"{hour} o'clock(?: in the {daypart})?", "then T{hour}:00", "four o'clock", "2022-03-02T04:00", type="TIME"),
    Rule("noon", r"(?:(?:about|around|just before|shortly before|just after|shortly after) )?{clockword}", "then T{clockword}", "noon", "2022-03-02T12:00", type="TIME", nests="clocktime"),
    Rule("clock, date", r"{clocktime},?(?: on| of)? {moment}", "{moment} {clocktime}", "11:30 a.m. on 4 June 1973", "1973-06-04T11:30", type="TIME"),
    Rule("date, clock", r"{moment},?(?: at| around| about| [|-])? ?(?:last updated at |updated |at )?{clocktime}", "{moment} {clocktime}", "30 April 1975 at 11:30 a.m.", "1975-04-30T11:30", type="TIME"),
    Rule("clock weekday daypart", r"{clocktime},? (?:on )?{Weekday} {daypart}", "XXXX-WXX-{Weekday} {clocktime}", "6am on Sunday morning", "2022-02-27T06:00", type="TIME"),
    Rule("weekday daypart clock", r"(?:early |late )?{Weekday} {daypart},? (?:at|around|about|at around|at about) {clocktime}", "XXXX-WXX-{Weekday} {clocktime}", "Friday morning, around 1:30 a.m.", "2022-02-25T01:30", type="TIME"),
    Rule("ISO time", r"{year}-{mm}-{dd}[T ]{clockfull}(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}})?", "{year}-{mm}-{dd} T{clockfull}", "2022-02-24T04:10", "2022-02-24T04:10", type="TIME"),
    Rule("military", r"{dd}{hhmm}Z ?{month} ?{shortyear}", "{shortyear}-{month}-{dd} T{hhmm}Z", "241200Z FEB 22", "2022-02-24T12:00Z", type="TIME"),
    Rule("military, month", r"{dd}{hhmm}Z ?{month}", "XXXX-{month}-{dd} T{hhmm}Z", "241200Z FEB", "2022-02-24T12:00Z", type="TIME"),
    Rule("date of night", r"(?:the )?night (?:of|between) {day}(?: to|-| and) {moment}", "{moment} night", "the night of 23 to 24 February", "2022-02-23TNI", type="TIME"),
    Rule("overnight", r"overnight", "here night", "overnight", "2022-03-01TNI", type="TIME", guard="overnight"),
    Rule("tonight", r"(?:late |later |early )?tonight", "now TNI", "tonight", "2022-03-02TNI", type="TIME"),
    Rule("last night", r"(?:late )?last (?:night|evening)", "now day-1 TNI", "last night", "2022-03-01TNI", type="TIME"),
    Rule("this daypart", r"(?:late |early |earlier |later )?this {daypart}", "now T{daypart}", "this morning", "2022-03-02TMO", type="TIME"),
    Rule("that daypart", r"(?:late |early |earlier |later )?(?:that|that same|the same) {daypart}", "then T{daypart}", "that afternoon", "2022-03-02TAF", type="TIME"),
    Rule("next daypart", r"(?:late |early |earlier |later )?(?:the )?(?:very )?(?:next|following) {daypart}", "then day+1 T{daypart}", "the next morning", "2022-03-03TMO", type="TIME"),
    Rule("weekday daypart", r"(?:(?:the )?(?:early|late|earlier|later|very early|very late)(?: on)? )?{Weekday} {daypart}", "XXXX-WXX-{Weekday} T{daypart}", "Thursday night", "2022-02-24TNI", type="TIME"),
    Rule("moment daypart", r"(?:late |early )?{moment} {daypart}", "{moment} T{daypart}", "yesterday morning", "2022-03-01TMO", type="TIME"),
    Rule("daypart of moment", r"(?:(?:early|late) (?:in|on) )?(?:the )?{daypart}(?: hours)?,? (?:of|on) {moment}", "{moment} T{daypart}", "the morning of 29 April 1975", "1975-04-29TMO", type="TIME"),
    Rule("hours of daypart", r"the (?:early|small|wee) hours (?:of|on) {Weekday}(?: {daypart})?", "XXXX-WXX-{Weekday} TMO", "the early hours of Sunday morning", "2022-02-27TMO", type="TIME"),
    Rule("the daypart", r"(?:(?:late|early) (?:in|on) )?the {daypart}", "then T{daypart}", "the morning", "2022-03-02TMO", type="TIME", guard="daypart"),
    Rule("at night", r"(?:night(?:-?time)?|nightfall|dawn|dusk|daybreak|sunrise|sunset|daylight|midnight)", "XXXX-XX-XXTNI", "night", "XXXX-XX-XXTNI", type="TIME", guard="at night"),
)  # fmt: skip
