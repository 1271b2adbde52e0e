"""An editor, as far as yaml-language-server can tell: it opens files, and reads what the server says about them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SERVER = "yaml-language-server"
_SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}

Message = dict[str, Any]


class Editor:
    """Talks to a server that is running."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self._process = process
        self._last = 0
        self.request("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
        self._send("initialized", {})
        self._send("workspace/didChangeConfiguration", {"settings": {"yaml": _SETTINGS}})

    def diagnostics(self, path: Path) -> list[tuple[int, str]]:
        """What the server says about a file that is opened: lines (from 1) and messages."""
        opened = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": path.read_text(encoding="utf-8")}
        self._send("textDocument/didOpen", {"textDocument": opened})
        while True:
            message = self._receive()
            told = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and told["uri"] == path.as_uri():
                return [(one["range"]["start"]["line"] + 1, one["message"]) for one in told["diagnostics"]]

    def hover(self, path: Path, line: int, col: int) -> str:
        """What is shown for a place (from 1)."""
        place = {"line": line - 1, "character": col - 1}
        found = self.request("textDocument/hover", {"textDocument": {"uri": path.as_uri()}, "position": place})
        return str(found["contents"]["value"]) if found else ""

    def completions(self, path: Path, line: int, col: int) -> list[str]:
        """What could stand at a place (from 1)."""
        place = {"line": line - 1, "character": col - 1}
        found = self.request("textDocument/completion", {"textDocument": {"uri": path.as_uri()}, "position": place})
        return [one["label"] for one in found["items"]]

    def request(self, method: str, params: Message) -> Any:
        """The answer of the server."""
        self._last += 1
        self._send(method, params, self._last)
        while True:
            message = self._receive()
            if message.get("id") == self._last and "method" not in message:
                return message.get("result")

    def _send(self, method: str, params: Message, number: int | None = None) -> None:
        self._write({"method": method, "params": params, **({} if number is None else {"id": number})})

    def _write(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _receive(self) -> Message:
        """The next message. What the server asks for is answered."""
        out = self._process.stdout
        assert out is not None
        length = 0
        while line := out.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has stopped"
        message: Message = json.loads(out.read(length))
        if "method" in message and "id" in message:
            items = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            result = [_SETTINGS if one.get("section") == "yaml" else {} for one in items] if items else None
            self._write({"id": message["id"], "result": result})
        return message


@contextmanager
def editing(folder: Path) -> Iterator[Editor]:
    """An editor with a server of its own, for the files of a folder."""
    program = shutil.which(SERVER)
    assert program is not None
    command = [program, "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            yield Editor(process, folder)
        finally:
            process.kill()
