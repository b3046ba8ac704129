"""Which way the words round an expression point: a bare weekday or month of the past, or one to come.

Read off a narrow list of words in the same clause; where a quotation ends in it, off the words that follow first.
"""

import re

import re2

from extract.model import Direction
from extract.timex.rules.words import Words
from extract.timex.surroundings import NO_TITLE, opens_sentence

_REACH = 50  # characters
_REACH_AHEAD = 80
_REACH_AFAR = 120
_REACH_COURSE = 36
_PRESENT_PLANS = (
    "opens|begins|starts|resumes|recesses|expires|takes effect|comes into force|runs out|lapses|goes on trial"
    r"|(?:(?<=s )|(?<=[a-z], ))(?:lapse|expire|run out|take effect)(?= on\b| in\b| at\b)"  # not "let it expire"
)
_PRESENT = (
    r"(?<!the )(?<!of )(?<![0-9] )votes(?! to (?:[0-9]|one|two|three|four|five|six|seven|none)\b)"
    rf"|meets|(?<!that )(?<!which )(?<!who )(?:travels|arrives|departs|flies)|{_PRESENT_PLANS}"
    r"|reconvenes|convenes|follows(?= on\b| in\b)|passes to"
    r"|polls (?:open|close)|(?:anniversary|holiday)\b[^.;]{0,30}\bfalls|(?:ends|closes|takes (?:place|office))"
    r"|(?:it|trial|hearing|case|strike|summit|conference|tour|session) continues"
)
_DUE_BY = (  # what is to be done by the day that stands right behind "by"
    r"(?:if|unless|faces?|risks?|expects?|hopes?|aims?|wants?|intends?|can|must|should|needs? to|ha(?:s|ve) to)\b"
    r"|(?:ordered|told|gave) [^.;]{1,40} (?:to|back|until|till)\b"
    r"|(?:told|ordered|asked|urged|agreed|pledged|vowed|promised|obliged|hop(?:e|ed|ing)|aim(?:ed|ing)?|wanted) to\b"
)
_AHEAD = (
    r"\b(?:will|'ll|won't|shall|would(?!-| have\b| not\b)|could(?! not)|(?-i:may|might)(?! have\b| not have\b)"
    r"|(?<!\bas )scheduled|slated|pencill?ed in|due(?!.*, )|until(?! (?:recently|now|then)\b)(?!.*, )|next"
    r"|coming|upcoming"
    r"|set (?:for|to)|going to|to resume|expected (?:to|in|on|by|at|back|here)|from now"
    r"|(?:agreed|decided|promised|pledged|vowed|hoped?|hopes|expects?|expected) to (?:meet|hold|return|resume|reconvene"
    r"|hear|vote|sign|begin|start|open|leave|withdraw)"
    r"|plans? to|planned (?:to|for|in)|(?:is|are) to"
    r"|(?:was|were) to be|deadline(?! (?:that )?(?:lapsed|passed|expired))"
    r"|starting|no later than|about to|forecast|prepar(?:e|es|ing) (?:to|for)"
    r")\b"
    r"|\b(?:(?:is|are)(?: (?:at|on))?|beginning(?: on| in)?|beyond|ahead of|in time for|waiting for"
    r"|expects?\b[^.;,]{0,50}|(?:meet|vote|convene|reconvene|resume)(?: again)?(?: (?:on|in|at))?"
    r"|(?:call|plann?|prepar|schedul|arrang|organi[sz]|conven|invit|summon|propos|announc)(?:e|s|es|ed|ing)?"
    r" [^.;,]{1,40} for"
    r"|(?:postponed|adjourned|delayed|pushed back|moved|brought forward|rescheduled) (?:to|for)"
    r"|extensions? (?:to|of [^.;,]{1,40} to))(?: the)? $"
    rf"|\b(?:{_DUE_BY})(?:(?!\b(?:was|were|but)\b)[^.;]){{0,40}}\bby(?: the)? $"
    r"|(?-i:\bShould|\bWere (?:[\w'’-]+ ){1,4}to) "
)
_FUTURE = re.compile(rf"\b(?:{_PRESENT})\b|{_AHEAD}", re.IGNORECASE)
_FUTURE_IN_HISTORY = re.compile(_AHEAD, re.IGNORECASE)  # "1988: The soviet votes to join": there the present is past
_IRREGULAR = (  # past forms that do not end in -ed and are no other common word
    "was|were|had|did|said|told|been|began|took|held|came|went|met|fell|won|lost|left|led|sent|made|broke|brought"
    "|bought|built|caught|chose|drove|flew|fled|forbade|fought|found|gave|got|grew|kept|knew|laid|meant|paid|ran|rose"
    "|sank|saw|seized|shot|shook|slew|sold|spoke|spent|stood|stole|stuck|struck|swore|swept|thought|threw|wrote|became"
    "|arose|awoke|blew|crept|dealt|drew|dug|forgot|froze|heard|hid|hung|knelt|mistook|overcame|overran|oversaw|overthrew"
    "|rang|rebuilt|retook|rode|sang|slept|sought|swam|swung|taught|tore|understood|undertook|upheld|withdrew|withheld"
    "|withstood|wore"
)
_PAST = re2.compile(rf"(?i)\b(?:{_IRREGULAR}|[a-z]{{3,}}ed)\b")  # so many words at each place are slow in Python's re
_FUTURE_AHEAD = re.compile(
    r"\b(?:will|'ll|won't|shall|(?:should|must|may|might)(?! (?:have|not have)\b)|(?:is|are) (?:to|due|expected)"
    r"|going to"
    r"|(?:asks|urges|orders|wants|requires|obliges|calls on) (?:[\w'’-]+ ){1,4}to)\b"
)
# What a plan tells in the present; not so behind an article ("the visits"), where it is a noun, nor a relative.
_APPOINTED = re.compile(
    r"(?<!the )(?<!of )(?<!its )(?<!his )(?<!her )(?<!their )(?<!who )(?<!that )(?<!which )"
    r"\b(?:attends|hosts|receives|addresses|chairs|gathers|hears|unveils|publishes|sees|holds|visits|joins|goes to"
    r"|(?:gather|meet|convene|assemble)(?= (?:in|at|for|on)\b))\b"
)
_COURSE = re.compile(
    r"\b(?:met|talked|fought|worked|negotiated|searched|waited|burned|argued|debated|danced|spoke"
    r"|lasted|ran|raged|continued|persisted|endured|stretched|dragged on|went on|took place|happened|occurred"
    r"|(?:was|were) (?:fought|held|besieged|occupied|waged))(?: there)?"
    r"(?: (?:only|just|mostly|[a-z]+ly))?(?: (?:from|between|on|in|until|till|over|during))?(?: the)?"
    r"(?: (?:end|middle|start|beginning|early hours|small hours|morning|afternoon|evening|night) of)? $"
)
_NOT_UNTIL = re.compile(
    r"\b(?:did|was|were|had|could)(?: not|n['’]t)\b[^;,]*\buntil (?:[\w-]+ ){0,2}$"
)  # "did not end until …"
_UNTIL_WHEN = re.compile(r"\b(?:until|till) (?:[\w-]+ ){0,2}$")  # "was ignored until Wednesday, when a report came"
_WHEN = re.compile(r", when\b")
_IS_OVER = re.compile(
    r",? (?:passed|lapsed|expired|came and went|never took place|fell through)\b"
)  # "a deadline set for Saturday passed"
_SAID = re.compile(  # "Russia will attack again, he said on Monday", "some may change flags, as 19 did in December"
    r"\b(?:said|did|announced|reported|added|wrote|told (?:(?!to\b|that\b|they\b)[\w'’.-]+ ){1,3}?)"
    r"(?: ?(?:late|early))?(?: ?(?:on|in))? ?(?:the )?$"
)
_FRONTED = re.compile(r"(?:^|[.!?][\"”]? |\n)(?:(?:Early|Late) )?(?:On|In) (?:the )?$")
_IS_THAT_DAY = re.compile(r" is (?!when\b)")  # "… since Wednesday is Veterans Day"
_IS_DUE = re.compile(r"\b(?:is|are) (?:on )?$")  # "Commencement is Saturday"
_AS_SUBJECT = re.compile(r"(?:^|[.;:,] |\b(?:since|because|as|and|but|while|though) )$")
_CALLED_OFF_THROUGH = re.compile(
    r"\b(?:cancell?ed|closed|postponed|suspended|extended|adjourned|banned|grounded|barred|shut|halted)\b"
    r"[^.;]* through (?:the )?$"
)
_OF_THEN = re.compile(r"\b(?:from|after|since|following|than|at|in) an? $")  # "down from an April forecast"
_WAS_DONE = re.compile(  # "elections due in May were postponed on Monday"
    r"\b(?:was|were) (?!(?:schedul|plann|expect|slat|suppos|need)ed\b)[a-z]+ed (?:on |in )?$"
)
_PLAN_OF_THEN = re.compile(
    r"\b(?:(?:was|were) (?:about to|due to|set to|scheduled to|supposed to|meant to|going to|to)"
    r"|(?:hoped|wanted|planned|aimed|meant|intended|expected) to)\b[^.;]*$"
)
_COMES_BETWEEN = re.compile(  # "were to meet on Monday, *but Russia withdrew*", "hoped to win by March *but lost*"
    rf",? (?:when|but|before|until) (?:[\w'’-]+ ){{0,5}}(?:{_IRREGULAR}|[a-z]{{3,}}ed)\b"
)
_SUBORDINATE = re.compile(r"\b(?:after|before|when|which|who|that|since|while|because|as)\b")
_HAD = re.compile(r"\bhad\b")
_PLAN = re.compile(
    r"\b(?:will|'ll|won't|shall|(?:is|are) (?:to|due|set|scheduled|slated|expected|going|planned|pencill?ed)"
    rf"|{_PRESENT_PLANS}|reopens)\b"
)
_CLAUSE = re.compile(rf"[.;:!?]{NO_TITLE} |\n")
_QUOTE = re.compile(r"[“”\"]")
_CLAUSE_END = re.compile(r"[.;:!?\n] ?")
_RELATIVE = re.compile(r", (?:who|which|whose) [^,]*,")
_QUOTE_END = re.compile(r",[”\"]")  # “By December it may close,” she *said*


