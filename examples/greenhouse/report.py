"""What the greenhouse tells its owner."""


class Statistics:
    def __init__(self):
        self.count = 0
        self.low = self.high = None

    def add(self, reading):
        self.count += 1
        self.low = reading if self.low is None else min(self.low, reading)
        self.high = reading if self.high is None else max(self.high, reading)


class Journal:
    """Statistics of every sensor and the events of the run, in the order they happened."""

    def __init__(self, sensors):
        self._sensors = {sensor.name: sensor for sensor in sensors}
        self._statistics = {sensor.name: Statistics() for sensor in sensors}
        self.events = []

    def record(self, name, reading):
        self._statistics[name].add(reading)

    def event(self, now, text):
        self.events.append((now, text))

    def rows(self):
        for name in sorted(self._statistics):
            statistics = self._statistics[name]
            sensor = self._sensors[name]
            yield name, statistics.count, sensor.format(statistics.low), sensor.format(statistics.high)

    def print(self, now):
        print(f"--- t={now / 1000:.0f}s " + "-" * 30)
        for name, count, low, high in self.rows():
            print(f"{name:<10}{count:>3} readings  {low:>8} .. {high}")
