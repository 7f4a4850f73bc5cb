"""Refuses every socket but those of the local machine's own kind; loaded by a .pth file in CI."""

import socket


def _refuse(self: socket.socket, address: object) -> None:
    if self.family == socket.AF_UNIX:
        return _connect(self, address)
    raise OSError(f"the network is cut off: {address!r}")


_connect = socket.socket.connect
socket.socket.connect = _refuse  # type: ignore[method-assign, assignment]
socket.socket.connect_ex = _refuse  # type: ignore[method-assign, assignment]
