"""An event from its file to the last reminder, in each language."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import run  # noqa: F401
from bot.cli import main
from bot.content.texts import Texts
from bot.domain.languages import Language
from bot.playground import BotApiServer, Message, Person
from bot.settings import Settings
from tests.conftest import Clock, running, settings_for

CONFERENCE = """\
id: conference
title: {ky: Жыйынтык конференция, ru: Итоговая конференция, en: Final conference}
summary: {ky: Долбоорлордун жыйынтыктары., ru: Итоги проектов., en: The projects' results.}
venue: {ky: Парк мейманканасы, ru: Парк-отель, en: Park Hotel}
starts: 2018-06-25T10:00:00+06:00
ends: 2018-06-25T17:00:00+06:00
location: [42.8746, 74.5698]
regions: [KG-N]
remind_before: [P7D, P1D, PT2H]
capacity: 2
"""
