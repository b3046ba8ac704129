"""What looks like time and is not: longest match lets these rows win over the dates inside them."""

from extract.timex.rules import Rule

_NUMBERED = (
    r"resolution|box|task force|highway|route|road|flight|boeing|airbus|article|section|chapter|page|pages|no\.|number|order|act|law"
    r"|unit|brigade|regiment|battalion|division|channel|room|apartment|building|model|version|windows|area|code|site"
    r"|directive|regulation|decree|paragraph|line|point|item|case|bus|train|gate|platform|kilometre|kilometer|km|mile"
)

NOT_TIME = (
    Rule("given name", r"(?-i:April|August|June|January) (?-i:[A-Z][a-z]+)", "", "August Hirt", "", guard="given name"),
    Rule("May, the given name", r"(?-i:May) (?-i:[A-Z][a-z]+)", "", "May Holm", "", guard="who spoke"),
    Rule("May, who", r"(?-i:May) (?-i:[A-Z][a-z]+)", "", "May Holm", "", guard="person told of"),
    Rule("byline", r"{monthname} (?-i:[A-Z][A-Za-z]+)", "", "April Holm", "", guard="byline"),
    Rule("model year", r"(?:an?|his|her|their) (?:[a-z]+ )?{year} (?-i:Audi|BMW|Chevrolet|Citroen|Daewoo|Dodge|Fiat|Ford|Honda|Hyundai|Isuzu|Jeep|KAMAZ|Kia|Lada|Lexus|Mazda|Mercedes|Mitsubishi|Nissan|Opel|Peugeot|Renault|Skoda|Subaru|Suzuki|Tesla|Toyota|Transit|UAZ|Vauxhall|Volkswagen|Volvo)", "", "a grey 2014 Transit", ""),
    Rule("operation", r"(?-i:Operation|Project|Directive|Plan) {year}", "", "Operation 1027", ""),
    Rule("second, the ordinal", r"(?:(?:a|an|the|his|her|its|their|this|that|every|each|per|one|another|of the) )?(?:second|sec|min)", "", "the second", "", guard="second, the ordinal"),
    Rule("numbered thing", rf"(?:{_NUMBERED}) (?:no\. ?)?{{year}}", "", "Resolution 1973", ""),
    Rule("numbered things", r"(?:flights|resolutions|routes|roads|highways|rooms|numbers|units|pages|sections|paragraphs) {year} and {year2}", "", "Resolutions 1970 and 1973", ""),
    Rule("may, the verb", r"(?:(?:he|she|it|they|we|you|i|who|which|that|this|there|and|or|one) )?may (?:be|have|not|also|well|never|still|yet|seem|wish|need|want|come|go|take|make|do|say|see|find|or may not|want to|soon|now)", "", "he may now", ""),
    Rule("last minute", r"(?:the )?(?:very )?last[- ](?:minute|moment|second)", "", "the last minute", ""),
    Rule("may, the wish", r"(?-i:May) (?:they|he|she|it|we|i|you|god|the lord)", "", "May they", "", guard="opening"),
    Rule("so many may", r"{dd} (?-i:may) (?:be|not|have)", "", "the other 20 may not", ""),
    Rule("name of an event", r"(?:the )?(?:winter war|arab spring|prague spring|black september|long march|cyber monday|black friday)", "", "the Winter War", ""),
    Rule("spring up", r"(?:to |hot |water |mineral )springs?|spring(?: up|s up|ing)", "", "hot spring", ""),
    Rule("quarters of something", r"(?:(?:about|over|under|nearly|almost|barely|some|only|just (?:under|over)|(?:more|less) than|at (?:most|least)|up to) )?(?:a|one|two|three|the last|the first) quarters? of|(?:some|all|other|many|certain|winter|close|living) quarters|(?:about |over |nearly |almost |more than |less than |some )?(?:a|one|three)[- ]quarters?", "", "three quarters of", ""),
    Rule("score", r"[0-9]{{1,3}}-[0-9]{{1,3}}-[0-9]{{1,3}}-[0-9]{{1,3}}", "", "1-2-3-4", ""),
    Rule("phone", r"\+?[0-9]{{1,3}}[- ][0-9]{{3}}[- ][0-9]{{3,4}}(?:[- ][0-9]{{2,4}})?", "", "1 800 555 1234", ""),
    Rule("per cent", r"[0-9.,]+ ?(?:%|per cent|percent|pct)", "", "20 per cent", ""),
    Rule("calibre", r"[0-9.]+[- ]?(?:mm|cm|m|km|kg|kilograms?|tons?|tonnes?|metres?|meters?|miles?|feet|ft|inch|inches|mph|kph|km/h)", "", "155 mm", "", guard="unit of measure"),
    Rule("web address", r"(?:https?: ?/ ?/ ?|www\. ?)[^ \n]+(?: [^ \n]*[/.=?][^ \n]*)*(?: s?html?\b)?", "", "http://example.org/2013/05/02/march", ""),
)  # fmt: skip
