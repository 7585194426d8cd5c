"""A greenhouse controller: samples its sensors, works the vent, reports. Entry of the example program."""

import config
from report import Journal
from scheduler import Scheduler
from sensors import MovingAverage, SensorError, all_sensors
from sensors.filters import hysteresis


def sample(scheduler, sensor, average, journal):
    """Reads one sensor for ever; a reading that fails is an event, not the end."""
    while True:
        try:
            reading = sensor.read(scheduler.now)
        except SensorError as error:
            journal.event(scheduler.now, str(error))
        else:
            average.add(reading)
            journal.record(sensor.name, reading)
        yield config.SAMPLE_PERIOD_MS


def control_vent(scheduler, average, journal):
    """Opens the vent when it is warm, closes it when it is cool; says so only when it moves."""
    wants_open = hysteresis(config.VENT_CLOSE_BELOW, config.VENT_OPEN_ABOVE)
    is_open = False
    while True:
        reading = average.value
        if reading is not None:
            if reading < config.FROST_BELOW:
                raise RuntimeError("frost")
            if wants_open(reading) != is_open:
                is_open = not is_open
                journal.event(scheduler.now, f"vent {'opens' if is_open else 'closes'} at {reading / 100:.1f} C")
        yield config.CONTROL_PERIOD_MS


def report(scheduler, journal):
    yield config.REPORT_PERIOD_MS
    while True:
        journal.print(scheduler.now)
        yield config.REPORT_PERIOD_MS


def self_test(scheduler, steps):
    """Runs a few times and ends: the scheduler forgets it."""
    for step in range(steps):
        yield 10 * (step + 1)
    raise ValueError(f"self test stopped after {steps} steps")


def main():
    scheduler = Scheduler()
    sensors = all_sensors(seed=42)
    averages = {sensor.name: MovingAverage(config.FILTER_WINDOW) for sensor in sensors}
    journal = Journal(sensors)

    for sensor in sensors:
        scheduler.spawn(f"sample {sensor.name}", sample(scheduler, sensor, averages[sensor.name], journal))
    scheduler.spawn("vent", control_vent(scheduler, averages["air"], journal), delay=1)
    scheduler.spawn("report", report(scheduler, journal), delay=2)
    scheduler.spawn("self test", self_test(scheduler, steps=3))

    runs = scheduler.run(until=config.RUN_TIME_MS)

    print("events:")
    for now, text in journal.events:
        print(f"  {now / 1000:6.2f}s  {text}")
    for now, name, error in scheduler.errors:
        print(f"  {now / 1000:6.2f}s  task '{name}' ended: {error}")
    print("runs:", ", ".join(f"{name} {count}" for name, count in sorted(runs.items())))
    moves = [text for _, text in journal.events if text.startswith("vent")]
    return len(moves)


# A board imports main.py when it starts.
print(f"the vent moved {main()} times")
