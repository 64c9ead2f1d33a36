"""A person finds the projects of their region, in each language."""

import pytest

from bot.content.texts import Texts
from bot.domain.catalogue import Catalogue
from bot.domain.languages import Language
from bot.playground import BotApiServer

pytestmark = pytest.mark.usefixtures("bot")

EXPECTED = {
    "KG-B": {3, 5, 9},
    "KG-C": {1, 3, 5},
    "KG-J": {1, 3, 5, 7},
    "KG-N": {3, 5, 8},
    "KG-O": {3, 5},
    "KG-T": {3, 4, 5},
    "KG-Y": {1, 3, 5, 6},
    "KG-GB": {1, 2},
    "KG-GO": {2},
}


@pytest.mark.parametrize("language", Language)
async def test_every_region_lists_exactly_its_projects_and_every_card_opens(
    server: BotApiServer, catalogue: Catalogue, texts: Texts, language: Language
) -> None:
    person = server.person("Нурлан", language_code=language.value)
    await person.start()
    await person.taps(language.own_name)
    for region in catalogue.regions:
        await person.says("/projects")
        page = await person.taps(region.name[language])
        numbers = {int(label.split(".")[0]) for row in page.buttons for label in row if label[0].isdigit()}
        assert numbers == EXPECTED[region.code]
        for number in sorted(numbers):
            card = await person.taps(f"{number}.")
            project = catalogue.project_by_id[number]
            assert project.title[language] in card.text
            assert catalogue.partner_by_id[project.lead].name[language] in card.text
            assert all(partner.name[language] in card.text for partner in catalogue.partners_of(project))
            assert project.summary[language] in card.text
            back = await person.taps(texts[language].plain("button-back"))
            assert back.text == page.text
    assert not server.refusals
    assert server.all_callbacks_answered()
