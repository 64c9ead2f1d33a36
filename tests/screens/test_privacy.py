"""What is stored about somebody has a name in each language, whichever table it stands in."""

import pytest

from bot.content.texts import Texts
from bot.domain.languages import Language
from bot.storage.personal import TABLES


@pytest.mark.parametrize("language", Language)
def test_every_table_about_a_person_has_a_name(texts: Texts, language: Language) -> None:
    listed = [personal.table for personal in TABLES if personal.table != "subscribers"]
    assert all(texts[language].plain(f"my-data-{table}") for table in listed)
