"""Drives the real widgets: one window, a clock that only the test moves, taps and keys as a person makes them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.ui import environment

USUAL_SIZE = (1200, 800)
FRAME_SECONDS = 1 / 60


def open_window() -> tuple[Any, bool]:
    """Kivy's window and whether it draws pixels; without an OpenGL library, one of ours that lays out and listens."""
    import sys

    if "kivy" not in sys.modules:
        os.environ["KIVY_CLIPBOARD"] = "dummy"
        environment.prepare(Path(tempfile.mkdtemp(prefix="window-tests-")), size=USUAL_SIZE, offscreen=True)
    import kivy.core.window as core

    real = core.Window is not None
    if not real:
        os.environ["KIVY_GL_BACKEND"] = "mock"
        core.Window = _fake_window()
    return core.Window, real


def _fake_window() -> Any:
    from kivy.core.window import WindowBase
    from kivy.graphics import cgl

    class FakeWindow(WindowBase):
        """Everything of a window but its pixels."""

        _size: Any

        def create_window(self, *_args: Any) -> None:
            cgl.cgl_init()
            if not any(self._size):  # Kivy calls this again for each new size
                self._size = USUAL_SIZE
            super().create_window(*_args)

        def _get_window_pos(self) -> tuple[int, int]:
            return 0, 0

    return FakeWindow()


Window, HAS_PIXELS = open_window()

from kivy.animation import Animation  # noqa: E402  # Kivy reads its settings at the first import, above
from kivy.base import EventLoop, runTouchApp, stopTouchApp  # noqa: E402
from kivy.clock import Clock  # noqa: E402
from kivy.core.window import Keyboard  # noqa: E402
from kivy.input.motionevent import MotionEvent  # noqa: E402

from app.ui import widgets  # noqa: E402
from app.ui.theme import theme  # noqa: E402
from app.ui.widgets.focus import focus  # noqa: E402


class VirtualClock:
    """Kivy's time, moved only by frames; it never runs backwards, so it outlives a test."""

    def __init__(self) -> None:
        self.now = Clock.time()
        Clock.time = lambda: self.now
        Clock._max_fps = 0  # no sleeping between frames; private, so kivy is pinned

    def frame(self, seconds: float = FRAME_SECONDS) -> None:
        self.now += seconds
        EventLoop.idle()


clock = VirtualClock()


def place(x: float, y: float) -> dict[str, float]:
    """A place in the window's pixels as the share of its size that Kivy wants."""
    return {"x": x / max(Window.width - 1, 1), "y": y / max(Window.height - 1, 1)}


class Touch(MotionEvent):
    """A finger, or a mouse button, at a place in the window's pixels."""

    def __init__(self, x: float, y: float, button: str = "") -> None:
        self.wanted_button = button
        super().__init__("test", f"touch{id(self)}", place(x, y), is_touch=True, type_id="touch")

    def depack(self, args: dict[str, float]) -> None:
        self.sx, self.sy = args["x"], args["y"]
        self.profile = ["pos", "button"] if self.wanted_button else ["pos"]
        if self.wanted_button:
            self.button = self.wanted_button
        super().depack(args)

    def send(self, kind: str) -> None:
        EventLoop.post_dispatch_input(kind, self)


