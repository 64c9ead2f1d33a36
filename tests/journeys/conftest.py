"""Journeys do not wait for the bot's slow loops."""

import pytest


@pytest.fixture(autouse=True)
def _quick(quick: None) -> None: ...
