# Methods and attributes: a simulation of tanks and valves, with inheritance, super() and bound methods.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 70


class Part:
    capacity = 1000

    def __init__(self, name):
        self.name = name
        self.level = 0
        self.steps = 0

    def step(self):
        self.steps += 1

    def add(self, amount):
        level = self.level + amount
        if level > self.capacity:
            spilled = level - self.capacity
            self.level = self.capacity
            return spilled
        self.level = level
        return 0


class Tank(Part):
    def __init__(self, name, loss):
        super().__init__(name)
        self.loss = loss
        self.spilled = 0

    def step(self):
        super().step()
        if self.level > self.loss:
            self.level -= self.loss
        else:
            self.level = 0

    def fill(self, amount):
        self.spilled += self.add(amount)


class Valve:
    def __init__(self, source, target, rate):
        self.source = source
        self.target = target
        self.rate = rate
        self.moved = 0

    def flow(self):
        amount = self.rate if self.source.level >= self.rate else self.source.level
        self.source.level -= amount
        self.target.fill(amount)
        self.moved += amount
        return amount


class Plant:
    def __init__(self, size):
        self.tanks = [Tank("tank%d" % i, i % 3) for i in range(size)]
        self.valves = []
        for i in range(size):
            self.valves.append(Valve(self.tanks[i], self.tanks[(i * 7 + 1) % size], 3 + i % 5))

    def run(self, steps):
        first = self.tanks[0].fill
        for now in range(steps):
            first(40 + now % 7)
            for valve in self.valves:
                valve.flow()
            for tank in self.tanks:
                tank.step()

    def check(self):
        result = 0
        for tank in self.tanks:
            result += tank.level * 31 + tank.spilled * 7 + tank.steps
        for valve in self.valves:
            result += valve.moved
        return result


plant = Plant(20)
plant.run(450 * SCALE)
print("attributes", plant.check())