def tense(text: str, start: int, end: int | None = None, *, history: bool = False) -> Direction:
    """Which way the words before an expression point, in the same clause; for one that opens its sentence (`end`
    given), the words behind it. In a `history` the present tense tells the past."""
    future = _FUTURE_IN_HISTORY if history else _FUTURE
    before = text[max(0, start - _REACH) : start]
    if tells_course(text, start) or (end is not None and _IS_OVER.match(text, end)):
        return Direction.PAST
    if end is not None and _PLAN_OF_THEN.search(before) and _COMES_BETWEEN.match(text, end):
        return Direction.PAST
    if _IS_DUE.search(before) or (end is not None and _IS_THAT_DAY.match(text, end) and _AS_SUBJECT.search(before)):
        return Direction.FUTURE
    if end is not None and opens_sentence(before):
        return _tense_behind(text, end)
    if _SAID.search(before) or _OF_THEN.search(before):
        return Direction.PAST
    if _CALLED_OFF_THROUGH.search(before):
        return Direction.FUTURE
    clause = _CLAUSE.split(before)[-1]
    if end is not None and _UNTIL_WHEN.search(before) and _WHEN.match(text, end):
        return _points(_CLAUSE_END.split(text[end : end + _REACH_AHEAD])[0], _FUTURE_AHEAD)
    if before.endswith("since ") or _NOT_UNTIL.search(clause) or _WAS_DONE.search(clause):
        return Direction.PAST
    behind = _points(_QUOTE.split(clause)[-1], future)  # “We will sign,” he said on Monday
    if behind is not Direction.NONE:
        return behind
    near = _points(clause, future)
    return near if near is not Direction.NONE else _verb_afar(text[max(0, start - _REACH_AFAR) : start])


