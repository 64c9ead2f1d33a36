"""Photos, documents and other files: uploaded, or sent again by their file_id."""

from __future__ import annotations

import mimetypes
from typing import Any

from bot.playground.checks import Params, Upload, method, missing
from bot.playground.errors import ApiError, bad_request
from bot.playground.images import picture_size
from bot.playground.state import Json, StoredFile, World
from bot.playground.targets import SENDING, caption_of, charge, known, send, target
from bot.playground.words import words

MEDIA_FIELDS = frozenset({"photo", "document", "video", "animation", "audio"})
MAX_UPLOAD = 50 * 2**20
MAX_PHOTO = 10 * 2**20
MAX_DOWNLOAD = 20 * 2**20
CAPTION = "caption parse_mode caption_entities"
GROUP_KINDS = frozenset({"photo", "video", "document", "audio"})
INPUT_FIELDS = words(
    "type media caption parse_mode caption_entities show_caption_above_media has_spoiler thumbnail "
    "width height duration supports_streaming disable_content_type_detection performer title cover "
    "start_timestamp"
)


def stored(world: World, p: Params, kind: str, value: Any) -> StoredFile:
    """The file that a parameter means: uploaded now, attached, or known by its file_id.

    Raises:
        ApiError: 400 for a wrong file_id, an empty file or no picture; 413 when it is too big.
    """
    if isinstance(value, str) and value.startswith("attach://"):
        value = p.uploads.get(value.removeprefix("attach://"))
    if isinstance(value, Upload):
        return keep(world, kind, value)
    file = world.files.get(value) if isinstance(value, str) else None
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
    return file


def keep(world: World, kind: str, upload: Upload) -> StoredFile:
    """Check an uploaded file and store it."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > MAX_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    size = picture_size(upload.data)
    if kind == "photo":
        _check_photo(upload.data, size)
    mime = mimetypes.guess_type(upload.name)[0] or upload.mime or "application/octet-stream"
    return world.add_file(kind, upload.data, upload.name, mime, size or (0, 0))


def _check_photo(data: bytes, size: tuple[int, int] | None) -> None:
    if len(data) > MAX_PHOTO:
        raise bad_request(f"file of size {len(data)} bytes is too big for a photo; the maximum size is 10 MB")
    if size is None or not all(size):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def media_json(file: StoredFile, fields: Json | None = None) -> Json:
    """How a stored file stands in a message."""
    fields = fields or {}
    base: Json = {
        "file_id": file.id,
        "file_unique_id": f"u{file.id.rpartition('-')[2]}",
        "file_size": len(file.data),
    }
    sized = {**base, "width": file.width, "height": file.height}
    if file.kind == "photo":
        return {"photo": [sized]}
    if file.kind == "sticker":
        kinds = {"type": "regular", "is_animated": False, "is_video": False}
        return {"sticker": {**sized, **kinds, "emoji": fields.get("emoji", "🙂")}}
    base |= {"mime_type": file.mime}
    if file.kind == "document":
        return {"document": {**base, "file_name": file.name or "file"}}
    base["duration"] = int(fields.get("duration", 0))
    if file.kind == "voice":
        return {"voice": base}
    base["file_name"] = file.name or file.kind
    if file.kind == "audio":
        return {"audio": base | {n: fields[n] for n in ("performer", "title") if n in fields}}
    frame = {"width": int(fields.get("width", 640)), "height": int(fields.get("height", 360))}
    content: Json = {file.kind: base | frame}
    if file.kind == "animation":
        content["document"] = {n: v for n, v in base.items() if n != "duration"}
    return content


def _send_file(world: World, p: Params, kind: str) -> Json:
    content = caption_of(p) if kind != "sticker" else {}
    target(world, p["chat_id"])
    content |= media_json(stored(world, p, kind, p[kind]), p)
    if p.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return send(world, p, content)


@method("sendPhoto", "chat_id photo", f"{CAPTION} has_spoiler show_caption_above_media {SENDING}")
def send_photo(world: World, p: Params) -> Json:
    """Send a picture."""
    return _send_file(world, p, "photo")


@method("sendDocument", "chat_id document", f"{CAPTION} disable_content_type_detection thumbnail {SENDING}")
def send_document(world: World, p: Params) -> Json:
    """Send a file of any kind."""
    return _send_file(world, p, "document")


@method(
    "sendVideo",
    "chat_id video",
    f"{CAPTION} duration width height supports_streaming has_spoiler thumbnail show_caption_above_media "
    f"cover start_timestamp {SENDING}",
)
def send_video(world: World, p: Params) -> Json:
    """Send a video."""
    return _send_file(world, p, "video")


@method(
    "sendAnimation",
    "chat_id animation",
    f"{CAPTION} duration width height has_spoiler thumbnail show_caption_above_media {SENDING}",
)
def send_animation(world: World, p: Params) -> Json:
    """Send a video without sound."""
    return _send_file(world, p, "animation")


@method("sendAudio", "chat_id audio", f"{CAPTION} duration performer title thumbnail {SENDING}")
def send_audio(world: World, p: Params) -> Json:
    """Send a piece of music."""
    return _send_file(world, p, "audio")


@method("sendVoice", "chat_id voice", f"{CAPTION} duration {SENDING}")
def send_voice(world: World, p: Params) -> Json:
    """Send a spoken message."""
    return _send_file(world, p, "voice")


@method("sendSticker", "chat_id sticker", f"emoji {SENDING}")
def send_sticker(world: World, p: Params) -> Json:
    """Send a sticker."""
    return _send_file(world, p, "sticker")


def input_media(world: World, p: Params, item: Any) -> Json:
    """An InputMedia object as the content of a message."""
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    known(item, INPUT_FIELDS, "media")
    if item.get("type") not in MEDIA_FIELDS:
        raise bad_request("type of media is invalid")
    if not item.get("media"):
        raise bad_request("media not found")
    content = caption_of(item) | media_json(stored(world, p, item["type"], item["media"]), item)
    if item.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return content


@method(
    "sendMediaGroup",
    "chat_id media",
    f"{SENDING.replace('reply_markup ', '')}",
)
def send_media_group(world: World, p: Params) -> list[Json]:
    """Send an album of 2 to 10 photos and videos, or documents, or pieces of music."""
    items = p["media"]
    if not isinstance(items, list):
        raise bad_request("expected an Array of InputMedia")
    if len(items) < 2:
        raise bad_request("too few messages to send as an album" if items else missing("media").description)
    if len(items) > 10:
        raise bad_request("too many messages to send as an album")
    kinds = {item.get("type") for item in items if isinstance(item, dict)}
    if not kinds <= GROUP_KINDS or (len(kinds) > 1 and kinds != {"photo", "video"}):
        raise bad_request("document and audio can't be mixed with other media types")
    chat = target(world, p["chat_id"])
    contents = [input_media(world, p, item) for item in items]
    charge(world, p, chat, len(contents))
    group = str(13_000_000_000 + next(world.ids))
    return [world.post(chat, {**content, "media_group_id": group}).json for content in contents]


@method("getFile", "file_id")
def get_file(world: World, p: Params) -> Json:
    """Where to download a file from."""
    file = world.files.get(p["file_id"])
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": f"u{file.id.rpartition('-')[2]}",
        "file_size": len(file.data),
        "file_path": file.path,
    }
