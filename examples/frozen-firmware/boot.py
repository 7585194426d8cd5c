"""Runs first: what the firmware promises to have is here."""

import alarm
import sensors

print("greenhouse", alarm.__version__, "with", len(sensors.all_sensors(1)), "sensors, alarm above", alarm.LIMIT)