def abroad(words: Words) -> "re.Pattern[str]":
    """The words of another language for what is to come, and those for until right before an expression's place."""
    return re.compile(rf"\b(?:{words.ahead})\b|\b(?:{words.until}) \Z", re.IGNORECASE)


def tense_by_words(text: str, place: tuple[int, int], coming: "re.Pattern[str]") -> Direction:
    """Which way a clause of another language points: ahead where one of its words for what is to come stands in it."""
    before = _CLAUSE.split(text[max(0, place[0] - _REACH_AFAR) : place[0]])[-1]
    behind = _CLAUSE_END.split(text[place[1] : place[1] + _REACH_AHEAD])[0]
    return Direction.FUTURE if coming.search(before) or coming.search(behind) else Direction.PAST


def _verb_afar(before: str) -> Direction:
    """The last word of time in a long clause: "rear-ended a truck with her car on the coast highway on June 8"."""
    clause = _CLAUSE.split(before)[-1]
    past = [match.end() for match in _PAST.finditer(clause)]
    future = [match.end() for words in (_FUTURE_AHEAD, _APPOINTED) for match in words.finditer(clause)]
    if not past and not future:
        return Direction.NONE
    return Direction.PAST if max(past, default=-1) > max(future, default=-1) else Direction.FUTURE  # "is expected"


