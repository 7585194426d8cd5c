"""What the hardware of this greenhouse is, and how it is run."""

from micropython import const

# Names with an underscore disappear at compile time: the compiler puts the value where the name is used.
_SECOND = const(1000)

SAMPLE_PERIOD_MS = const(2 * _SECOND)
CONTROL_PERIOD_MS = const(5 * _SECOND)
REPORT_PERIOD_MS = const(20 * _SECOND)
RUN_TIME_MS = const(60 * _SECOND)

FILTER_WINDOW = const(4)

# Temperature in hundredths of a degree: integers need no heap on the board.
VENT_OPEN_ABOVE = const(2600)
VENT_CLOSE_BELOW = const(2350)
FROST_BELOW = const(400)
