"""The rows that languages other than English share; what differs between them stands in < > and comes from `Words`.

`{slots}` are read like those of English rows. `<of>` is a piece of pattern that a language gives; a row that needs one
which a language lacks is none of its rows. `<last:{span}>` is a noun with the word that moves it, before or behind.
"""

from dataclasses import dataclass

from extract.timex.rules import Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A `Rule` of any language: name, pattern, what it gives."""

    name: str
    pattern: str
    gives: str
    type: Kind = "DATE"
    guard: str = ""
    nests: str = ""
    mod: str = ""


DATES = (
    Row("days month year", r"«<the>{day}»<to>«{day2}<of>{month},?<of><year>»", "{year}-{month}-{day} ; {year}-{month}-{day2}"),
    Row("days month", r"«<the>{day}»<to>«{day2}<of>{month}»", "XXXX-{month}-{day} ; XXXX-{month}-{day2}", guard="number"),
    Row("day month year", r"<the>{day}<of>{month},?<of><year>", "{year}-{month}-{day}", guard="number", nests="moment"),
    Row("day month", r"<the>{day}<of>{month}", "XXXX-{month}-{day}", guard="number", nests="moment"),
    Row("day in words of month year", r"{dayword} {month},?<of><year>", "{year}-{month}-{dayword}", nests="moment"),
    Row("day in words of month", r"{dayword} {month}", "XXXX-{month}-{dayword}", nests="moment"),
    Row("day short month year", r"{day}<of>{short}\.?,?<of><year>", "{year}-{short}-{day}", guard="number", nests="moment"),
    Row("day short month", r"<short>{day} {short}\.?", "XXXX-{short}-{day}", guard="number", nests="moment"),
    Row("weekday, date", r"<weekdaythe>{weekday},? {moment}", "{moment} on{weekday}", guard="no name"),
    Row("iso", r"{year}-{mm}-{dd}", "{year}-{mm}-{dd}", guard="number", nests="moment"),
    Row("numeric", r"{dd}(?:[/-]|\. ?){mm}(?:[/-]|\. ?){year}", "{year}-{mm}-{dd}", guard="number", nests="moment"),
    Row("numeric, short year", r"{dd}\.{mm}\.{yy}", "{yy}-{mm}-{dd}", guard="number", nests="moment"),
    Row("numeric, no year", r"{dd}\.{mm}\.?", "XXXX-{mm}-{dd}", guard="dotted", nests="moment"),
    Row("numeric days", r"«{dd}\.?» ?[-/] ?«{dd2}\.{mm}\.{year}»", "{year}-{mm}-{dd} ; {year}-{mm}-{dd2}"),
    Row("numeric days, short year", r"«{dd}\.?» ?[-/] ?«{dd2}\.{mm}\.{yy}»", "{yy}-{mm}-{dd} ; {yy}-{mm}-{dd2}"),
    Row("numeric days, no year", r"«{dd}\.?» ?[-/] ?«{dd2}\.{mm}\.?»", "XXXX-{mm}-{dd} ; XXXX-{mm}-{dd2}", guard="dotted"),
    Row("numeric range", r"«{dd}\.{mm}\.?»<to>«{dd2}\.{mm2}\.{year}»", "{year}-{mm}-{dd} ; {year}-{mm2}-{dd2}"),
    Row("month year", r"{month},?<of><year>", "{year}-{month}", guard="number", nests="period"),
    Row("month", r"{month}", "XXXX-{month}", guard="behind preposition", nests="period"),
    Row("month, request", r"{month}", "XXXX-{month}", guard="request"),
    Row("season, request", r"{season}", "XXXX-{season}", guard="request"),
    Row("numeric, no year, request", r"{dd}\.{mm}\.?", "XXXX-{mm}-{dd}", guard="request"),
    Row("season year", r"{season},?<of><year>", "{year}-{season}", guard="no verb", nests="period"),
    Row("in the season", r"{inseason}", "XXXX-{inseason}", nests="period"),
    Row("season", r"{season}", "XXXX-{season}", guard="behind preposition", nests="period"),
    Row("year", r"{year} ?<yearbehind>", "{year}", nests="period"),
    Row("year with its word", r"<yearbefore> {year}", "{year}", nests="period"),
    Row("bare year", r"{year}", "{year}", guard="year", nests="period"),
    Row("year since", r"{year}", "{year}", guard="year since", nests="period"),
    Row("decade", r"{decade}", "{decade}", nests="period"),
    Row("quarter year", r"{ordinal} <quarter>,?<of><year>", "{year}-Q{ordinal}"),
    Row("quarter", r"{ordinal} <quarter>", "XXXX-Q{ordinal}"),
    Row("part of period", r"{part}[ -]?<between>{period}", "{period}", mod="{part}"),
    Row("part of the unit", r"{part} <between><unitthe>{span}", "here {span}+0", mod="{part}"),
    Row("nth weekday", r"{ordinal} {weekday} <in>{period}", "{period} nth{ordinal}:W{weekday}"),
    Row("nth unit", r"{ordinal} {span} <in>{period}", "{period} nth{ordinal}:{span}"),
)  # fmt: skip

DISTANCES = (
    Row("weekend", r"<weekend>", "XXXX-WXX-WE", guard="behind preposition"),
    Row("told before", r"{told}", "then {told}", nests="moment"),
    Row("relative", r"{relative}", "now {relative}", guard="no morning", nests="moment"),
    Row("last weekday", r"<last:{weekday}>", "now W{weekday}-1", nests="moment"),
    Row("next weekday", r"<next:{weekday}>", "now W{weekday}+1", nests="moment"),
    Row("this weekday", r"<this> {weekday}", "XXXX-WXX-{weekday}", nests="moment"),
    Row("weekday", r"<weekdaythe>{weekday}", "XXXX-WXX-{weekday}", guard="no name", nests="moment"),
    Row("weekday of last unit", r"{weekday} <in><last:{span}>", "here {span}-1 W{weekday}"),
    Row("weekday of next unit", r"{weekday} <in><next:{span}>", "here {span}+1 W{weekday}"),
    Row("weekday of this unit", r"{weekday} <in><this> {span}", "here {span}+0 W{weekday}"),
    Row("last unit", r"<last:{span}>", "now {span}-1", nests="period"),
    Row("next unit", r"<next:{span}>", "now {span}+1", nests="period"),
    Row("this unit", r"<this> {span}", "now {span}+0", nests="period"),
    Row("last season", r"<last:{season}>", "now {season}-1"),
    Row("next season", r"<next:{season}>", "now {season}+1"),
    Row("this season", r"<this> {season}", "now {season}+0"),
    Row("month of last year", r"{month} <in><last:<yearword>>", "now year-1 M{month}", nests="period"),
    Row("month of next year", r"{month} <in><next:<yearword>>", "now year+1 M{month}", nests="period"),
    Row("month of a year by word", r"{month} {relativeyear}|{relativeyear} <in>{month}", "now {relativeyear} M{month}", nests="period"),
    Row("last month by name", r"<last:{month}>", "now M{month}-1"),
    Row("next month by name", r"<next:{month}>", "now M{month}+1"),
    Row("ago", r"{n} {unit} <ago>", "now -P{n}{unit}"),
    Row("and a half ago", r"{n} <half> {unit} <ago>", "now -P{n}.5{unit}"),
    Row("and a half", r"{n} <half> {unit}|{n} {unit} <half>", "P{n}.5{unit}", "DURATION", guard="length"),
    Row("later, before", r"<laterbefore> {n} {unit}", "then +P{n}{unit}"),
    Row("a unit ago", r"{unit} <ago>", "now -P1{unit}", guard="length"),
    Row("ago, before", r"<agobefore> {n} {unit}", "now -P{n}{unit}"),
    Row("in units", r"<aheadby> «{n} {unit}»", "now +P{n}{unit}"),
    Row("in a unit", r"<aheadby> «{unit}»", "now +P1{unit}", guard="no number"),
    Row("later", r"{n} {unit} <later>", "then +P{n}{unit}", guard="later"),
    Row("past units", r"<pastunits> {n} {unit}", "now past{n}{unit}", "DURATION"),
    Row("next units", r"<nextunits> {n} {unit}", "now next{n}{unit}", "DURATION"),
    Row("coming units", r"<plural><nextunits> {unit}", "now coming{unit}"),
    Row("recent units", r"<plural><pastunits> {unit}", "now recent{unit}"),
    Row("named length", r"{length}", "{length}", "DURATION"),
    Row("length", r"{n} {unit}", "P{n}{unit}", "DURATION", guard="length"),
    Row("now", r"<now>", "PRESENT_REF"),
    Row("every", r"{every}", "{every}", "SET"),
    Row("each weekday", r"<each> {weekday}", "XXXX-WXX-{weekday}", "SET"),
    Row("each daypart", r"<each> {daypart}", "XXXX-XX-XXT{daypart}", "SET"),
    Row("each unit", r"<each> {unit}", "P1{unit}", "SET"),
    Row("each few units", r"<each> {n} {unit}", "P{n}{unit}", "SET"),
)  # fmt: skip

CLOCKS = (
    Row("night into", r"<nightinto> (?:{weekday},? )?{moment}", "{moment} night", "TIME"),
    Row("weekday daypart", r"{weekday}<joined>{daypart}", "XXXX-WXX-{weekday} T{daypart}", "TIME", guard="no name"),
    Row("moment daypart", r"{moment} {daypart}", "{moment} T{daypart}", "TIME"),
    Row("last night", r"<lastnight>", "now day-1 TNI", "TIME"),
    Row("this daypart", r"<this> {daypart}", "now T{daypart}", "TIME"),
    Row("daypart of moment", r"{daypart} <between>(?:{weekday},? )?{moment}", "{moment} T{daypart}", "TIME"),
    Row("relative daypart", r"{relativepart}", "now {relativepart}", "TIME", nests="moment"),
    Row("hours of daypart", r"{hour} <hours> <between>{daypart}", "then T{hour} in{daypart}", "TIME", nests="clocktime"),
    Row("clock of daypart", r"{clock} <between>{daypart}", "then T{clock} in{daypart}", "TIME", guard="at", nests="clocktime"),
    Row("clock", r"{clock}", "then T{clock}", "TIME", guard="at", nests="clocktime"),
    Row("hour of daypart", r"{hour} {daypart}", "then T{hour} in{daypart}", "TIME", guard="at", nests="clocktime"),
    Row("clock, moment", r"{clocktime},? <in>{moment}", "{moment} {clocktime}", "TIME", guard="at"),
    Row("moment, clock", r"{moment},? <at> {clocktime}", "{moment} {clocktime}", "TIME"),
    Row("moment, hour", r"{moment},? <at> {hour}", "{moment} T{hour}", "TIME", guard="number"),
)  # fmt: skip

ROWS = (*DATES, *CLOCKS, *DISTANCES)  # of two as long the first wins: "à 5 heures" tells a clock
