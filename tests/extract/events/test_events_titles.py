"""Titles and labels: own sentences of news from several wars, each with the headline that is right for it."""

import pytest

from extract.events.arguments import arguments
from extract.events.factuality import factuality_of
from extract.events.titles import LABEL_LENGTH, TITLE_LENGTH, title_of
from extract.events.titles.verbs import participle_of, present
from extract.nlp import pipeline

# sentence, trigger, title
HEADLINES = [
    ("Russia annexed Crimea in March 2014.", "annexed", "Russia annexes Crimea"),
    (
        "U.S. and Ukrainian officials held talks in Berlin on Monday.",
        "talks",
        "US and Ukrainian officials hold talks in Berlin",
    ),
    (
        "Twenty people were killed in an airstrike on a market in Kharkiv on Thursday.",
        "killed",
        "Twenty people killed in airstrike on market in Kharkiv",
    ),
    ("President Volodymyr Zelensky will visit Warsaw next week.", "visit", "Zelenskyy to visit Warsaw"),
    (
        "The Kremlin denied that its forces had shelled the hospital.",
        "denied",
        "Kremlin denies its forces had shelled hospital",
    ),
    (
        "A Russian missile hit an apartment block in Dnipro, killing at least 40 people.",
        "hit",
        "Russian missile hits apartment block in Dnipro",
    ),
    ("Finland signed the Moscow Peace Treaty on 12 March 1940.", "signed", "Finland signs Moscow Peace Treaty"),
    (
        "Soviet troops crossed the Finnish border on 30 November 1939.",
        "crossed",
        "Soviet troops cross Finnish border",
    ),
    ("The European Union imposed new sanctions on Russia.", "imposed", "EU imposes new sanctions on Russia"),
    (
        "The city of Kherson was liberated by Ukrainian forces in November.",
        "liberated",
        "Ukrainian forces liberate Kherson",
    ),
    ("Kherson was recaptured after months of fighting.", "recaptured", "Kherson recaptured"),
    ("NATO leaders met in Vilnius in July.", "met", "NATO leaders meet in Vilnius"),
    (
        "Protesters stormed the parliament building in Colombo.",
        "stormed",
        "Protesters storm parliament building in Colombo",
    ),
    (
        "Turkish President Recep Tayyip Erdogan hosted talks between Russia and Ukraine in Istanbul.",
        "talks",
        "Erdoğan hosts talks between Russia and Ukraine in Istanbul",
    ),
    ("Israel and Hamas agreed to a ceasefire on Wednesday.", "agreed", "Israel and Hamas agree to ceasefire"),
    (
        "Talks between Russia and Ukraine took place in Istanbul.",
        "Talks",
        "Talks between Russia and Ukraine in Istanbul",
    ),
    ("A referendum was held in Crimea on 16 March 2014.", "referendum", "Referendum held in Crimea"),
    ("Rebels shot down a Syrian helicopter near Aleppo.", "shot", "Rebels shoot down Syrian helicopter near Aleppo"),
    (
        "The Russian withdrawal from Kherson was completed in November 2022.",
        "withdrawal",
        "Russian withdrawal from Kherson",
    ),
    ("The annexation of Crimea drew condemnation.", "annexation", "Annexation of Crimea"),
    (
        "Germany pledged to deliver 18 Leopard tanks to Ukraine.",
        "pledged",
        "Germany pledges to deliver 18 Leopard tanks to Ukraine",
    ),
    ("Wagner fighters captured Soledar in January 2023.", "captured", "Wagner fighters capture Soledar"),
    (
        "Argentine forces invaded the Falkland Islands on 2 April 1982.",
        "invaded",
        "Argentine forces invade Falkland Islands",
    ),
    ("British troops landed at San Carlos on 21 May.", "landed", "British troops land at San Carlos"),
    ("The UN General Assembly condemned the invasion.", "condemned", "UN General Assembly condemns invasion"),
    (
        "Sudan's army and the Rapid Support Forces clashed in Khartoum.",
        "clashed",
        "Sudan's army and Rapid Support Forces clash in Khartoum",
    ),
    ("The dam was destroyed on 6 June.", "destroyed", "Dam destroyed"),
    (
        "Prime Minister Keir Starmer met President Donald Trump at the White House.",
        "met",
        "Starmer meets Trump at White House",
    ),
    (
        "Moscow refused to withdraw its troops from Georgia.",
        "refused",
        "Moscow refuses to withdraw troops from Georgia",
    ),
    ("The two sides exchanged 200 prisoners on Friday.", "exchanged", "Two sides exchange 200 prisoners"),
    (
        "Ukraine launched a counteroffensive in the Kharkiv region.",
        "counteroffensive",
        "Ukraine launches counteroffensive in Kharkiv region",
    ),
    (
        "Azerbaijan launched an offensive against Nagorno-Karabakh in September 2020.",
        "offensive",
        "Azerbaijan launches offensive against Nagorno-Karabakh",
    ),
    (
        "Ethiopia's government and Tigrayan forces signed a peace deal in Pretoria.",
        "signed",
        "Ethiopia's government and Tigrayan forces sign peace deal in Pretoria",
    ),
    ("The summit is to take place in Prague on 6 October.", "summit", "Summit to take place in Prague"),
    ("Thousands of people fled the fighting in Goma.", "fled", "Thousands of people flee fighting in Goma"),
    ("M23 rebels seized the city of Goma in January.", "seized", "M23 rebels seize Goma"),
    (
        "The International Criminal Court issued an arrest warrant for Putin.",
        "issued",
        "ICC issues arrest warrant for Putin",
    ),
    ("Iran fired more than 180 missiles at Israel.", "fired", "Iran fires more than 180 missiles at Israel"),
    (
        "Marshal Mannerheim ordered his troops to retreat to the Mannerheim Line.",
        "ordered",
        "Mannerheim orders troops to retreat to Mannerheim Line",
    ),
    (
        "The Finns destroyed two Soviet divisions at Suomussalmi.",
        "destroyed",
        "Finns destroy two Soviet divisions at Suomussalmi",
    ),
    (
        "The League of Nations expelled the Soviet Union in December 1939.",
        "expelled",
        "League of Nations expels Soviet Union",
    ),
    ("Drone attacks on Odesa killed three people.", "attacks", "Drone attacks on Odesa"),
    ("No agreement was reached in Geneva.", "agreement", "No agreement reached in Geneva"),
    ("The ministry did not confirm the attack.", "confirm", "Ministry does not confirm attack"),
    (
        "Hungary vetoed a 50-billion-euro aid package for Ukraine.",
        "vetoed",
        "Hungary vetoes 50-billion-euro aid package for Ukraine",
    ),
    ("Police arrested dozens of protesters in Tbilisi.", "arrested", "Police arrest dozens of protesters in Tbilisi"),
    (
        "The United States is expected to announce a new package of military aid.",
        "announce",
        "US expected to announce new package of military aid",
    ),
    ("Serb forces entered Srebrenica on 11 July 1995.", "entered", "Serb forces enter Srebrenica"),
    ("More than 8,000 men and boys were murdered.", "murdered", "More than 8,000 men and boys murdered"),
    ("Croatia declared independence in June 1991.", "declared", "Croatia declares independence"),
    (
        "A suicide bomber attacked a police station in Kabul.",
        "attacked",
        "Suicide bomber attacks police station in Kabul",
    ),
    ("The Taliban took control of Kabul on 15 August 2021.", "took", "Taliban take control of Kabul"),
    ("Ukrainian troops withdrew from Avdiivka.", "withdrew", "Ukrainian troops withdraw from Avdiivka"),
    (
        "The Biden administration announced $400 million in military aid.",
        "announced",
        "Biden administration announces $400 million in military aid",
    ),
    ("Putin ordered a partial mobilisation.", "ordered", "Putin orders partial mobilisation"),
    ("The first prisoner exchange took place in December 2014.", "exchange", "Prisoner exchange"),
    ("Heavy fighting was reported near Bakhmut.", "fighting", "Heavy fighting reported near Bakhmut"),
    (
        "Ukrainian drones struck an oil refinery in Ryazan overnight.",
        "struck",
        "Ukrainian drones strike oil refinery in Ryazan",
    ),
    (
        "The Finnish government rejected the Soviet demands on 13 November 1939.",
        "rejected",
        "Finnish government rejects Soviet demands",
    ),
    (
        "Ceasefire talks between Israel and Hamas resumed in Cairo.",
        "talks",
        "Ceasefire talks between Israel and Hamas",
    ),
    ("French President Emmanuel Macron called Vladimir Putin on Sunday.", "called", "Macron calls Putin"),
    ("Two soldiers were wounded when a mine exploded near Pokrovsk.", "wounded", "Two soldiers wounded"),
    (
        "The Ukrainian parliament approved the new mobilisation law in April.",
        "approved",
        "Ukrainian parliament approves new mobilisation law",
    ),
    (
        "Rebels in eastern Congo withdrew from the town of Walikale.",
        "withdrew",
        "Rebels in eastern Congo withdraw from town of Walikale",
    ),
    (
        "Foreign ministers from the G7 will meet in Hiroshima on Friday.",
        "meet",
        "Foreign ministers from G7 to meet in Hiroshima",
    ),
    (
        "Bosnian Serb forces shelled the Markale market in Sarajevo.",
        "shelled",
        "Bosnian Serb forces shell Markale market in Sarajevo",
    ),
    ("Iraqi forces invaded Kuwait on 2 August 1990.", "invaded", "Iraqi forces invade Kuwait"),
    (
        "The Polish foreign minister summoned the Russian ambassador after the incident.",
        "summoned",
        "Polish foreign minister summons Russian ambassador",
    ),
    ("Grain exports were suspended by Moscow in July.", "suspended", "Moscow suspends grain exports"),
    ("Sweden joined NATO on 7 March 2024.", "joined", "Sweden joins NATO"),
    ("An explosion damaged the Kerch Bridge on Saturday.", "damaged", "Explosion damages Kerch Bridge"),
    (
        "The army recaptured the presidential palace in Khartoum from the paramilitary Rapid Support Forces.",
        "recaptured",
        "Army recaptures presidential palace in Khartoum",
    ),
    ("Dozens of houses burned down in the village.", "burned", "Dozens of houses burn down"),
    ("The negotiators failed to reach an agreement on grain.", "failed", "Negotiators fail to reach agreement"),
    (
        "Washington has delivered the first Abrams tanks to Kyiv.",
        "delivered",
        "Washington delivers Abrams tanks to Kyiv",
    ),
    (
        "Denmark and the Netherlands promised F-16 jets to Ukraine.",
        "promised",
        "Denmark and Netherlands promise F-16 jets to Ukraine",
    ),
    ("The shelling of Donetsk continued throughout the night.", "shelling", "Shelling of Donetsk"),
    (
        "A court in Moscow sentenced the journalist Evan Gershkovich to 16 years in prison.",
        "sentenced",
        "Court in Moscow sentences journalist Evan Gershkovich",
    ),
    (
        "Hezbollah leader Hassan Nasrallah was killed in an Israeli airstrike on Beirut.",
        "killed",
        "Nasrallah killed in Israeli airstrike on Beirut",
    ),
    ("Hundreds of residents were evacuated from Sudzha.", "evacuated", "Hundreds of residents evacuated from Sudzha"),
    (
        "The Russian Defence Ministry claimed its troops had captured Vuhledar.",
        "claimed",
        "Russian Defence Ministry claims its troops had captured Vuhledar",
    ),
    (
        "Chancellor Olaf Scholz did not rule out sending Taurus missiles.",
        "rule",
        "Scholz does not rule out sending Taurus missiles",
    ),
    ("Pakistan closed its airspace to Indian airlines.", "closed", "Pakistan closes airspace to Indian airlines"),
    (
        "Armenia and Azerbaijan are to sign a peace treaty in Washington.",
        "sign",
        "Armenia and Azerbaijan to sign peace treaty in Washington",
    ),
    ("The visit of the Pope to Kyiv was postponed.", "visit", "Visit of Pope to Kyiv"),
    (
        "Opposition supporters protested in Belgrade against the government.",
        "protested",
        "Opposition supporters protest in Belgrade",
    ),
    ("The president vetoed the bill.", "vetoed", "President vetoes bill"),
    ("Three people died and 12 were injured in the attack on Zaporizhzhia.", "died", "Three people die"),
    (
        "The Red Army launched a major offensive on the Karelian Isthmus in February 1940.",
        "offensive",
        "Red Army launches offensive on Karelian Isthmus",
    ),
    (
        "Kosovo declared independence from Serbia on 17 February 2008.",
        "declared",
        "Kosovo declares independence from Serbia",
    ),
    ("The United Nations evacuated its staff from Khartoum.", "evacuated", "UN evacuates staff from Khartoum"),
    (
        "Egyptian and Syrian armies attacked Israel on Yom Kippur.",
        "attacked",
        "Egyptian and Syrian armies attack Israel",
    ),
    ("Zelensky thanked the United States for the aid.", "thanked", "Zelenskyy thanks US"),
    ("The siege of Sarajevo lasted almost four years.", "siege", "Siege of Sarajevo"),
    ("The bombing of the Chinese embassy in Belgrade caused outrage.", "bombing", "Bombing of Chinese embassy"),
    (
        "Ukraine's air force said it had shot down 20 drones.",
        "said",
        "Ukraine's air force says it had shot down 20 drones",
    ),
    ("Eritrean troops have not left Tigray.", "left", "Eritrean troops have not left Tigray"),
    (
        "Houthi rebels seized a cargo ship in the Red Sea on Sunday.",
        "seized",
        "Houthi rebels seize cargo ship in Red Sea",
    ),
    (
        "Chinese coast guard vessels fired water cannon at a Philippine supply boat near Second Thomas Shoal.",
        "fired",
        "Chinese coast guard vessels fire water cannon",
    ),
    (
        "Myanmar's military has lost control of the border town of Myawaddy.",
        "lost",
        "Myanmar's military loses control of border town of Myawaddy",
    ),
    (
        "Colombia's government and the ELN will resume peace talks in Havana in May.",
        "talks",
        "Colombia's government and ELN to resume peace talks in Havana",
    ),
    (
        "Ethiopian troops captured Adigrat from Tigrayan rebels, state media said.",
        "captured",
        "Ethiopian troops capture Adigrat from Tigrayan rebels",
    ),
    ("A truce between the two armies came into force at midnight.", "truce", "Truce between two armies"),
    (
        "Six aid workers were killed when their convoy was hit by an Israeli drone.",
        "killed",
        "Six aid workers killed",
    ),
    (
        "Six aid workers were killed when their convoy was hit by an Israeli drone.",
        "hit",
        "Israeli drone hits convoy",
    ),
    (
        "Sudanese army chief Abdel Fattah al-Burhan rejected an invitation to talks in Geneva.",
        "rejected",
        "Al-Burhan rejects invitation to talks in Geneva",
    ),
    (
        "India launched strikes against nine sites in Pakistan on 7 May.",
        "strikes",
        "India launches strikes against nine sites in Pakistan",
    ),
    ("Voters in Kosovo boycotted the local elections.", "boycotted", "Voters in Kosovo boycott local elections"),
    (
        "The Security Council voted to extend the mission of UN peacekeepers in Lebanon.",
        "voted",
        "Security Council votes to extend mission of UN peacekeepers",
    ),
    (
        "Tens of thousands marched through Tbilisi to protest against the law on foreign agents.",
        "marched",
        "Tens of thousands march through Tbilisi",
    ),
    ("Japan attacked Pearl Harbor on 7 December 1941.", "attacked", "Japan attacks Pearl Harbor"),
    ("Nelson Mandela was released from prison on 11 February 1990.", "released", "Mandela released from prison"),
    ("North Korea test-fired a ballistic missile on Thursday.", "fired", "North Korea test-fires ballistic missile"),
    ("Armenian Prime Minister Nikol Pashinyan resigned in April 2021.", "resigned", "Pashinyan resigns"),
    (
        "The rebels threatened to attack the capital unless the president stepped down.",
        "threatened",
        "Rebels threaten to attack capital",
    ),
    ("The evacuation of civilians from the steel plant began on Sunday.", "evacuation", "Evacuation of civilians"),
    (
        "Poland has closed its last border crossing with Belarus.",
        "closed",
        "Poland closes border crossing with Belarus",
    ),
    (
        "Britain said it would send Challenger tanks to Ukraine.",
        "said",
        "UK says it will send Challenger tanks to Ukraine",
    ),
    (
        "An ammunition depot near Tver exploded after a drone attack.",
        "exploded",
        "Ammunition depot near Tver explodes",
    ),
    ("The African Union suspended Niger after the coup.", "suspended", "African Union suspends Niger"),
    (
        "Serbia and Kosovo signed an agreement in Ohrid, the EU's top diplomat said.",
        "signed",
        "Serbia and Kosovo sign agreement in Ohrid",
    ),
    ("Argentina's junta surrendered on 14 June 1982.", "surrendered", "Argentina's junta surrenders"),
    (
        "A landmine killed five farmers in Helmand province.",
        "killed",
        "Landmine kills five farmers in Helmand province",
    ),
    (
        "US President George H. W. Bush announced a ceasefire in the Gulf War.",
        "announced",
        "US President George H. W. Bush announces ceasefire in Gulf War",
    ),
    ("The convoy was not attacked, the army said.", "attacked", "Convoy not attacked"),
    (
        "The deployment of North Korean soldiers to Kursk was confirmed by NATO.",
        "deployment",
        "Deployment of North Korean soldiers to Kursk",
    ),
    (
        "Hamas handed over the bodies of four hostages to the Red Cross.",
        "handed",
        "Hamas hands over bodies of four hostages to ICRC",
    ),
    ("Rwanda denies supporting M23.", "denies", "Rwanda denies supporting M23"),
    ("The two presidents spoke by phone for two hours.", "spoke", "Two presidents speak by phone"),
    (
        "Vietnamese forces overthrew the Khmer Rouge in January 1979.",
        "overthrew",
        "Vietnamese forces overthrow Khmer Rouge",
    ),
    ("French troops are to leave Chad by the end of January.", "leave", "French troops to leave Chad"),
    (
        "The Soviet foreign minister, Vyacheslav Molotov, demanded territory from Finland.",
        "demanded",
        "Molotov demands territory from Finland",
    ),
    ("Mass graves were discovered in Izium.", "discovered", "Mass graves discovered in Izium"),
    ("The plane carrying the president of Rwanda was shot down over Kigali.", "shot", "Plane shot down over Kigali"),
    (
        "Lebanon's parliament elected army chief Joseph Aoun as president.",
        "elected",
        "Lebanon's parliament elects army chief Joseph Aoun",
    ),
]
# sentence before, sentence, trigger, title: a pronoun takes a name from before, or none is left hanging
PRONOUNS = [
    (
        "President Emmanuel Macron arrived in Kyiv.",
        "He promised more weapons.",
        "promised",
        "Macron promises more weapons",
    ),
    ("Finland applied in May.", "It joined NATO a year later.", "joined", "Finland joins NATO"),
    (
        "The plan is old.",
        "European officials discussed it in Geneva.",
        "discussed",
        "European officials discuss plan in Geneva",
    ),
    ("Shells fell on the town.", "“We will hold the bridge,” the general said.", "hold", "General to hold bridge"),
]
# sentence, trigger, label
LABELS = [
    ("Russia annexed Crimea in March 2014.", "annexed", "Russia annexes Crimea"),
    ("Crimea and Sevastopol were annexed by the Russian Federation in 2014.", "annexed", "Crimea annexed"),
    ("U.S. and Ukrainian officials held talks in Berlin on Monday.", "talks", "Berlin talks"),
    ("The ministry did not confirm the attack on the power station.", "confirm", "Attack not confirmed"),
    ("Lebanon's parliament elected army chief Joseph Aoun as president.", "elected", "Joseph Aoun elected"),
]


