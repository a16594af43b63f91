"""Whoever lies above and must follow a change of facts hangs a call here; it is made in the same transaction."""

from collections.abc import Callable

on_change: list[Callable[[], None]] = []


def tell() -> None:
    for call in on_change:
        call()
