"""Files that would keep the program busy for ever, or fill its memory."""

from pathlib import Path

import pytest

from bot.content.yaml_file import MAX_BYTES, ContentError, read_yaml

LAUGHS = "\n".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in range(12))
BOMBS = {
    "aliases": f"a0: &a0 ha\n{LAUGHS}\n",
    "itself": "a: &a [*a]\n",
    "deep": "[" * 20_000,
    "huge": "# " + "x" * MAX_BYTES,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bomb.yaml"
    path.write_text(BOMBS[name], encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read_yaml(path)
    [problem] = refused.value.problems[:1]
    assert "\n" not in str(problem)
    assert len(refused.value.problems) < 200
