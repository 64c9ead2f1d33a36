"""People's names, made fit to stand among other words."""

_MARKS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""They turn the direction of what follows, also beyond the name."""
_LEFT_OUT = dict.fromkeys((*_MARKS, *range(9), *range(14, 28), *range(0x7F, 0xA0)))


def shown(name: str) -> str:
    """A name on one line that turns no other words around; empty where nothing of it can be seen."""
    line = " ".join(name.translate(_LEFT_OUT).split())
    return line if any(character.isprintable() for character in line.replace(" ", "")) else ""
