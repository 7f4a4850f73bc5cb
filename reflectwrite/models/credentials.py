"""What proves to an endpoint who asks: headers that are checked before any library sees them.

In: a key, a user and password from the URL, extra headers. Out: headers by name, all secret.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import ConfigError
from .secret import Secret, as_secret


def secret_headers(headers: Mapping[str, str | Secret] | None) -> dict[str, Secret]:
    """The extra headers, wrapped."""
    wrapped = {name: as_secret(value) for name, value in (headers or {}).items()}
    del headers
    given = {name: secret for name, secret in wrapped.items() if secret is not None}
    _must_be_sendable(given)
    return given


def authorization(key: Secret | None, basic: Secret | None) -> dict[str, Secret]:
    """The Authorization header of a key, or of the user in the URL; only one can be sent."""
    if key is not None and basic is not None:
        raise ConfigError(
            "there is a key, and base_url has a user too, and only one of them can be sent; "
            "leave one out"
        )
    if key is not None:
        _must_be_sendable({"the key": key})
        return {"Authorization": Secret(f"Bearer {key.reveal()}")}
    return {"Authorization": basic} if basic is not None else {}


def _must_be_sendable(values: Mapping[str, Secret]) -> None:
    """HTTP libraries print a header that they refuse; so it is refused here, unseen."""
    for name, value in values.items():
        if not (value.reveal().isascii() and value.reveal().isprintable()):
            raise ConfigError(
                f"{name} has a character that can't stand in an HTTP header (a line break or a "
                "letter outside ASCII); copy it again"
            )
