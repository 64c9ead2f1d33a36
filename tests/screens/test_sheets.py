"""What people type gets into spreadsheets as text, whatever it is."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.content.texts import Texts
from bot.domain.catalogue import Catalogue
from bot.domain.events import Answer, Registration
from bot.domain.languages import Language
from bot.screens.event_sheet import spreadsheet
from bot.storage.registrations import Participant
from bot.storage.subscribers import RegionBits

NOW = datetime(2018, 3, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "\x01=1", "＝1+1", "a\x0bb\x00\ufffe", "<b>&"],
)
def test_no_cell_is_a_formula_or_unreadable(texts: Texts, catalogue: Catalogue, text: str) -> None:
    own = Registration("conference", 7, Answer.GOING, text, "code", NOW)
    people = [Participant(own, Language.EN, 0, None, text)]
    file = spreadsheet(texts[Language.EN], catalogue, people, bits=RegionBits({}), zone=NOW.tzinfo)  # type: ignore[arg-type]
    row = list(load_workbook(BytesIO(file)).worksheets[0].rows)[1]
    for cell in (row[0], row[7]):
        assert cell.data_type == "s"
        assert str(cell.value).lstrip()[0] not in "=+-@＝"
