"""The texts are whole, and values in them are escaped."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.locale_check import check_locales
from bot.content.texts import Texts
from bot.domain.languages import Language
from tests.conftest import ROOT

TEXTS = Texts(ROOT / "locales")


@given(st.text(max_size=50))
def test_a_value_is_escaped_in_html_and_left_alone_in_plain_text(value: str) -> None:
    t = TEXTS[Language.KY]
    assert "<" not in t.html("contacts-address", address=value).replace("&lt;", "")
    assert t.plain("contacts-address", address=value) == f"📍 {value}"


def test_a_missing_message_or_variable_fails_loudly() -> None:
    with pytest.raises(KeyError):
        TEXTS[Language.EN].html("no-such-message")
    with pytest.raises(ValueError, match="project-lead"):
        TEXTS[Language.EN].html("project-lead")


@pytest.mark.parametrize(("count", "form"), [(1, "проект."), (3, "проекта."), (5, "проектов.")])
def test_russian_plurals_are_right(count: int, form: str) -> None:
    assert f"{count} {form}" in TEXTS[Language.RU].html("region-projects", region="X", projects=count)


def locales(tmp_path: Path, **files: str) -> list[str]:
    """The problems of three small files."""
    for language, text in files.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "x.ftl").write_text(text, encoding="utf-8")
    return [str(problem).removeprefix(f"{tmp_path}/") for problem in check_locales(tmp_path)]


@pytest.mark.parametrize(
    ("ru", "said"),
    [
        ("b = Б", "`a` is missing in `ru`"),
        ("a = А { $other }", "$name, $other is not used in all three languages"),
        ("a = А { $name", "not valid Fluent"),
        ("a = <b>А { $name }", "<b> is opened 1 and closed 0 times"),
        ("a = А { $name }\na = Б { $name }", "`a` stands twice"),
        ("a = { $name ->\n [one] А\n *[many] Б\n }", "the plural form few is missing"),
    ],
)
def test_what_fluent_would_pass_over_is_found(tmp_path: Path, ru: str, said: str) -> None:
    found = locales(tmp_path, ky="a = А { $name }", ru=ru, en="a = A { $name }")
    assert any(said in problem for problem in found), found


def test_every_message_used_in_the_code_exists_and_every_message_is_used() -> None:
    said, asked, prefixes = set[str](), set[str](), set[str]()
    for path in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="html" | "plain"), args=[ast.Constant(value=str(id_)), *_]
                ):
                    asked.add(id_)
                case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]) if start.endswith("-"):
                    prefixes.add(start)  # f"role-{name}" stands for every message that begins so
                case ast.Constant(value=str(text)):
                    said.add(text)
    files = (ROOT / "locales" / "en").glob("*.ftl")
    whole = "\n".join(file.read_text(encoding="utf-8") for file in files)
    messages = set(re.findall(r"^([a-z][\w-]*) =", whole, re.MULTILINE))
    assert asked <= messages
    assert {m for m in messages - said if not m.startswith(tuple(prefixes))} == set()


def test_babel_says_the_same_with_the_little_of_its_data_that_is_kept() -> None:
    code = """
from datetime import datetime
from babel import Locale
from babel.dates import format_datetime
from babel.numbers import format_decimal
from bot.content.texts import Texts
from bot.settings import shipped
import babel.core, sys
texts = Texts(shipped("locales"))
for language in ("ky", "ru", "en"):
    locale = texts[language].locale if sys.argv[1] == "ours" else Locale(language)
    for month in range(1, 13):
        at = datetime(2018, month, month, month, 5)
        print(format_datetime(at, "EEEE, d MMMM, LLLL y, h:mm a", locale=locale))
    print(format_decimal(1234567.5, locale=locale), [locale.plural_form(n) for n in range(120)])
print(babel.core._global_data is None, file=sys.stderr)
"""
    ours, theirs = (
        subprocess.run(
            [sys.executable, "-c", code, whose], check=True, capture_output=True, text=True, cwd=ROOT
        )
        for whose in ("ours", "theirs")
    )
    assert ours.stdout == theirs.stdout
    assert "июль" in ours.stdout
    assert ours.stderr.strip() == "True", "Babel's table of all languages is not loaded"
