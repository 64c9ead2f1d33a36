"""Question in, answer out: pure, over the catalogue and the lexicon."""

from bot.answers.engine import Answers
from bot.answers.model import (
    Answer,
    Button,
    ProjectButton,
    QuestionButton,
    RegionButton,
    ScreenButton,
    Subject,
)

__all__ = [
    "Answer",
    "Answers",
    "Button",
    "ProjectButton",
    "QuestionButton",
    "RegionButton",
    "ScreenButton",
    "Subject",
]