class Driver:
    """Shows one widget as the whole page and acts on it as a person would."""

    def __init__(self, root: Any = None) -> None:
        runTouchApp(embedded=True) if EventLoop.status != "started" else None
        widgets.install()
        self.root: Any = None
        self.frames()
        if root is not None:
            self.show(root)

    def show(self, root: Any) -> Any:
        """Put `root` on the window in place of what was there."""
        for child in list(Window.children):
            Window.remove_widget(child)
        self.root = root
        Window.add_widget(root)
        self.settle()
        return root

    def frames(self, count: int = 1, seconds: float = FRAME_SECONDS) -> None:
        """Draw frames, each `seconds` later than the one before."""
        for _ in range(count):
            clock.frame(seconds)

    def wait(self, seconds: float) -> None:
        """Let virtual time pass."""
        self.frames(max(int(seconds / 0.05), 1), 0.05)

    def settle(self) -> None:
        """Until layout and motion have come to rest."""
        self.frames(8)
        self.wait(0.4)

    def wait_until(self, condition: Callable[[], object], timeout: float = 5) -> None:
        """Frames until the condition holds; AssertionError with what is on screen after `timeout` virtual seconds."""
        end = clock.now + timeout
        while not condition():
            assert clock.now < end, f"not within {timeout} s; on screen: {self.texts()}"
            self.frames()

    def widgets(self) -> Iterator[Any]:
        """All widgets on the window, dialogs first."""
        for top in list(Window.children):
            yield from top.walk()

    def texts(self) -> list[str]:
        """The words on screen, dialogs first."""
        return [each.text for each in self.widgets() if getattr(each, "text", "")]

    def sees(self, text: str) -> bool:
        """Whether some widget's words contain the text."""
        return any(text in each for each in self.texts())

    def find(self, text: str | None = None, cls: type | None = None, where: Callable[[Any], bool] | None = None) -> Any:
        """The first widget with exactly this text (or label), of this class, for which `where` holds."""
        for each in self.widgets():
            said = getattr(each, "text", None), getattr(each, "label", None)
            if (
                (text is None or text in said)
                and (cls is None or isinstance(each, cls))
                and (where is None or where(each))
            ):
                return each
        raise AssertionError(f"no {cls.__name__ if cls else 'widget'} {text!r}; on screen: {self.texts()}")

    def tap(self, target: Any, cls: type | None = None, button: str = "") -> Any:
        """Touch the middle of a widget (or of the one with this text), after scrolling to it.

        AssertionError when it is off the window, disabled, or another widget lies over it.
        """
        widget = self.find(target, cls) if isinstance(target, str) else target
        self._scroll_to(widget)
        x, y = widget.to_window(*widget.center)
        assert 0 <= x <= Window.width, f"{widget} is off the window at {x:.0f},{y:.0f}"
        assert 0 <= y <= Window.height, f"{widget} is off the window at {x:.0f},{y:.0f}"
        assert not widget.disabled, f"{widget} is disabled"
        met = pressed_at(x, y)
        assert met is None or related(met, widget), f"{met} lies over {widget} at {x:.0f},{y:.0f}"
        self.touch(x, y, button)
        return widget

    def touch(self, x: float, y: float, button: str = "") -> None:
        """Touch and let go at a place in the window's pixels."""
        touch = Touch(x, y, button)
        touch.send("begin")
        self.frames(8)
        touch.send("end")
        self.frames(12)

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 8, *, button: str = "") -> None:
        """Touch at `start`, move to `end`, let go; with the mouse where a button is named."""
        touch = Touch(*start, button)
        touch.send("begin")
        for at in range(1, steps + 1):
            x, y = (a + (b - a) * at / steps for a, b in zip(start, end, strict=True))
            touch.move(place(x, y))
            touch.send("update")
            self.frames()
        touch.send("end")
        self.frames(12)

    def type(self, text: str) -> None:
        """Type into the field that has the focus."""
        assert focus.is_typing(), "no text field has the focus"
        for sign in text:
            Window.dispatch("on_textinput", sign)
        self.frames(4)

    def key(self, name: str, *modifiers: str) -> None:
        """Press and release a key, by Kivy's name for it ("tab", "enter", "spacebar", "a", "1", "escape")."""
        code = Keyboard.keycodes[name]
        sign = name if len(name) == 1 else (" " if name == "spacebar" else "")
        Window._modifiers = list(modifiers)  # ctrl and shift are read from here by text fields
        Window.dispatch("on_key_down", code, 0, sign, list(modifiers))
        Window.dispatch("on_key_up", code, 0)
        Window._modifiers = []
        self.frames(10)

    def hold(self, name: str, repeats: int = 5) -> None:
        """Press a key and hold it, so that the keyboard repeats it; then release it."""
        code, sign = Keyboard.keycodes[name], name if len(name) == 1 else (" " if name == "spacebar" else "")
        for _press in range(repeats + 1):
            Window.dispatch("on_key_down", code, 0, sign, [])
            self.frames(4)
        Window.dispatch("on_key_up", code, 0)
        self.frames(10)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size and let the layout follow."""
        Window.size = (width, height)
        self.settle()

    def shot(self, path: Path | str) -> None:
        """Write what the window shows as PNG. Needs real pixels."""
        self.frames(2)
        if len(Window.children) == 1:
            self.root.export_to_png(str(path))
            return
        shot_of_layers(list(reversed(Window.children)), Path(path))

    def close(self) -> None:
        """Clean the window for the next test."""
        focus.clear()
        for child in list(Window.children):
            Window.remove_widget(child)
        for event in list(Clock.get_events()):
            event.cancel()
        Animation._instances.clear()
        Window.size = USUAL_SIZE
        theme.choice, theme.scale, theme.reduced_motion, theme.key_hints = "light", 1.0, False, True
        self.frames(2)

    def _scroll_to(self, widget: Any) -> None:
        from app.ui.widgets.focus import bring_into_view

        bring_into_view(widget)
        self.wait(0.3)


def shot_of_layers(layers: list[Any], path: Path) -> None:
    """A picture of the page with what lies over it, drawn in the window's order."""
    from kivy.graphics import ClearBuffers, ClearColor, Fbo

    fbo = Fbo(size=Window.size, with_stencilbuffer=True)
    with fbo:
        ClearColor(0, 0, 0, 1)
        ClearBuffers()
    canvases = [(layer, layer.parent.canvas.indexof(layer.canvas)) for layer in layers if layer.parent is not None]
    for layer, _place in canvases:
        Window.canvas.remove(layer.canvas)
        fbo.add(layer.canvas)
    fbo.draw()
    fbo.texture.save(str(path), flipped=True)
    for layer, _place in canvases:
        fbo.remove(layer.canvas)
        Window.canvas.add(layer.canvas)


def pressed_at(x: float, y: float) -> Any:
    """The widget on top at a place of the window that would take a press, or None."""
    for top in Window.children:
        met = _pressed_in(top, x, y)
        if met is not None or getattr(top, "open_now", False):
            return met
    return None


def _pressed_in(widget: Any, x: float, y: float) -> Any:
    inside = widget.collide_point(*widget.to_widget(x, y)) if widget.parent is not None else True
    if not inside and hasattr(widget, "scroll_y"):
        return None
    for child in widget.children:
        met = _pressed_in(child, x, y)
        if met is not None:
            return met
    takes = hasattr(widget, "activate") or hasattr(widget, "insert_text") or hasattr(widget, "draw")
    return widget if inside and takes and not widget.disabled else None


def related(one: Any, other: Any) -> bool:
    """Whether one widget holds the other."""
    return any(each is other for each in one.walk()) or any(each is one for each in other.walk())


def shut() -> None:
    """End the window at the end of all tests."""
    stopTouchApp()
