"""Kinds and modes: the kind is that of the act, whatever became of it."""

from importlib.resources import files

import pytest
import yaml

from extract.events.arguments import arguments
from extract.events.kinds import kind_of
from extract.model import Factuality
from extract.nlp import pipeline

# sentence, trigger, kind, mode (None: any)
KINDS = [
    ("Russia annexed Crimea.", "annexed", "ASSAULT", None),
    ("A missile hit an apartment block in Dnipro.", "hit", "ASSAULT", "heavy-weapons"),
    ("Drones attacked the port of Odesa.", "attacked", "ASSAULT", "drone"),
    ("Police opened fire on the crowd.", "opened", "ASSAULT", "firearms"),
    ("Rebels blew up a bridge.", "blew", "ASSAULT", "explosives"),
    ("Gunmen abducted three nurses.", "abducted", "ASSAULT", "abduct"),
    ("The army began shelling the town.", "began", "ASSAULT", "heavy-weapons"),
    ("Soldiers entered Kherson.", "entered", "ASSAULT", None),
    ("Marines under General Miller landed at Porto Selle.", "landed", "ASSAULT", None),
    ("Rebels broke through at Vell.", "broke", "ASSAULT", None),
    ("The army pushed towards the port.", "pushed", "ASSAULT", None),
    ("A depot was damaged on Monday.", "damaged", "ASSAULT", None),
    ("A storm damaged the bridge.", "damaged", "X-ACCIDENT", None),
    ("Carriers sailed from Toulon.", "sailed", "MOBILIZE", None),
    ("China flew 125 warplanes round the island.", "flew", "MOBILIZE", None),
    ("A helicopter flew the sailor ashore.", "flew", None, None),
    ("Modi flew to Kyiv.", "flew", "CONSULT", None),
    ("A drone boat rammed the freighter.", "rammed", "ASSAULT", None),
    ("The ferry sank off the coast.", "sank", "X-ACCIDENT", None),
    ("A torpedo sank the cruiser.", "sank", "ASSAULT", None),
    ("Banks reopened in the capital.", "reopened", None, None),
    ("Egypt reopened the crossing.", "reopened", "RETREAT", "access"),
    ("Zelensky gave a speech.", "speech", "X-STATEMENT", None),
    ("Troops poured into the town.", "poured", "ASSAULT", None),
    ("The first recruits were sworn in.", "sworn", "MOBILIZE", "troops"),
    ("The new president was sworn in.", "sworn", "X-VOTE", None),
    ("Macron and Merkel clashed at the summit.", "clashed", "ACCUSE", None),
    ("Rebels clashed with troops.", "clashed", "ASSAULT", None),
    ("The fighting ended on Friday.", "ended", "RETREAT", "ceasefire"),
    ("The rebels proclaimed a ceasefire.", "proclaimed", "CONCEDE", None),
    ("Maria Sandoval wins the run-off.", "wins", "X-VOTE", None),
    ("The call took place on Monday.", "call", "CONSULT", "phone"),
    ("President Macron received Chancellor Merkel.", "received", "CONSULT", None),
    ("Moldova applied to join the union.", "applied", "REQUEST", None),
    ("Moldova handed in its application.", "handed", "REQUEST", None),
    ("The council granted Moldova the status of a candidate.", "granted", "SUPPORT", None),
    ("Voters threw out the accord.", "threw", "REJECT", None),
    ("Police arrested dozens of people.", "arrested", "COERCE", "arrest"),
    ("The government imposed a curfew.", "imposed", "COERCE", "curfew"),
    ("Police raided the newspaper.", "raided", "COERCE", "seize"),
    ("Moscow deployed troops to the border.", "deployed", "MOBILIZE", "troops"),
    ("North Korea test-fired a missile.", "fired", "MOBILIZE", "weapons"),
    ("The fleet held drills in the strait.", "drills", "MOBILIZE", None),
    ("Thousands marched against the law.", "marched", "PROTEST", "demo"),
    ("Workers blocked the road.", "blocked", "PROTEST", "obstruct"),
    ("Police blocked the road.", "blocked", "COERCE", "restrict"),
    ("Prisoners began a hunger strike.", "strike", "PROTEST", "hunger"),
    ("Railway workers went on strike over pay.", "strike", "PROTEST", None),
    ("The EU imposed sanctions on the bank.", "imposed", "SANCTION", "discontinue"),
    ("A court convicted the general.", "convicted", "SANCTION", "convict"),
    ("Poland expelled two diplomats.", "expelled", "SANCTION", "expel"),
    ("Troops withdrew from the island.", "withdrew", "RETREAT", "withdraw"),
    ("Kyiv and Moscow swapped 200 prisoners.", "swapped", "RETREAT", "release"),
    ("The prime minister stepped down.", "stepped", "RETREAT", "resign"),
    ("Norway sent tents to the camps.", "sent", "AID", None),
    ("France sent troops to Mali.", "sent", "MOBILIZE", None),
    ("France sent a delegation to Mali.", "sent", "CONSULT", None),
    ("The two sides reached an agreement.", "agreement", "AGREE", None),
    ("Britain said it would supply tanks.", "said", "AGREE", None),
    ("The rebels said they would attack the capital.", "said", "THREATEN", None),
    ("The president said he would not meet the envoy.", "said", "REJECT", None),
    ("The minister said Iran must open its sites.", "said", "REQUEST", None),
    ("The minister said the talks went well.", "said", "X-STATEMENT", None),
    ("Sweden ratified the treaty.", "ratified", "SUPPORT", None),
    ("The government lifted the state of emergency.", "lifted", "CONCEDE", None),
    ("The army lifted the blockade of the port.", "lifted", "RETREAT", None),
    ("The presidents held talks in Geneva.", "talks", "CONSULT", None),
    ("The leaders spoke at the summit in Vilnius.", "summit", "CONSULT", "multilateral"),
    ("Ukraine called for a ceasefire.", "called", "REQUEST", "yield"),
    ("Prosecutors launched an investigation into the massacre.", "investigation", "ACCUSE", "investigate"),
    ("Hungary vetoed the package.", "vetoed", "REJECT", None),
    ("Iran threatened to close the strait.", "threatened", "THREATEN", None),
    ("Eleven people died in the attack.", "died", "X-CASUALTY", None),
    ("Forty miners were killed in a landslide.", "killed", "X-CASUALTY", None),
    ("Thousands fled the city.", "fled", "X-DISPLACE", None),
    ("Residents were evacuated from the village.", "evacuated", "X-DISPLACE", None),
    ("Parliament passed the law.", "passed", "X-VOTE", None),
    ("A referendum was held in March.", "referendum", "X-VOTE", None),
    ("An earthquake struck the province.", "struck", "X-ACCIDENT", None),
    ("The plane crashed near Tver.", "crashed", "X-ACCIDENT", None),
    ("Shells crashed into the town.", "crashed", "ASSAULT", "heavy-weapons"),
    ("The relief train arrived on Monday.", "arrived", None, None),
    ("The envoy arrived in Kyiv.", "arrived", "CONSULT", "visit"),
    ("The front had frozen by then.", "frozen", None, None),
    ("The truce collapsed in May.", "collapsed", None, None),
    ("The bridge collapsed in May.", "collapsed", "X-ACCIDENT", None),
    ("Troops marched to the river.", "marched", None, None),
    ("A bomb went off in the market.", "went", "ASSAULT", "explosives"),
    ("The station went off the air.", "went", None, None),
    ("Soldiers abandoned their laundry.", "abandoned", None, None),
    ("The army abandoned Lyman.", "abandoned", "RETREAT", "withdraw"),
    ("The army told residents to leave.", "told", "REQUEST", None),
    ("His men abandoned the school.", "abandoned", "RETREAT", "withdraw"),
    ("Russian infantry entered the northern streets.", "entered", "ASSAULT", None),
    ("Soldiers raided the village.", "raided", "ASSAULT", None),
    ("Police raided the village.", "raided", "COERCE", "seize"),
    ("Three more slammed into a hospital.", "slammed", "ASSAULT", None),
    ("Mediators gave the parties until Friday to accept.", "gave", "REQUEST", None),
    ("Hamas dismissed the ultimatum.", "dismissed", "REJECT", None),
    ("The talks collapsed.", "collapsed", None, None),
    ("The clerk drafted a letter.", "drafted", None, None),
    ("Drones damaged two distilleries.", "damaged", "ASSAULT", None),
    ("Rain damaged two distilleries.", "damaged", None, None),
    ("A glide bomb tore through a house.", "tore", "ASSAULT", None),
    ("Fighters left Khartoum.", "left", "RETREAT", None),
    ("The envoy left Khartoum.", "left", None, None),
    ("Rebels marched into the capital.", "marched", "ASSAULT", None),
    ("Army delegates boycotted the talks in Geneva.", "boycotted", "REJECT", "meet"),
    ("Both sides agreed to stop all firing.", "firing", "RETREAT", "ceasefire"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "kind", "mode"), KINDS)
def test_kind(sentence: str, trigger: str, kind: str | None, mode: str | None) -> None:
    token = next(token for token in pipeline()(sentence) if token.text == trigger)
    found = kind_of(arguments(token))
    assert found[0] == kind
    assert mode is None or found[1] == mode


@pytest.mark.parametrize("label", list(Factuality))
def test_the_kind_is_that_of_the_act_whether_or_not_it_happened(label: Factuality) -> None:
    token = pipeline()("The army will attack the town.")[3]
    assert kind_of(arguments(token), label)[0] == "ASSAULT"


def test_the_table_has_all_kinds_and_its_rules_name_no_other() -> None:
    table = yaml.safe_load(files("extract").joinpath("data/kinds.yml").read_text(encoding="utf8"))
    assert len(table["kinds"]) == 21
    named = {row["kind"] for row in table["rules"]} - {None}
    assert named <= set(table["kinds"])
    modes = {(kind, mode) for kind, row in table["kinds"].items() for mode in row.get("modes") or {}}
    assert {(row["kind"], row["mode"]) for row in table["rules"] if row.get("mode")} <= modes
