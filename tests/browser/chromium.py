"""A headless Chromium, driven over a pair of pipes in its own protocol (one JSON object, then NUL, each way).

Every request it makes and every complaint on its console is kept: a page that needs nothing must cause none.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30.0  # seconds
OPTIONS = (
    "--headless=new", "--no-sandbox", "--remote-debugging-pipe", "--disable-gpu", "--disable-dev-shm-usage",
    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-extensions",
    "--force-color-profile=srgb", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
Answer = dict[str, object]


def found() -> str | None:
    """Where a Chromium is, None without one. Only where its pipes can be handed over."""
    if not hasattr(os, "posix_spawn"):
        return None
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Chromium:
    """One browser with one page."""

    def __init__(self, program: str) -> None:
        self._profile = tempfile.mkdtemp(prefix="chromium-")
        # A high number, so that putting them into places 3 and 4 of the child overwrites neither.
        ours_in, theirs_out = _pipe()
        theirs_in, ours_out = _pipe()
        places = [(os.POSIX_SPAWN_DUP2, theirs_in, 3), (os.POSIX_SPAWN_DUP2, theirs_out, 4)]
        silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
        arguments = [program, *OPTIONS, f"--user-data-dir={self._profile}", "about:blank"]
        self._process = os.posix_spawn(program, arguments, os.environ, file_actions=[*silent, *places], setpgroup=0)
        os.close(theirs_in)
        os.close(theirs_out)
        self._in, self._out = ours_in, ours_out
        self._buffer = b""
        self._number = 0
        self._page = ""
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._attach()

    def open(self, path: Path, *, width: int = 1200, height: int = 800, dark: bool = False) -> None:
        """Open a file at a size in CSS pixels and wait until it stands."""
        self.requests.clear()
        self.complaints.clear()
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.call("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.call("Page.navigate", {"url": path.resolve().as_uri()})
        self._until("Page.loadEventFired")

    def value(self, expression: str) -> object:
        """What a JavaScript expression comes to, as plain data."""
        told = self.call("Runtime.evaluate", {"expression": expression, "returnByValue": True, "awaitPromise": True})
        assert "exceptionDetails" not in told, told
        result = told["result"]
        assert isinstance(result, dict)
        return result.get("value")

    def click(self, selector: str) -> None:
        """Press and let go of the mouse over the middle of an element."""
        told = self.value(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center',"
            " inline: 'center'}); const r = e.getBoundingClientRect();"
            " return [r.left + r.width / 2, r.top + r.height / 2]; })()"
        )
        assert isinstance(told, list)
        for kind in ("mousePressed", "mouseReleased"):
            at = {"type": kind, "x": told[0], "y": told[1], "button": "left", "clickCount": 1}
            self.call("Input.dispatchMouseEvent", at)

    def key(self, name: str, code: int, text: str = "") -> None:
        """Press and let go of a key, by its name and its number on Windows."""
        key = {"key": name, "code": "Space" if name == " " else name, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", {"type": "keyDown", **key, **({"text": text} if text else {})})
        self.call("Input.dispatchKeyEvent", {"type": "keyUp", **key})

    def picture(self, *, whole: bool = False) -> bytes:
        """What is seen, as PNG; `whole` is the page down to its end."""
        told = self.call(
            "Page.captureScreenshot", {"format": "png", "captureBeyondViewport": whole, **self._clip(whole)}
        )
        return base64.b64decode(str(told["data"]))

    def paper(self) -> bytes:
        """The page as PDF, on the paper that its style names."""
        told = self.call("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
        return base64.b64decode(str(told["data"]))

    def call(self, method: str, parameters: Mapping[str, object] | None = None) -> Answer:
        """Send a command and wait for its answer; events that come before it are kept."""
        self._number += 1
        sent = {"id": self._number, "method": method, "params": dict(parameters or {})}
        if self._page:
            sent["sessionId"] = self._page
        data = json.dumps(sent).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data) :]
        while True:
            told = self._message()
            if told.get("id") == self._number:
                assert "error" not in told, (method, told)
                result = told["result"]
                assert isinstance(result, dict)
                return result

    def close(self) -> None:
        """End the browser with all its processes."""
        os.close(self._in)
        os.close(self._out)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        shutil.rmtree(self._profile, ignore_errors=True)

    def _attach(self) -> None:
        targets = self.call("Target.getTargets")["targetInfos"]
        assert isinstance(targets, list)
        page = next(each["targetId"] for each in targets if each["type"] == "page")
        self._page = str(self.call("Target.attachToTarget", {"targetId": page, "flatten": True})["sessionId"])
        for room in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{room}.enable")

    def _clip(self, whole: bool) -> dict[str, object]:
        if not whole:
            return {}
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        assert isinstance(size, dict)
        return {"clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}}

    def _until(self, event: str) -> None:
        while self._message().get("method") != event:
            pass

    def _message(self) -> Answer:
        """The next message. Raises TimeoutError when none comes."""
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            if not select.select([self._in], [], [], max(0.0, end - time.monotonic()))[0]:
                raise TimeoutError("the browser says nothing")
            data = os.read(self._in, 1 << 20)
            if not data:
                raise EOFError("the browser ended")
            self._buffer += data
        line, _nul, self._buffer = self._buffer.partition(b"\0")
        told = json.loads(line)
        assert isinstance(told, dict)
        self._keep(told)
        return told

    def _keep(self, told: Answer) -> None:
        parameters = told.get("params")
        if not isinstance(parameters, dict):
            return
        if told.get("method") == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif told.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"):
            self.complaints.append(json.dumps(parameters)[:5000])


def _pipe() -> tuple[int, int]:
    """A pipe whose ends have numbers above 9."""
    import fcntl  # not on Windows, where no browser is looked for

    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return high[0], high[1]
