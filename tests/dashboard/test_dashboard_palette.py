"""The table of families: complete, told apart by colour-blind readers, and readable on both papers."""

from itertools import combinations

import numpy as np
import pytest

from dashboard.palette import FAMILIES, KIND_WORDS, NEUTRALS
from dashboard.store.kinds import FAMILIES as STORED
from dashboard.store.kinds import KINDS

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
SEEN = {
    "normally": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour: str) -> np.ndarray:
    rgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(colour: str, seen: str) -> np.ndarray:
    xyz = TO_XYZ @ np.clip(SEEN[seen] @ linear(colour), 0, 1) / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    a, b = sorted((float(TO_XYZ[1] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (a + 0.05) / (b + 0.05)


def test_families_are_the_stores_in_its_order() -> None:
    assert tuple(family.key for family in FAMILIES) == STORED
    assert set(KIND_WORDS) == set(KINDS)
    assert len({family.symbol for family in FAMILIES}) == len(FAMILIES)


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_two_families_are_never_one_colour(seen: str, theme: str) -> None:
    for one, other in combinations(FAMILIES, 2):
        distance = np.linalg.norm(lab(getattr(one, theme), seen) - lab(getattr(other, theme), seen))
        assert distance > 15, (one.key, other.key)


@pytest.mark.parametrize(("theme", "side"), [("light", 0), ("dark", 1)])
def test_marks_and_words_stand_out_from_the_paper(theme: str, side: int) -> None:
    for paper in (NEUTRALS["paper"][side], NEUTRALS["card"][side]):
        assert all(contrast(getattr(family, theme), paper) >= 3 for family in FAMILIES)
        assert contrast(NEUTRALS["ink"][side], paper) >= 7
        assert contrast(NEUTRALS["ink2"][side], paper) >= 4.5
