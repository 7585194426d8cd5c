"""Filters for noisy readings, in integers."""


class MovingAverage:
    """Mean of the last readings; the buffer is allocated once."""

    def __init__(self, size):
        self._buffer = [0] * size
        self._used = 0
        self._next = 0

    def add(self, reading):
        self._buffer[self._next] = reading
        self._next = (self._next + 1) % len(self._buffer)
        self._used = min(self._used + 1, len(self._buffer))

    @property
    def value(self):
        if not self._used:
            return None
        return sum(self._buffer[: self._used]) // self._used


def hysteresis(low, high):
    """A switch with memory: on above high, off below low, else as before."""
    on = False

    def update(reading):
        nonlocal on
        if reading > high:
            on = True
        elif reading < low:
            on = False
        return on

    return update
