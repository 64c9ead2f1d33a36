"""What a person sent, as drafts take it."""

from telegram import Message

from bot.domain.content import Media
from bot.domain.drafts import Incoming


def read(message: Message) -> Incoming:
    """A message without what drafts have no use for."""
    return Incoming(
        message_id=message.message_id,
        text=message.text or message.caption or "",
        html=message.text_html or message.caption_html or "",
        media=(media := _media(message)),
        unfit=bool(message.effective_attachment) and not (media or message.location),
        album=message.media_group_id,
        location=(message.location.latitude, message.location.longitude) if message.location else None,
    )


def _media(message: Message) -> Media | None:
    if message.photo:
        return Media("photo", message.photo[-1].file_id)
    if message.video:
        return Media("video", message.video.file_id)
    if message.document and not message.animation:
        return Media("document", message.document.file_id)
    return None
