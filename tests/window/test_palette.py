"""The colours can be read, in every palette; sizes and break points are as drawn."""

from __future__ import annotations

import pytest

from app.ui.palette import (
    AA_GRAPHIC,
    AA_TEXT,
    GRAPHIC_PAIRS,
    LIGHT,
    PALETTES,
    STYLES,
    TEXT_PAIRS,
    Palette,
    contrast,
    palette_for,
    rgba,
    window_class,
)

ALL = list(PALETTES.values())


@pytest.mark.parametrize("palette", ALL, ids=lambda each: each.name)
def test_every_text_role_passes_aa_on_every_surface_it_stands_on(palette: Palette) -> None:
    weak = [
        f"{ink} on {paper}: {contrast(palette.roles[ink], palette.roles[paper]):.2f}"
        for ink, paper in TEXT_PAIRS
        if contrast(palette.roles[ink], palette.roles[paper]) < AA_TEXT
    ]
    assert weak == []


@pytest.mark.parametrize("palette", ALL, ids=lambda each: each.name)
def test_section_colours_are_readable_as_words(palette: Palette) -> None:
    papers = [palette.roles[paper] for paper in ("bg", "surface", "raised")]
    weak = [(ink, paper) for ink in palette.sections for paper in papers if contrast(ink, paper) < AA_TEXT]
    assert weak == []


@pytest.mark.parametrize("palette", ALL, ids=lambda each: each.name)
def test_rings_and_edges_of_controls_can_be_seen(palette: Palette) -> None:
    weak = [pair for pair in GRAPHIC_PAIRS if contrast(palette.roles[pair[0]], palette.roles[pair[1]]) < AA_GRAPHIC]
    assert weak == []


def test_high_contrast_is_ink_on_paper_with_thick_edges() -> None:
    for name in ("contrast", "contrast-dark"):
        palette = PALETTES[name]
        assert contrast(palette.roles["text"], palette.roles["bg"]) == pytest.approx(21)
        assert contrast(palette.roles["primary"], palette.roles["bg"]) >= 7
        assert palette.outline_dp == 2


def test_palettes_name_the_same_roles() -> None:
    assert {frozenset(each.roles) for each in ALL} == {frozenset(LIGHT.roles)}
    assert {len(each.sections) for each in ALL} == {7}


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_a_colour_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="#RRGGBB"):
        rgba("red")


def test_system_follows_the_system_and_the_rest_does_not() -> None:
    assert palette_for("system", system_dark=True).name == "dark"
    assert palette_for("system", system_dark=False).name == "light"
    assert palette_for("light", system_dark=True).name == "light"
    assert palette_for("contrast-dark", system_dark=False).name == "contrast-dark"


def test_type_scale_is_as_drawn() -> None:
    drawn = {"title": (28, 36, True), "question": (22, 30, True), "body": (16, 24, False), "reading": (18, 28, False),
             "label": (13, 18, False)}  # fmt: skip
    assert {name: (STYLES[name].size, STYLES[name].line, STYLES[name].bold) for name in drawn} == drawn


def test_narrow_ends_where_a_rail_fits() -> None:
    assert (window_class(392), window_class(719), window_class(720), window_class(1200)) == (
        "narrow", "narrow", "wide", "wide",
    )  # fmt: skip
