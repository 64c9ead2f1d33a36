"""The Bot API as plain calls: parameters in, JSON out.

python-telegram-bot's `Bot` builds an object for everything it sends and gets. On the paths that many people
use at once that is most of the work, so the replies, and the long polling, call the API through here; the
errors and everything else stay python-telegram-bot's.
"""

from typing import Any

from telegram import InputFile
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

_USUAL_SECONDS = 20.0


class Api:
    """The methods of the Bot API by their names.

    Args:
        root: The address that the methods' names are appended to, with the token.
        request: What carries the calls.
    """

    def __init__(self, root: str, request: BaseRequest) -> None:
        self._root = root
        self._request = request

    async def call(self, method: str, *, read_timeout: float = _USUAL_SECONDS, **parameters: Any) -> Any:
        """Call a method; returns the `result` of Telegram's reply.

        Args:
            method: Its name, such as `sendMessage`.
            read_timeout: Seconds to wait for the reply.
            **parameters: Strings, numbers, booleans, or lists and dicts of them, or files; None is left out.

        Raises:
            TelegramError: the call failed; the subclass says how.
        """
        fields = [
            RequestParameter.from_input(name, value)
            if isinstance(value, InputFile)
            else RequestParameter(name, value, None)
            for name, value in parameters.items()
            if value is not None
        ]
        url = f"{self._root}/{method}"
        return await self._request.post(url, RequestData(fields), read_timeout=read_timeout)
