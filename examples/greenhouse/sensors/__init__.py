"""The sensors of the greenhouse, and where their readings go."""

from .filters import MovingAverage
from .simulated import HumiditySensor, SensorError, TemperatureSensor

__all__ = ("HumiditySensor", "MovingAverage", "SensorError", "TemperatureSensor", "all_sensors")


def all_sensors(seed):
    return [
        TemperatureSensor("air", seed, base=2200, swing=700),
        TemperatureSensor("soil", seed + 1, base=1500, swing=120),
        HumiditySensor("humidity", seed + 2),
    ]