def tells_course(text: str, start: int) -> bool:
    """ "It lasted from 26 July", "the siege ran until 12 April": the verb right before a date tells how it went, and
    no deadline or plan is meant."""
    return _COURSE.search(text[max(0, start - _REACH_COURSE) : start]) is not None


def tells_plan(text: str, start: int) -> bool:
    """True where the clause before a date speaks of what is to come, in words that cannot tell the past."""
    return _PLAN.search(_CLAUSE.split(text[max(0, start - _REACH) : start])[-1]) is not None


def tells_past_behind(text: str, end: int) -> bool:
    """ "On 29 March they promised to leave": the words right behind a date tell the past."""
    return _tense_behind(text, end) is Direction.PAST


def opens_past(text: str, start: int, end: int) -> bool:
    """ "On 11 November they took the city": a date opens its sentence, and what it tells is past."""
    opens = _FRONTED.search(text[max(0, start - _REACH) : start]) is not None
    return opens and tells_past_behind(text, end)


def tells_perfect(text: str, place: tuple[int, int]) -> bool:
    """ "He *had* warned in September", "In September he *had* warned": told from where the story stands by then."""
    before = text[max(0, place[0] - _REACH) : place[0]]
    if _HAD.search(_CLAUSE.split(before)[-1]):
        return True
    behind = _CLAUSE_END.split(text[place[1] : place[1] + _REACH])[0]
    return opens_sentence(before) and _HAD.search(_SUBORDINATE.split(behind)[0]) is not None


def _tense_behind(text: str, end: int) -> Direction:
    clause = _QUOTE_END.split(_CLAUSE_END.split(text[end : end + _REACH_AHEAD])[0])[0]
    clause = _RELATIVE.sub(" ", clause)
    told = _points(clause, _FUTURE_AHEAD)
    return Direction.FUTURE if told is Direction.NONE and _APPOINTED.search(clause) else told


def _points(words: str, future: "re.Pattern[str]") -> Direction:
    if future.search(words):
        return Direction.FUTURE
    return Direction.PAST if _PAST.search(words) else Direction.NONE
