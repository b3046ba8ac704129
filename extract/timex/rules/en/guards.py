"""What must or must not stand beside an expression that could be something else."""

from extract.timex.rules import Guard

_COUNTED = (
    r"^[ -](?:people|men|women|children|troops|soldiers|civilians|persons|members|prisoners|votes|seats|miles|km\b|kilomet|"
    r"metres|meters|feet|tons|tonnes|pounds|dollars|euros|rubles|rounds|aircraft|planes|tanks|ships|guns|dead|wounded|"
    r"casualties|killed|homes|houses|square|tanks|vehicles|years|days|hours|months|weeks|minutes|million|billion|thousand|"
    r"hundred|percent|per cent|%|volunteers|sailors|officers|refugees|others|workers|students|cases|marines|fighters|"
    r"cavalry|infantry|horsemen|hoplites|ships|deaths|bodies|inmates|words|pages|copies|times|degrees)"
)
_AHEAD = r"\b(?:will|must|shall|should|would|could|might|due|may|can|expected|likely|to)\b"
_MEASURE = r"-(?:day|hour|minute|week|month|year|man|member|seat|point|strong)\b"  # "since March the 30-day ration"
_VERB_BEFORE = (
    r"(?:\b(?:can|could|will|would|shall|should|must|might|cannot|may|let|not|they|we|I|you|who|that|long|and then) )$"
)

# "March 23 Movement", "15 May Organization": bodies and places called after a day.
_NAMED_AFTER = r"(?:Movement|Brigades?|Organi[sz]ation|Battalion|Division|Martyrs|Front|Alliance|Coalition|Square|Street|Avenue|Bridge)\b"
# What is numbered like a day of the month: "the 5th Panzer Division", "on the 38th parallel", "by the 3rd ballot".
_BODIES_OF_TROOPS = "brigades|divisions|armies|corps|regiments|battalions|squadrons|fleets|companies|platoons"
_NUMBERED_THING = (
    r"brigades?|divisions?|arm(?:y|ies)|corps|regiments?|battalions?|compan(?:y|ies)|fleets?|squadrons?|platoons?|fronts?|wings?"
    r"|infantry|airborne|armou?red|panzers?|guards|marines?|mountain|motor|tank|rifles?|cavalry|artillery|dragoons|hussars"
    r"|foot|congress|amendments?|sessions?|floors?|storeys?|stor(?:y|ies)|centur(?:y|ies)|grades?|parallel|meridian"
    r"|streets?|avenues?|anniversar(?:y|ies)|birthdays?|attempts?|try|ballots?|rounds?|laps?|holes?|pages?|chapters?"
    r"|days?|nights?|mornings?|weeks?|months?|years?|hours?|minutes?|quarters?|innings?|halves|half|time|place|plenum"
    r"|degrees?|decks?|wards?|districts?|precincts?|arrondissements?|presidents?|summits?|meetings?|editions?|packages?"
)
_NUMBERED = rf"^[- ](?:(?-i:[A-Z])[\w-]* |(?:light|heavy|separate|annual|(?:con|suc)[a-z]+ive|straight) ){{0,2}}(?i:{_NUMBERED_THING})\b"
# A word that goes on behind a day: "the 5th in Kharkiv", "the 5th Davout moved", "the 5th two ships sank".
_AFTER_A_DAY = (
    r"(?:and|to|or|in|at|when|as|the|by|after|before|until|he|she|they|it|we|but|a|an|with|for|from|its|their|his|her|our"
    r"|of (?:each|every|the month))\b"
    r"|(?:[A-Z][^ .,;:]* ){1,3}(?:[a-z]+ )?(?:was|were|had|fell|signed|took|left|said|met|won|lost|[a-z]+ed)\b"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|some|about|most|several|many)\b"
    r"|(?:[a-z]+ )?(?:[a-z]{3,}[^s '’-]s|people|troops|police)\b(?! of the (?:month|year))"
)

# "Spring Hill", "the Winter Garden", "May Street": places and houses called after a season or a month.
_PLACE = (
    r" (?:Hill|Lane|Street|Road|Avenue|Park|Hall|House|Gardens?|Palace|Fields?|Valley|Creek|Lake|River|Island|Square|Market"
    r"|Bridge|Bay|Point|Ridge|Harbou?r|School|Hospital|Church|Grove|Branch)\b"
)