def _title(text: str, trigger: str, *, last: bool = False) -> tuple[str, str]:
    doc = pipeline()(text)
    found = [token for token in doc if token.text == trigger]
    args = arguments(found[-1] if last else found[0])
    return title_of(args, factuality_of(args))


@pytest.mark.parametrize(("sentence", "trigger", "title"), HEADLINES)
def test_headline(sentence: str, trigger: str, title: str) -> None:
    made, label = _title(sentence, trigger)
    assert made == title
    assert len(made) <= TITLE_LENGTH
    assert 0 < len(label) <= LABEL_LENGTH


@pytest.mark.parametrize(("before", "sentence", "trigger", "title"), PRONOUNS)
def test_no_pronoun_is_left_hanging(before: str, sentence: str, trigger: str, title: str) -> None:
    assert _title(f"{before} {sentence}", trigger, last=True)[0] == title


@pytest.mark.parametrize(("sentence", "trigger", "label"), LABELS)
def test_label(sentence: str, trigger: str, label: str) -> None:
    assert _title(sentence, trigger)[1] == label


def test_a_label_never_tells_a_plan_or_a_denial_as_done() -> None:
    assert _title("The army will storm the besieged regional capital.", "storm")[1] != "Regional capital stormed"
    assert "not" in _title("The convoy was not attacked, the army said.", "attacked")[1]


def test_a_clause_is_never_cut_in_half() -> None:
    sentence = (
        "The long-awaited and much-debated report of the independent commission of historians on the forced "
        "resettlement of the mountain villages accuses successive provincial governments of indifference."
    )
    title, label = _title(sentence, "accuses")
    assert len(title) <= TITLE_LENGTH
    assert title.split()[-1].strip(".") in sentence
    assert all(word.lower() in sentence.lower() for word in label.split())


@pytest.mark.parametrize(
    ("lemma", "singular", "participle"),
    [("annex", "annexes", "annexed"), ("deny", "denies", "denied"), ("strike", "strikes", "struck"),
     ("go", "goes", "gone"), ("patrol", "patrols", "patrolled"), ("free", "frees", "freed"), ("be", "is", "been")],
)  # fmt: skip
def test_verb_forms(lemma: str, singular: str, participle: str) -> None:
    assert present(lemma, plural=False) == singular
    assert participle_of(lemma) == participle
