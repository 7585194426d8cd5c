"""A cooperative scheduler: tasks are generators that yield the milliseconds they want to sleep.

Time is simulated, so a run gives the same result everywhere and takes no time.
"""


class Task:
    def __init__(self, name, body, due):
        self.name = name
        self.body = body
        self.due = due
        self.runs = 0

    def __lt__(self, other):
        return (self.due, self.name) < (other.due, other.name)


class Scheduler:
    def __init__(self):
        self.now = 0
        self._tasks = []
        self.errors = []

    def spawn(self, name, body, *, delay=0):
        self._tasks.append(Task(name, body, self.now + delay))

    def run(self, until):
        """Runs the tasks in the order they are due; a task that fails is dropped, the others go on."""
        while self._tasks:
            task = min(self._tasks)
            if task.due > until:
                break
            self.now = task.due
            try:
                task.due += next(task.body)
                task.runs += 1
            except StopIteration:
                self._tasks.remove(task)
            except Exception as error:
                self.errors.append((self.now, task.name, repr(error)))
                self._tasks.remove(task)
        self.now = until
        return {task.name: task.runs for task in self._tasks}
