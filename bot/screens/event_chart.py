"""How many answered an event what, by region, as a picture."""

from io import BytesIO
from pathlib import Path

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue
from bot.domain.events import Answer, Event
from bot.screens.event_admin import Figures, given
from bot.screens.screen import shortened

FONTS = Path(__file__).parent / "fonts"
WIDTH, MARGIN, ROW, BAR = 1200, 60, 64, 36
LABELS, NUMBERS = 420, 110
INK, PAPER, TRACK = "#1f2933", "#ffffff", "#eef1f4"
SHOWN_BY_REGION = (Answer.GOING, Answer.MAYBE)
COLOURS = {
    Answer.GOING: "#1b9e77",
    Answer.MAYBE: "#e6ab02",
    Answer.DECLINED: "#9aa5b1",
    Answer.WAITING: "#7570b3",
    Answer.OFFERED: "#66a61e",
}


def chart(t: Localization, catalogue: Catalogue, event: Event, figures: Figures) -> bytes:
    """A bar for each answer, then for each region how many are going or may, as PNG. Call it in a thread."""
    from PIL import Image, ImageDraw, ImageFont

    answers = [
        (t.plain(f"event-sheet-{answer}"), {answer: count}) for answer, count in given(event, figures).items()
    ]
    regions = [
        (region.name[t.language], {a: figures.by_region[region.code].get(a, 0) for a in SHOWN_BY_REGION})
        for region in catalogue.regions
        if region.code in figures.by_region
    ]
    height = 2 * MARGIN + 110 + ROW * (len(answers) + len(regions)) + (90 if regions else 0)
    picture = Image.new("RGB", (WIDTH, height), PAPER)
    draw = ImageDraw.Draw(picture)
    bold = ImageFont.truetype(str(FONTS / "DejaVuSans-Bold-sub.ttf"), 36)
    plain = ImageFont.truetype(str(FONTS / "DejaVuSans-sub.ttf"), 26)
    draw.text((MARGIN, MARGIN), shortened(event.title[t.language], 48), INK, font=bold)

    def rows(lines: list[tuple[str, dict[Answer, int]]], top: int) -> int:
        most = max((sum(counts.values()) for _, counts in lines), default=0) or 1
        for label, counts in lines:
            draw.text((MARGIN, top + 2), shortened(label, 26), INK, font=plain)
            left = MARGIN + LABELS
            space = WIDTH - MARGIN - NUMBERS - left
            draw.rectangle((left, top, left + space, top + BAR), fill=TRACK)
            at = float(left)
            for answer, colour in COLOURS.items():
                if width := space * counts.get(answer, 0) / most:
                    draw.rectangle((at, top, at + width, top + BAR), fill=colour)
                    at += width
            draw.text((left + space + 16, top + 2), str(sum(counts.values())), INK, font=plain)
            top += ROW
        return top

    top = rows(answers, MARGIN + 90)
    if regions:
        heading = f"{t.plain('event-sheet-going')} + {t.plain('event-sheet-maybe')}"
        draw.text((MARGIN, top + 16), heading, INK, font=bold)
        rows(regions, top + 84)
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
