"""A reader without a browser: one session over a websocket, and what its page says."""

from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

PATIENCE_SECONDS = 60.0


class Session:
    """One open page."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def look(self, query: str = "") -> str:
        """Run the page anew and return all that it sends, as text."""
        ask = BackMsg()
        ask.rerun_script.query_string = query
        self._socket.send(ask.SerializeToString())
        said = []
        while True:
            data = self._socket.recv(timeout=PATIENCE_SECONDS)
            assert isinstance(data, bytes)
            message = ForwardMsg.FromString(data)
            said.append(str(message))
            if message.WhichOneof("type") == "script_finished":
                return "\n".join(said)


@contextmanager
def session(port: int) -> Iterator[Session]:
    """Come to the page."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        yield Session(socket)
