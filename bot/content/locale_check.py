"""Checks `locales/`: Fluent fails silently, so everything that could fail is looked for beforehand."""

from collections.abc import Iterator
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.content.yaml_file import Problem
from bot.domain.languages import Language

_PLURAL_FORMS = {
    Language.KY: {"one", "other"},
    Language.RU: {"one", "few", "many"},
    Language.EN: {"one", "other"},
}
_TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote"}


class _Message(Visitor):
    """The variables and plural selections of one message."""

    def __init__(self, message: ast.Message) -> None:
        self.variables: set[str] = set()
        self.selections: list[set[str]] = []
        self.visit(message)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        keys = {v.key.name for v in node.variants if isinstance(v.key, ast.Identifier)}
        self.selections.append(keys)
        self.generic_visit(node)


def check_locales(locales_dir: Path) -> Iterator[Problem]:
    """Every problem of the texts: syntax, missing messages, differing variables, missing plural forms."""
    entries: dict[Language, dict[str, tuple[Path, int, _Message]]] = {language: {} for language in Language}
    for language in Language:
        folder = locales_dir / language.value
        if not folder.is_dir():
            yield Problem(folder, 1, "the folder is missing: every text must stand in ky, ru and en")
        for path in sorted(folder.glob("*.ftl")):
            yield from _read(path, entries[language])
    every = {id_: entry for language in Language for id_, entry in entries[language].items()}
    for id_, (path, line, reference) in every.items():
        for language in Language:
            entry = entries[language].get(id_)
            if entry is None:
                yield Problem(
                    path, line, f"`{id_}` is missing in `{language}`: add it to {language}/{path.name}"
                )
                continue
            odd = reference.variables ^ entry[2].variables
            if odd:
                names = ", ".join(f"${name}" for name in sorted(odd))
                yield Problem(
                    entry[0], entry[1], f"`{id_}`: {names} is not used in all three languages: add it"
                )
            yield from _plurals(language, id_, entry)


def _read(path: Path, entries: dict[str, tuple[Path, int, _Message]]) -> Iterator[Problem]:
    source = path.read_text(encoding="utf-8")
    for entry in FluentParser().parse(source).body:
        span = entry.span or ast.Span(0, 0)
        line = source.count("\n", 0, span.start) + 1
        if isinstance(entry, ast.Junk):
            yield Problem(
                path, line, f"not valid Fluent ({entry.annotations[0].message}): check this message"
            )
        elif isinstance(entry, ast.Message):
            if entry.id.name in entries:
                yield Problem(path, line, f"`{entry.id.name}` stands twice: keep one")
            entries[entry.id.name] = (path, line, _Message(entry))
            yield from _tags(path, line, source[span.start : span.end])


def _tags(path: Path, line: int, text: str) -> Iterator[Problem]:
    for tag in _TAGS:
        opened, closed = text.count(f"<{tag}>") + text.count(f"<{tag} "), text.count(f"</{tag}>")
        if opened != closed:
            yield Problem(path, line, f"<{tag}> is opened {opened} and closed {closed} times: close each one")


def _plurals(language: Language, id_: str, entry: tuple[Path, int, _Message]) -> Iterator[Problem]:
    path, line, message = entry
    for keys in message.selections:
        missing = _PLURAL_FORMS[language] - keys
        if keys & {"one", "few", "many"} and missing:
            yield Problem(
                path, line, f"`{id_}`: the plural form {', '.join(sorted(missing))} is missing: add it"
            )
