"""Factuality: one sentence, one trigger, one label."""

import pytest

from extract.events.detect import detect
from extract.events.factuality import factuality_of
from extract.nlp import pipeline

SENTENCES = (
    # what happened, and what goes on
    ("Troops entered the town.", "entered", "occurred"),
    ("The army has begun to withdraw from the town.", "withdraw", "occurred"),
    ("The army managed to retake the bridge.", "retake", "occurred"),
    ("The general did not fail to attack.", "attack", "occurred"),
    ("The army is shelling the port.", "shelling", "ongoing"),
    ("The talks continue in Geneva.", "talks", "ongoing"),
    ("Ongoing strikes have emptied the town.", "strikes", "ongoing"),
    # what is on its way
    ("The army will attack at dawn.", "attack", "planned"),
    ("A truce is to begin on Sunday.", "truce", "planned"),
    ("Had the army withdrawn in April, the bridge would stand.", "withdrawn", "denied"),
    ("Ukraine would have run out of shells had Congress not passed the bill.", "passed", "occurred"),
    ("Should the army withdraw in June, the bridge will stand.", "withdraw", "hypothetical"),
    ("The summit may be cancelled.", "summit", "hypothetical"),
    ("The prisoner exchange that had been planned for Friday was cancelled.", "exchange", "denied"),
    ("It was wrong that the woman was deported.", "deported", "occurred"),
    ("The president is going to visit the front.", "visit", "planned"),
    ("The ministers agreed to meet again.", "meet", "planned"),
    ("The minister is to resign.", "resign", "planned"),
    ("The minister said that he would resign.", "resign", "planned"),
    ("Officials confirmed reports that the bridge had fallen.", "fallen", "occurred"),
    ("The mayor denied a report that the soldiers had abandoned the village.", "abandoned", "denied"),
    ("The army rejected a claim by the ministry that a drone had shot at the convoy.", "shot", "denied"),
    ("The planned summit worries the neighbours.", "summit", "planned"),
    ("They postponed the referendum.", "referendum", "planned"),
    ("The trial will begin.", "trial", "planned"),
    ("The two ministers are expected to speak by telephone.", "expected", "planned"),
    ("They planned to strike the depot.", "planned", "planned"),
    ("The two armies are preparing another swap.", "preparing", "planned"),
    ("The council organised an election.", "organised", "occurred"),
    ("The premier has ruled out resigning.", "resigning", "denied"),
    ("The army called it a lie that its guns had hit the school.", "hit", "denied"),
    ("They said it was untrue that their men had shelled the school.", "shelled", "denied"),
    ("It is not true that he was shot.", "shot", "denied"),
    ("It was true that they had shelled the school.", "shelled", "occurred"),
    ("While delegates were voting, the war was going badly.", "voting", "occurred"),
    ("The premier did not rule out sending troops.", "sending", "hypothetical"),
    ("They stopped short of attacking the port.", "attacking", "denied"),
    ("The army held off attacking the town.", "attacking", "denied"),
    ("The mayor narrowly avoided being killed.", "killed", "denied"),
    ("Russia denied shelling the plant.", "shelling", "denied"),
    ("The council abandoned plans to annex the valley.", "annex", "denied"),
    ("What March did not bring was a return to the lines.", "return", "denied"),
    ("The council put aside an agreement with its neighbour.", "agreement", "denied"),
    ("An election, set for June, argues for patience.", "election", "planned"),
    # what is only thought, wished, feared, ordered
    ("The army may attack the town.", "attack", "hypothetical"),
    ("If they cross the river, the army will respond.", "cross", "hypothetical"),
    ("They threatened to bomb the port.", "bomb", "hypothetical"),
    ("The envoy called for a ceasefire.", "ceasefire", "hypothetical"),
    ("Fears of an invasion grew.", "invasion", "hypothetical"),
    ("The mayor demanded an investigation.", "investigation", "hypothetical"),
    ("Leave the city now.", "Leave", "hypothetical"),
    ("Ukrainian services likely sabotaged a bridge.", "sabotaged", "hypothetical"),
    ("The cabinet tasked its army with disarming the militia.", "disarming", "hypothetical"),
    ("He hopes that the government resigns.", "resigns", "hypothetical"),
    ("Rumours that the dam had collapsed caused panic.", "collapsed", "hypothetical"),
    ("The town hoped to host the talks.", "talks", "hypothetical"),
    # what did not happen
    ("The army did not attack.", "attack", "denied"),
    ("The army failed to retake the bridge.", "retake", "denied"),
    ("He refused to leave the town.", "leave", "denied"),
    ("The ministry denied that the bridge had been hit.", "hit", "denied"),
    ("The police prevented the crowd from storming the palace.", "storming", "denied"),
    ("They left without firing a shot.", "firing", "denied"),
    ("There was no attack.", "attack", "denied"),
    ("They cancelled the summit.", "summit", "denied"),
    ("The minister ruled out an offensive.", "offensive", "denied"),
    ("No talks were held.", "talks", "denied"),
    ("A sixth round of negotiations, planned for June, was scrapped.", "negotiations", "denied"),
    ("An exchange of prisoners did not go ahead as scheduled on Saturday.", "exchange", "denied"),
    ("The ministry said no coalition jets had flown over the area.", "flown", "denied"),
    ("The movement also denied on Tuesday having moved missile launchers.", "moved", "denied"),
    ("They had planned to strike a depot last Sunday but did not.", "strike", "denied"),
    ("They had planned to strike a depot last Sunday but did not.", "planned", "denied"),
    ("The session was set for last Tuesday but fell through.", "session", "denied"),
    ("A summit of the two presidents fell through.", "summit", "denied"),
    ("A wider ban was left out on Monday.", "ban", "denied"),
    # what another clause denies is none of this one's
    ("Gunmen had fired on a bulldozer in Rafah; Hamas denied any part in it.", "fired", "occurred"),
    ("The houses were set on fire.", "set", "occurred"),
)


@pytest.mark.parametrize(("sentence", "trigger", "label"), SENTENCES)
def test_label(sentence: str, trigger: str, label: str) -> None:
    events = [event for event in detect(pipeline()(sentence)) if event.trigger.text == trigger]
    assert [factuality_of(event).value for event in events] == [label]
