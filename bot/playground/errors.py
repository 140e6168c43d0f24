"""Refusals of the local Bot API, in Telegram's own words."""

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class ApiError(Exception):
    """A refused call: an HTTP status, the description Telegram gives, and its `parameters` that help on."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    @property
    def retry_after(self) -> int | None:
        """The seconds to wait after a flood."""
        return self.parameters.get("retry_after")


class ActionRefusedError(Exception):
    """A person tried what the Telegram app would not offer, such as writing to a bot that they blocked."""


def bad_request(reason: str) -> ApiError:
    """Return the refusal of a malformed or impossible call (400)."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """Return the refusal of a call that the person does not allow (403)."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """Return the refusal of a second receiver of updates (409)."""
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> ApiError:
    """Return the refusal of a flood (429) that may be tried again after `retry_after` seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def upgraded(number: int) -> ApiError:
    """Return the refusal of a call to a group (400) that lives on as the supergroup with this id."""
    return ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=number)


def unauthorized() -> ApiError:
    """Return the refusal of an unknown token (401)."""
    return ApiError(401, "Unauthorized")


def not_found() -> ApiError:
    """Return the refusal of an unknown method (404)."""
    return ApiError(404, "Not Found")