# "a night assault", "a day trip": what goes on by night or day, and for how long is not told.
_OF_ONE_NIGHT = r" (?:assault|attack|raid|march|bombing|battle|curfew|operation|landing|patrol|flight|watch|shift|train|trip|school)\b"

GUARDS = {
    "year": Guard(
        not_before=r"(?:[$€£#/.,:]|[0-9][.,-]|\b(?:about|some|(?<!spread )over|(?<!sooner )(?<!earlier )(?<!later )than|nearly|almost|least|approximately|around|to kill|killed|only|up to|another|with|estimated|further|were|total|every|US\$|[Ee]xtension|[Ff]light|[Rr]oom|Local) ?)$",
        not_after=_COUNTED + r"|^(?:[.,:][0-9]|[%/°]|-?(?:strong|mm|kg|km|m)\b|[ -](?:pattern|model)\b)",
    ),
    "year in words": Guard(before=r"\b(?:in|of|since|until|till|by|from|to|and|before|after|early|late|mid|spring|summer|autumn|fall|winter)[ -]$", not_after=_COUNTED + "|^-"),
    "short year": Guard(before=r"(?:\b(?:in|of|since|until|by|from|early|late|mid|summer|winter|spring|autumn|fall) |[a-z]-)$"),
    "whole number": Guard(not_before=r"[$€£#/.,:0-9]$", not_after=r"^(?:[.,:/-][0-9]|%)"),
    "day month": Guard(not_before=r"[$€£#/.,:0-9]$|[0-9][.,]$", not_after=rf"^(?: [0-9]{{1,2}}\b|[a-z0-9]| {_NAMED_AFTER})"),
    "month day": Guard(not_before=r"\b(?:will|would) $", not_after=rf"^(?:[,.]?[0-9]|{_MEASURE}| ?(?:%|per cent|people|troops|soldiers|times|km|miles|percent|million|hours|days|minutes)|[a-z]|:[0-9]| {_NAMED_AFTER})"),
    "month days": Guard(not_after=r"^(?:[,.:]?[0-9]| ?(?:%|per cent|people|troops|soldiers|days|hours|minutes|men)|[a-z])"),
    "dotted": Guard(
        before=r"\b(?:on|through|since|dated|valid (?:until|till)) $", not_after=r"^(?:[.,:]?[0-9%]| ?(?:per ?cent|million|billion|km|points)\b)"
    ),
    "behind year words": Guard(
        before=r"\b(?:in|of|by|until|till|since|from|after|before|early|late|to|between|and|spring|summer|autumn|winter) $",
        not_after=_COUNTED + r"|^(?:[.,:]?[0-9]|[%°-]| (?:[a-z]{3,}s|more|or)\b)",
    ),
    "of a quarter": Guard(before=r"\b(?:a|an|one|its|their) $", after=r"^ [a-z]", not_after=r"^ (?:final|of)"),
    "to this day": Guard(not_before=r"\b(?:referred|due|returned|compared) $", not_after=r"^ (?:as|of)\b"),
    "beside something": Guard(before=r"(?:,|\b(?:only|just|came|barely|mere|even)) $", after=r"^ (?:before|after|ahead of)\b"),
    "opening": Guard(before=r"(?:^|[.!?\n“\"] ?)$"),
    "recently": Guard(not_after=r"^ as\b"),
    "sure month": Guard(not_after=rf"^(?:[0-9]|-[a-z]| [A-Z][a-z]+ (?:said|says)| (?:War|Revolution|Manifesto)\b|{_PLACE}| [0-9]{{1,2}} {_NAMED_AFTER})"),
    "month": Guard(
        not_before=_VERB_BEFORE + r"|\b(?:Long|protest) $",
        not_after=rf"^(?:{_PLACE}|(?: [0-9]{{1,2}})? {_NAMED_AFTER}| (?:War|Revolution|Manifesto|of the|for|on|be|have|not|also|well|still|never|God|I|Hare|Madness|into|past|against|sa(?:id|ys)|told|adds?|added|insists?|insisted|warns?|warned|(?:to|through)(?! (?:Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec)))\b(?! \d)| [A-Z][a-z]+ (?:said|says)| ?&|'s? (?:government|cabinet|deal)|ed\b|es\b|[0-9])",
    ),
    "in the month": Guard(
        before=r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil) (?:early |late |mid-)?$", not_after=rf"^(?:{_PLACE}| {_NAMED_AFTER}| ?[0-9a-z]{{0,2}}[0-9]|[a-z’'])"
    ),
    "given name": Guard(
        not_before=r"(?i)\b(?:the|a|its|their|in|by|since|until|till|of|from|for|to|through|and|or|on|before|after|during|early|late|mid|between|around|this|last|next|that|every|each|[0-9]+(?:st|nd|rd|th)?)[ -]$",
        not_after=r"^ ?[0-9]",
    ),
    "who spoke": Guard(before=r"\b(?:said|says|told|asked|added|named|called) $"),
    "person told of": Guard(
        not_before=r"(?i)\b(?:in|by|since|until|till|of|from|for|to|through|on|before|after|during|this|last|next|that|every|each) $",
        after=r"^,? (?:who|whose|the|an?|of the)\b|^, [1-9][0-9],",
    ),
    "byline": Guard(before=r"(?:^|[^a-z,;] )(?-i:By|BY) $", after=r"^(?: and\b| ?\||,|\n|$)"),
    "ordinal day": Guard(
        before=r"(?:\b(?:on|until|by|since|from|before|after|and|of|to|till|between|for) |^|[(,] ?)$",
        not_before=rf"\b(?:{_BODIES_OF_TROOPS})\b[^.;]{{0,60}}$",
        not_after=rf"{_NUMBERED}|^(?:,| and| or|-) ?(?:the )?[0-9]+(?:st|nd|rd|th) (?:[a-z]+ )?(?i:{_NUMBERED_THING})|^[- ](?!{_AFTER_A_DAY})[A-Za-z0-9]|^[a-z]",
    ),
    "request": Guard(request=True),
    "history": Guard(not_after=r"^[.,;:]|^ (?:and|case|two|three|two-|of)\b"),
    "season": Guard(not_after=rf"^(?:s\b|{_PLACE}| (?:Olympics|Games)\b| (?i:offensives?|counter-?offensive|campaign|quarters)\b| (?:of (?!(?:1|2|that|this))|in (?:[a-z]+ )?(?:support|prices|value)|from|to\b|for|up\b|School|back)|board)", not_before=r"\b(?:hot|water|mineral|the steep) $"),
    "bare season": Guard(
        before=r"\b(?:in|by|since|until|before|when|of|this|early|late|mid|during|through|every|each|after|next|last|and|or|to|from|following|throughout|their|its|his|main|the|second|third|previous|a|planned) $",
        not_after=rf"^(?:s\b|{_PLACE}| (?:Olympics|Games)\b| (?:of (?!(?:1|2|that|this))|in (?:[a-z]+ )?(?:support|prices|value)|from|to\b|for\b|up\b|into|back|over|under|short|apart|down|off|behind)|board|ing|er\b|[-]?(?:loaded))",
        not_before=r"\b(?:to|would|will|hot|could|a|steep|sharp|its|his|their|the recent) (?:the )?$|\bthe $",
    ),
    "quarter": Guard(not_after=r"^ (?:of (?:the|all|its|a|an|their|his|those|people)|final|finals)", not_before=r"\b(?:a|one|three) $"),
    "weekday": Guard(not_after=r"^(?:s\b|['’]s anniversary| (?:Times|Night Football|Telegraph|Mail|Herald|Courier|Post|Express|Tribune|Observer|Independent|Island|Mirror|Harbou?r|Bridge))", not_before=r"\b(?:Black|Bloody|Ruby|Joe|Good|Ash|Palm|Holy|Easter|Super|Cyber) $"),
    "clock": Guard(not_before=r"[$€£#/.,:0-9]$|\b(?:broke|ran|clocked|in|time of|record of|score|chapter|verse|ratio|Genesis|Matthew|John|Luke|Mark) $", not_after=r"^(?:[.,:][0-9]|%)"),
    "overnight": Guard(not_after=r"^ (?:success|stay|flight|train|bag|rate|delivery|guest|sensation|camp)"),
    "daypart": Guard(not_before=r"\b(?:of|all|through|like) $", not_after=r"^ (?:prayers?|of|shift|sky|before|after|train|vision|fighters?|watch|bus|star|service|Report|Standard|News|Brigades?|Movement|Coalition|Party|Alliance|Front)\b|^[-']"),
    "at night": Guard(before=r"\b(?:timed for|at|by|during|until|before|after|that|one|every|a|using|through|all|of|till|from) $", not_after=r"^ (?:of|vision)\b|^[']"),
    "ahead": Guard(
        before=r"\b(?:(?<!good )will|shall|would|expected|due|set|scheduled|going|to|begins?|starts?|opens?|reopens?|resumes?|returns?|ends?|expires?|votes?|be|back|again|meets?)\b[^.;:,]*$|^$",
        not_after=r"^ (?:of|and|in|after|since)\b|^[-]",
        not_before=r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[0-9]+th|(?:dead|bloo|bigg|larg|high|low|wor|lat|heavi)[a-z]*st|only|most) (?:[\w-]+ ){0,4}(?:in )?$",
    ),
    "ahead, opening": Guard(
        before=r"(?:^|[.!?\n“\"] ?)$",
        after=r"^,? (?:[\w'’-]+ ){0,6}(?:will|shall|is to|are to|is due|are due)\b|^,? (?:[\w'’-]+ ){0,6}\w+['’]ll\b",
        not_after=r"^ (?:of|and|in|after|since)\b",
    ),
    "that month": Guard(
        not_before=r"\b(?:sa(?:id|ys?)|told|heard|hears?|show(?:ed|s)?|alleged|proved|thought|announced|reported|claimed|believed?|knew|know|hoped?|so|means?|meant|warned|ensured?) $",
        not_after=r"^ (?:be|have|not|also|will|would)\b",
    ),
    "the weekend": Guard(not_after=r"^ of (?:[0-9]|[A-Z])"),
    "later": Guard(not_after=r"^ (?:board|life|than)\b", not_before=r"\b[Ff]or $"),
    "later on": Guard(after=r"^(?:[.,;:)]|$)"),
    "plural": Guard(before="", not_after=r"^-"),
    "singular": Guard(not_after=r"^s"),
    "attribute": Guard(after=r"^ [A-Za-z]"),
    "past": Guard(not_after=r"^ (?:[0-9]|few|several|two|three|four|five|six|seven|eight|nine|ten|week|month|year|decade|century|day|quarter|couple|hour|season|weekend|night|summer|winter|spring|half|tense)"),
    "future": Guard(not_after=r"^(?:s\b| tense| of\b)", not_before=r"\b(?:bright|no|grim|own|its|their|his|her|a|our|my|your) $"),
    "soon": Guard(before=r"\b(?:will|'ll|would|could|can|may|might|to|should|shall|must|expected|hopes?|hoped|needs?|needed|as|is|are|return)\b[^.;]{0,24}$|^$", not_after=r"^ (?:after|before|as|thereafter|afterwards?|be followed)\b", not_before=r"\b(?:as|how|too|so) $"),
    "now": Guard(not_after=r"^ (?:known as the|and then|defunct)|^ that\b"),
    "about": Guard(not_after=_COUNTED),
    "length": Guard(not_before=r"[$€£#/.,:0-9]$|\b[Aa]s $|\b(?:World War|Number|No\.?|day|Day|phase|Phase) $", not_after=rf"^(?:{_OF_ONE_NIGHT}| (?:later|ago|earlier)\b(?! (?:of|in|than))|[a-z]|-|['’] (?:War|Offensive|Truce|Crisis|Peace)\b)"),
    "the length": Guard(not_before=r"[$€£#/.,:0-9]$", not_after=r"^(?: (?:later|ago|earlier)\b|[a-z]|-|['’] (?:War|Offensive|Truce|Crisis|Peace)\b)"),
    "on that day": Guard(before=r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ll]ate|[Ee]arly) $", not_after=r"^ [a-z]*(?:attack|raid|strike)"),
    "hour": Guard(before=r"\b(?:at|around|about|by|until|till|before|after|from|since|to|between|and|nearly|almost) $"),
    "the attacks": Guard(before=r"\b(?:[Tt]he|[Ss]ince|[Aa]fter|[Bb]efore|[Pp]ost|[Pp]re|[Oo]f|[Uu]ntil|[Ff]rom)[ -]$|^$", not_after=r"^[/0-9]"),
    "vague units": Guard(
        before=r"\b(?:for|in|within|over|after|of|many|through|during|took|take|spent|lasted|several|the|and|by|until|few|past) $|^$",
        not_after=r"^(?:-| (?:of (?:the|that|his|her|its|our) (?!war|battle|siege|conflict|fighting)))",
    ),
    "lasting alone": Guard(before=r"\b(?:[Ff]or|[Tt]hroughout) $", not_after=r"^(?:['’]| (?:of|in)\b)"),
    "lasting in something": Guard(before=r"\b(?:[Ff]or|[Tt]hroughout|[Ww]ithin) $", after=r"^ (?:of|in)\b"),
    "offset": Guard(not_before=r"\b(?:for|lasting|lasted|within|took|over) $"),
    "past units": Guard(not_before=r"\b(?:will|can|could|would|may|might|to|that|which|should|not) $"),
    "no name": Guard(not_after=r"^ [A-Z]"),
    "of something": Guard(before=r"\b(?:on|by|until|before|after|since|was|is|mark(?:s|ed|ing)?) $|^$", after=r"^ of (?!(?:his|her|their) )[a-zA-Z]"),
    "of a war": Guard(
        before=r"\b(?:on|by|until|before|after|since|was|is|marks|marked|entered) $|^$",
        after=r"^ of (?:the |this |that |its |[A-Z]\w+['’]s )?(?:[a-zA-Z-]+ ){0,2}(?:war|invasion|siege|conflict|occupation|uprising|blockade|bombardment|assault|raids?|captivity|battle|offensive|fighting|campaign|operation|talks|strikes?|protests|ceasefire|truce|trial)\b",
    ),
    "deadline": Guard(
        before=rf"{_AHEAD}(?! (?:have|has|been))[^.;:]{{0,30}} within $",
        not_after=r"^ (?:of|after|from|before)\b|^[a-z-]",
    ),
    "deadline ahead": Guard(
        before=r"(?:^|[.!?\n][\"”]? ?)[\"“]?Within $", after=rf"^,? (?:[\w'’]+ ){{0,4}}?{_AHEAD}(?! (?:have|has|been))"
    ),
    "within the units": Guard(before=r"\b[Ww]ithin $", after=r"^ of\b"),
    "for the full year": Guard(before=r"\b[Ff]or $", not_after=r"^ (?:of|to|from|[0-9])"),
    "no comparison": Guard(not_after=r"^ than\b"),
    "within": Guard(before=r"\b[Ww]ithin $", not_after=r"^['’]"),
    "inside": Guard(before=r"\b(?:[Ww]ithin|[Ii]n|[Oo]ver|[Dd]uring) $"),
    "clause end": Guard(
        after=r"^(?:[.,;:!?)\"”]|$| (?:and|but|when|in|at|on|had|was|were|to|with|for)\b)"
    ),
    "stops": Guard(not_before=r"[$€£#/.,:0-9]$", after=r"^(?:[.;,)\n](?![0-9])|$)"),
    "stands alone": Guard(after=r"^(?:[.,;]| (?:it|he|she|they|we|the|after|before|when)\b)"),
    "on the weekday": Guard(
        before=r"\b[Oo]n $", not_after=r"^ (?:of|in|after|before|following|when|and [A-Z][a-z]+day [a-z]+|[a-z]+ (?:of|session|edition|service))\b|^['’-]|^,? [0-9]"
    ),
    "at the feast": Guard(before=r"\b(?:[Aa]t|[Cc]hristmas and|[Bb]y|[Bb]efore|[Aa]fter|[Uu]ntil|[Ss]ince|[Oo]ver) $", not_after=r"^['’]| (?:Offensive|Honours)"),
    "eve": Guard(before=r"\b[Oo]n $", after=r"^ of [a-zA-Z]"),
    "goes on": Guard(after=r"^ [a-zA-Z0-9]"),
    "loose now": Guard(before=r"\b(?:[Bb]y|[Dd]uring|[Uu]ntil|[Ff]rom|[Aa]round|[Aa]bout|[Ss]ince|[Bb]efore|[Oo]f) $"),
    "hyphenated": Guard(not_before=r"[$€£#/.,:0-9]$", not_after=r"^(?:s\b| (?-i:War|Siege|Battle)\b)"),
    "season of something": Guard(
        after=r"(?i)^ (?:[a-z]+ )?(?:offensives?|campaigns?|quarters|counter-?offensive|counter-?attack|attacks?|fighting|retreat|battle|months)\b"
    ),
    "to date": Guard(before=r"\bto $", not_after=r"^ (?:the|from|back|a)\b|^[-s]"),
    "of the night": Guard(after=r"^[- ](?:attack|raid|march|bomb|fight|operation|patrol|assault|landing|mission|sortie)"),
    "rate": Guard(before=r"(?:\b(?:once|twice|times|days|hours|nights|[0-9]+|million|billion|thousand|hundred|dollars|people|men|tons|deaths|attacks|killed|cases|[0-9](?:[0-9,.]*[0-9])? (?!(?:after|for|over|within|about|nearly|almost|before|since|until|during|that|than|and|once|lasting|took)\b)[a-z]{3,}) |/)$|^$", not_after=r"^ (?:before|after|since|into|from|later|earlier|ago|on)\b"),
    "short decade": Guard(
        not_before=r"\b(?:his|her|their|my|our|your|aged(?: in the)?)(?: (?:very )?(?:early|mid|late))?[ -]$",
        before=r"\b(?:the|early|late|mid|in|of|and|-|') ?(?:early |late |mid-?)?$|^$", not_after=r"^ (?:people|years|and over)"),
    "century": Guard(not_before=r"\b(?:a|his|her) $"),
    "holiday": Guard(
        not_before=r"\b(?!(?:During|Between|Around|Through|In|On|Since|Before|After|By|Until|For|At|The|This|Of|Over|And|From|With|When|As|Orthodox|Western|Catholic|Happy) )[A-Z][a-z]+ $|\b(?:named|called) $",
        not_after=r"^(?:[ -](?:War|Rising|Offensive|Island|Accords?|Agreement|[A-Z][a-z]+(?: said|,? who)|eggs?|bunny|hats?|cards?|trees?|presents?|shopping)\b)",
    ),
    "on the day": Guard(
        before=r"\b(?:[Oo]n|[Bb]y|[Ss]ince|[Uu]ntil|[Tt]ill) $", not_after=rf"{_NUMBERED}|^[-a-z]"
    ),
    "in accounts": Guard(
        before=r"\b(?:[Ff]or|[Ii]n|[Oo]f|[Dd]uring|[Tt]he|[Ii]ts) $|^$|[.] $",
        after=r"^(?:,? (?:net|operating) |,? (?:profits?|sales|revenues?|earnings|output|exports|imports|growth|loss(?:es)?|results|figures)\b|,? (?:it|the (?:company|firm|group|bank|chain|maker|carrier|airline|retailer)) (?:has |had |also )?(?:lost|earned|made|posted|reported|sold)\b)",
    ),
    "by the edge of day": Guard(before=r"\b(?:[Bb]y|[Uu]ntil|[Tt]ill) $"),
    "until the daypart": Guard(before=r"\b(?:[Uu]ntil|[Tt]ill|[Bb]y|[Tt]owards?) $", after=r"^(?:[.,;:)]|$| (?:and|but|when|the|he|she|they|it|on|of|all|most|some|many|both|half|about|two|three|a|an|only|his|her|its|their)\b| [0-9]| [a-z]+-[a-z]+ of\b)"),
    "at the hour": Guard(before=r"\b[Aa]t $", not_after=r"^(?:[.,:]?[0-9]|[%°]| ?(?:metres|meters|feet|ft|km|miles|kilomet|rpm|hertz|degrees|hours|hrs|prices|levels?|rates?|values|exchange|wages)\b)"),
    "by the hour": Guard(
        before=r"\b(?:[Bb]y|[Uu]ntil|[Tt]ill|[Ff]rom|[Ff]or|[Bb]efore|[Aa]fter|[Aa]round|[Aa]bout|[Bb]etween|[Aa]nd|[Tt]o|[Ss]ince) $",
        not_after=r"^(?:[.,:]?[0-9]|[%°]| ?(?:hours|hrs|metres|meters|feet|km|miles|men|troops|people))",
    ),
    "from then": Guard(before=r"\b[Ff]rom $", after=r"^ (?:until|till|to|through|on)\b"),
    "second, the ordinal": Guard(not_after=r"^-quarter"),
    "D-Day": Guard(not_after=r"^[+-]|^(?:['’]s)? (?:anniversary|commemorations?|celebrations?|veterans?)\b"),
    "unit of measure": Guard(),
}  # fmt: skip
