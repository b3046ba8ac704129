"""Families of kinds with their names, shapes and colours: the one table behind pills, lanes, marks, card and legend.

Colours are told apart by readers with deuteranopia and protanopia; shape and lane stand beside them. Shapes are given
twice, as Plotly symbol and as CSS clip-path of the same points.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """How one family of kinds looks and what it is called in a lane (`name`) and on a pill (`pill`)."""

    key: str
    name: str
    pill: str
    symbol: str
    clip: str
    light: str
    dark: str

    @property
    def css_colour(self) -> str:
        """The colour for page CSS, which follows Streamlit's theme by itself."""
        return f"light-dark({self.light},{self.dark})"

    @property
    def glyph(self) -> str:
        """Its shape in its colour, as HTML."""
        return f"<i class='sign' style='background:{self.css_colour};clip-path:{self.clip}'></i>"


_DOWN = "polygon(0 10%,100% 10%,50% 96%)"
_LEFT = "polygon(4% 50%,90% 0,90% 100%)"
_CROSSED = "polygon(22% 0,50% 28%,78% 0,100% 22%,72% 50%,100% 78%,78% 100%,50% 72%,22% 100%,0 78%,28% 50%,0 22%)"
_BOWTIE = "polygon(0 8%,50% 42%,100% 8%,100% 92%,50% 58%,0 92%)"
_PLUS = "polygon(33% 0,67% 0,67% 33%,100% 33%,100% 67%,67% 67%,67% 100%,33% 100%,33% 67%,0 67%,0 33%,33% 33%)"
_STAR = "polygon(50% 0,62% 36%,100% 38%,70% 60%,82% 98%,50% 76%,18% 98%,30% 60%,0 38%,38% 36%)"
_DIAMOND = "polygon(50% 0,100% 50%,50% 100%,0 50%)"
_PENTAGON = "polygon(50% 2%,98% 38%,80% 96%,20% 96%,2% 38%)"

FAMILIES = (
    Family("fight", "Fighting", "Fighting", "circle", "circle(46%)", "#C92132", "#E5675C"),
    Family("strike", "Strikes", "Strikes", "triangle-down", _DOWN, "#D46800", "#FDAB52"),
    Family("cost", "Human cost", "Human cost", "x", _CROSSED, "#2A2D33", "#F0EEE8"),
    Family("control", "Troops & control", "Troops", "square", "inset(8%)", "#51450A", "#938022"),
    Family("truce", "Withdrawals & truces", "Truces", "triangle-left", _LEFT, "#12946A", "#35C997"),
    Family("press", "Sanctions & demands", "Sanctions", "bowtie", _BOWTIE, "#5F2C99", "#8C68DC"),
    Family("talk", "Talks & deals", "Talks", "diamond", _DIAMOND, "#2A74D8", "#82B0FA"),
    Family("aid", "Aid & alliances", "Aid", "cross", _PLUS, "#3A93B8", "#6ACCDF"),
    Family("vote", "Protests & votes", "Votes", "star", _STAR, "#AB3F80", "#C85A98"),
    Family("other", "Other events", "Other", "pentagon", _PENTAGON, "#54544E", "#6C6C60"),
)
"""From violence to words, the order used everywhere. `other` holds events of no kind and is shown only where used."""

FAMILY = {family.key: family for family in FAMILIES}

NEUTRALS = {
    "paper": ("#FAF8F4", "#15181C"),
    "ink": ("#1E2126", "#E8E6E1"),
    "ink2": ("#666B72", "#A3A7AD"),
    "line": ("#E6E1D6", "#262B31"),
    "line2": ("#BDB6A8", "#454B54"),
    "wash": ("#F1EEE7", "#1F2329"),
    "after": ("rgba(90,70,30,.045)", "rgba(255,255,255,.03)"),
    "strip": ("#7C8087", "#8C939C"),
    "unchecked": ("#C6C3BB", "#4A5058"),
    "card": ("#FFFEFB", "#1A1E23"),
    "time": ("#FFE9A3", "#5A4A12"),
}
"""Name → colour on light and on dark paper. `after` lies over the days behind an as-of day; `strip` and `unchecked` are
the bars below the lanes."""

KIND_WORDS = {
    "ASSAULT": "Assault",
    "COERCE": "Coercion",
    "MOBILIZE": "Mobilisation",
    "PROTEST": "Protest",
    "SANCTION": "Sanction",
    "RETREAT": "Withdrawal",
    "AID": "Aid",
    "COOPERATE": "Cooperation",
    "AGREE": "Agreement",
    "SUPPORT": "Support",
    "CONCEDE": "Concession",
    "CONSULT": "Consultation",
    "REQUEST": "Demand",
    "ACCUSE": "Accusation",
    "REJECT": "Refusal",
    "THREATEN": "Threat",
    "X-CASUALTY": "Casualties",
    "X-DISPLACE": "Displacement",
    "X-VOTE": "Vote",
    "X-ACCIDENT": "Accident",
    "X-STATEMENT": "Statement",
}
"""What a kind is called in filters and on cards."""


def css_variables() -> str:
    """The neutrals as CSS custom properties that follow the theme."""
    return "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in NEUTRALS.items())


def rgba(colour: str, opacity: float) -> str:
    """A colour "#RRGGBB" of that opacity, as CSS has it."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:.4f})"


def mixed(colour: str, paper: str, *, soft: bool) -> str:
    """The colour itself, or half of it on paper where the day is not sure."""
    if not soft:
        return colour
    parts = [(int(colour[at : at + 2], 16) + int(paper[at : at + 2], 16)) // 2 for at in (1, 3, 5)]
    return "#" + "".join(f"{part:02X}" for part in parts)
