"""Kept: a few things that take long to make, the last used ones at hand."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Kept:
    """The things last used, at most `most` of them; safe to share between threads."""

    def __init__(self, most: int) -> None:
        """Take how many are kept."""
        self._most = most
        self._things: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()
        self._making: dict[Hashable, threading.Lock] = {}

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return the thing of this key, made now where it is not at hand; one thread makes it."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                found: Made = self._things[key]
                return found
            turn = self._making.setdefault(key, threading.Lock())
        try:
            with turn:
                return self._made(key, make)
        finally:
            with self._lock:
                self._making.pop(key, None)

    def _made(self, key: Hashable, make: Callable[[], Made]) -> Made:
        with self._lock:
            if key in self._things:  # another thread was quicker
                found: Made = self._things[key]
                return found
        thing = make()
        with self._lock:
            self._things[key] = thing
            while len(self._things) > self._most:
                self._things.popitem(last=False)
        return thing
