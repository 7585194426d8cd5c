class Led:
    def __init__(self, pin):
        self.pin = pin

    def blink(self, times):
        for _ in range(times):
            print("led", self.pin)
