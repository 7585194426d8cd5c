"""Sensors without hardware: a day that passes in a minute, and a generator of noise."""

from micropython import const

_DAY_MS = const(60_000)
_MULTIPLIER = const(1103515245)
_INCREMENT = const(12345)
_MASK = const(0x3FFFFFFF)


class SensorError(Exception):
    pass


def noise(seed, amplitude):
    """An endless sequence of small integers around zero, the same for the same seed."""
    state = seed
    while True:
        state = (state * _MULTIPLIER + _INCREMENT) & _MASK
        yield (state >> 16) % (2 * amplitude + 1) - amplitude


class Sensor:
    unit = ""

    def __init__(self, name, seed, amplitude):
        self.name = name
        self._noise = noise(seed, amplitude)

    def read(self, now):
        return self._at(now % _DAY_MS) + next(self._noise)

    def format(self, reading):
        return f"{reading // 100}.{reading % 100:02d} {self.unit}"


class TemperatureSensor(Sensor):
    unit = "C"

    def __init__(self, name, seed, *, base, swing):
        super().__init__(name, seed, amplitude=25)
        self._base = base
        self._swing = swing

    def _at(self, time):
        # A triangle wave: coldest at midnight, warmest at noon.
        half = _DAY_MS // 2
        distance = abs(time - half)
        return self._base + self._swing * (half - 2 * distance) // half


class HumiditySensor(Sensor):
    unit = "%"

    def __init__(self, name, seed):
        super().__init__(name, seed, amplitude=150)

    def _at(self, time):
        if 31_000 <= time < 33_000:
            raise SensorError(f"{self.name}: no answer on the bus")
        return 6500 - time // 40
