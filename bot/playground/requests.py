"""The reading of a request's body, whatever its form."""

from __future__ import annotations

import json
import re
from typing import Any

from aiohttp import web

from bot.playground.checks import Upload
from bot.playground.errors import bad_request


async def read_raw(request: web.Request) -> dict[str, Any]:
    """The parameters of a request as they came: from the query, a form, JSON or multipart."""
    raw: dict[str, Any] = dict(request.query) if request.query_string else {}
    if request.method != "POST":
        return raw
    kind = request.content_type
    if kind == "multipart/form-data":
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                data = value.file.read()
                raw[name] = Upload(value.filename, value.content_type, data)
            else:
                raw[name] = value
        return raw
    body = await request.read()
    if not body:
        return raw
    try:
        if kind == "application/json":
            return raw | _json_object(body)
        return raw | parse_form(body)
    except ValueError:
        raise bad_request("strings must be encoded in UTF-8") from None


_ESCAPES = re.compile(rb"(?:%[0-9A-Fa-f]{2})+")


def parse_form(body: bytes) -> dict[str, str]:
    """Read an urlencoded form; urllib goes through a Cyrillic text byte by byte."""
    pairs = (part.partition(b"=") for part in body.split(b"&") if part)
    return {_unquoted(name): _unquoted(value) for name, _, value in pairs}


def _unquoted(value: bytes) -> str:
    plain = value.replace(b"+", b" ")
    return _ESCAPES.sub(lambda run: bytes.fromhex(run[0].replace(b"%", b"").decode()), plain).decode()


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object")
    return value
