from drivers.led import Led

Led(2).blink(3)
