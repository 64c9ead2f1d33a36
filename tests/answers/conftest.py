"""What the tests of the answers share."""

from collections.abc import Callable

import pytest

from bot.answers import Answer, Answers, Subject
from bot.content.catalogue import load_catalogue
from bot.content.lexicon import load_lexicon
from bot.domain.catalogue import Catalogue
from bot.domain.languages import Language
from bot.domain.lexicon import Lexicon
from tests.conftest import ROOT

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The words and replies of the repository."""
    return load_lexicon(ROOT / "data" / "answers")


@pytest.fixture(scope="session")
def real_catalogue() -> Catalogue:
    """The programme of the repository."""
    return load_catalogue(ROOT / "data")


@pytest.fixture(scope="session")
def answers(real_catalogue: Catalogue, lexicon: Lexicon) -> Answers:
    """The answers about the programme of the repository."""
    return Answers(real_catalogue, lexicon)


@pytest.fixture(scope="session")
def ask(answers: Answers) -> Ask:
    """Ask a question in a Kyrgyz chat."""

    def asked(question: str, subject: Subject | None = None) -> Answer:
        return answers.answer(question, language=Language.KY, subject=subject)

    return asked
