"""Regions and cards fit every length and every number."""

import pytest
from markupsafe import Markup

from bot.content.texts import Texts
from bot.domain.catalogue import Catalogue, Line, Project
from bot.domain.languages import Language
from bot.screens import projects
from bot.screens.home import OpenMenu
from bot.screens.screen import TapButton, paged, shortened


def with_projects(catalogue: Catalogue, *projects: Project) -> Catalogue:
    """The catalogue with other projects."""
    parts = {name: getattr(catalogue, name) for name in Catalogue.model_fields}
    return Catalogue.model_construct(**parts | {"projects": projects})


def in_naryn(catalogue: Catalogue, id_: int, title: str) -> Project:
    """A project in Naryn."""
    line = Line(ky=title, ru=title, en=title)
    return catalogue.projects[7].model_copy(update={"id": id_, "title": line})


@pytest.mark.parametrize("language", Language)
def test_long_region_lists_page_and_every_project_is_on_one_page(
    catalogue: Catalogue, texts: Texts, language: Language
) -> None:
    many = with_projects(
        catalogue, *catalogue.projects, *(in_naryn(catalogue, 100 + i, f"Долбоор {i}") for i in range(20))
    )
    t = texts[language]
    pages = [projects.region(t, many, "KG-N", page) for page in range(3)]
    taps = [b.tap for s in pages for row in s.rows for b in row if isinstance(b, TapButton)]
    ids = [tap.id for tap in taps if isinstance(tap, projects.OpenProject)]
    assert sorted(ids) == sorted(p.id for p in many.projects_in("KG-N"))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("page", [-5, 99])
def test_a_page_out_of_range_becomes_the_nearest(page: int) -> None:
    items, shown, pages = paged(tuple(range(10)), page, 4)
    assert (shown, pages) == ((0, 3) if page < 0 else (2, 3))
    assert items


@pytest.mark.parametrize("language", Language)
def test_markup_in_data_is_shown_not_obeyed(catalogue: Catalogue, texts: Texts, language: Language) -> None:
    odd = with_projects(catalogue, in_naryn(catalogue, 100, "A < B & <b>C</b>"))
    card = projects.project_card(texts[language], odd, 100)
    assert "A &lt; B &amp; &lt;b&gt;C&lt;/b&gt;" in card.text


@pytest.mark.parametrize("language", Language)
def test_the_longest_card_that_the_data_allow_fits_a_message(
    catalogue: Catalogue, texts: Texts, language: Language
) -> None:
    line, prose = "ж" * 300, "ж" * 700
    project = catalogue.projects[7].model_copy(
        update={
            "title": Line(ky=line, ru=line, en=line),
            "summary": Line.model_construct(ky=prose, ru=prose, en=prose, official=()),
        }
    )
    full = with_projects(catalogue, project)
    text = Markup(projects.project_card(texts[language], full, project.id).text).striptags()
    assert len(text) < 4096


def test_a_list_shows_titles_whole_and_yet_fits_a_message(catalogue: Catalogue, texts: Texts) -> None:
    for language in Language:
        shown = projects.region(texts[language], catalogue, "KG-GB", 0).text
        assert all(Markup.escape(p.title[language]) in shown for p in catalogue.projects_in("KG-GB"))
    in_bishkek = [
        in_naryn(catalogue, 100 + i, "ж" * 300).model_copy(update={"regions": ("KG-GB",)})
        for i in range(projects.PROJECTS_ON_A_PAGE)
    ]
    full = with_projects(catalogue, *catalogue.projects_everywhere(), *in_bishkek)
    text = Markup(projects.region(texts[Language.KY], full, "KG-GB", 0).text).striptags()
    assert text.count("ж" * 200) == projects.PROJECTS_ON_A_PAGE
    assert len(text) < 4096


def test_labels_end_at_a_word() -> None:
    assert shortened("бир эки үч", 60) == "бир эки үч"
    assert shortened("бир эки үч төрт", 10) == "бир эки…"
    assert len(shortened("ж" * 200)) == 60


def test_the_regions_screen_counts_the_projects(catalogue: Catalogue, texts: Texts) -> None:
    screen = projects.regions(texts[Language.KY], catalogue, OpenMenu())
    labels = [button.label for row in screen.rows for button in row]
    assert labels[0] == "Баткен облусу · 3"
    assert len(labels) == len(catalogue.regions) + 1


def test_one_project_and_none_read_well(catalogue: Catalogue, texts: Texts) -> None:
    alone = with_projects(catalogue, catalogue.projects[7])
    page = projects.region(texts[Language.RU], alone, "KG-N", 0)
    assert "1 проект. Нажмите" in page.text
    empty = projects.region(texts[Language.RU], alone, "KG-B", 0)
    assert "Отдельных проектов" in empty.text
