"""The QR code for the door."""

from io import BytesIO


def door_link(username: str, code: str) -> str:
    """The deep link that an admin's phone opens by scanning a ticket."""
    return f"https://t.me/{username}?start=door_{code}"


def qr_code(link: str) -> bytes:
    """A link as a QR code, as PNG, big enough for a phone's screen."""
    import segno

    picture = BytesIO()
    segno.make(link, error="m").save(picture, kind="png", scale=10, border=4)
    return picture.getvalue()
