# The loop: whose turn it is, waiting for time and streams, and what becomes of tasks that end.
#
# cur_task, _task_queue and CancelledError are found by _asyncio under these names, in these globals.

from _asyncio import Pause, Task, TaskQueue
from select import POLLIN, POLLOUT, poll
from sys import print_exception, stderr
from time import ticks_diff, ticks_ms as ticks


class CancelledError(BaseException):
    pass


class TimeoutError(Exception):
    pass


class _Stopped(Exception):
    pass


# At most that many milliseconds pass before it is seen that a scheduled function has made a task ready.
_SLICE = 100

cur_task = None

# Awaiting sleep_ms(t) costs no memory; sleep_ms.within(queue) waits in another queue than that of the loop.
sleep_ms = Pause(globals())


def sleep(t):
    return sleep_ms(int(t * 1000))


def wake_all(queue):
    while queue.peek():
        _task_queue.push(queue.pop())


# --- Streams.


class _Watch:
    # A stream and the tasks that wait until it can be read or written.

    def __init__(self, owner, stream):
        self.owner = owner
        self.stream = stream
        self.readers = TaskQueue()
        self.writers = TaskQueue()

    def wake(self, events):
        # What is neither is an error or the end, which both sides shall see.
        if events & ~POLLOUT:
            wake_all(self.readers)
        if events & ~POLLIN:
            wake_all(self.writers)

    def settle(self):
        wanted = (POLLIN if self.readers.peek() else 0) | (POLLOUT if self.writers.peek() else 0)
        if wanted:
            self.owner.poller.register(self.stream, wanted)
        else:
            self.owner.forget(self.stream)

    # Called by Task.cancel().
    def remove(self, task):
        self.readers.remove(task)
        self.writers.remove(task)
        self.settle()


class IOQueue:
    def __init__(self):
        self.poller = poll()
        self.poller.ipoll(0)  # what it allocates once, it has
        self.watches = {}  # by the id of the stream
        self.asked = ticks()

    def _watch(self, stream, events):
        watch = self.watches.get(id(stream))
        if not watch:
            watch = self.watches[id(stream)] = _Watch(self, stream)
        elif watch.readers.peek() or watch.writers.peek():
            events = POLLIN | POLLOUT
        self.poller.register(stream, events)
        return watch

    def readable(self, stream):
        watch = self._watch(stream, POLLIN)
        return sleep_ms.within(watch.readers, watch)

    def writable(self, stream):
        watch = self._watch(stream, POLLOUT)
        return sleep_ms.within(watch.writers, watch)

    # For generators, which `yield` after it.
    def queue_read(self, stream):
        next(self.readable(stream))

    def queue_write(self, stream):
        next(self.writable(stream))

    def forget(self, stream):
        if self.watches.pop(id(stream), None):
            self.poller.unregister(stream)

    def wait_io_event(self, ms):
        woken = ()
        for stream, events in self.poller.ipoll(ms):
            watch = self.watches[id(stream)]
            watch.wake(events)
            woken += (watch,)
        for watch in woken:
            watch.settle()
        self.asked = ticks()


# --- Tasks.


def create_task(coro):
    if not hasattr(coro, "send"):
        raise TypeError("coroutine expected")
    task = Task(coro, globals())
    _task_queue.push(task)
    return task


def ensure_task(awaitable):
    return awaitable if isinstance(awaitable, Task) else create_task(awaitable)


_promote_to_task = ensure_task


def current_task():
    if cur_task is None:
        raise RuntimeError("no running event loop")
    return cur_task


def until_ended(task):
    # As awaiting it, but whoever is cancelled meanwhile does not pass that on, and the outcome is not looked at.
    iter(task)
    return sleep_ms(0) if task.done() else sleep_ms.within(task.state)


def result_of(task):
    # Of a task that has ended.
    task.state = False
    if isinstance(task.data, StopIteration):
        return task.data.value
    raise task.data


def _next_task():
    while True:
        task = _task_queue.peek()
        now = ticks()
        ms = ticks_diff(task.ph_key, now) if task else _SLICE
        if ms > 0:
            _io_queue.wait_io_event(min(ms, _SLICE))
            continue
        # Tasks that are always ready do not keep those waiting who wait for a stream.
        if _io_queue.watches and now != _io_queue.asked:
            _io_queue.wait_io_event(0)
        return _task_queue.pop()


def _ended(task, outcome):
    waiting = task.state
    task.state = False
    task.data = outcome
    if isinstance(waiting, TaskQueue):
        wake_all(waiting)
    elif waiting is not True:
        waiting(task, outcome)
    elif isinstance(outcome, (StopIteration, CancelledError)):
        task.state = None
    else:
        # It has another turn, in which the failure is reported if nobody has asked for it.
        _task_queue.push(task)
        task.state = None
        task.data = outcome


def _report(task):
    if task.state is None:
        _loop.call_exception_handler(
            {"message": "Task exception wasn't retrieved", "exception": task.data, "future": task}
        )


def run_until_complete(main_task=None):
    global cur_task
    outer = cur_task
    try:
        if main_task and main_task.done():
            return result_of(main_task)
        while True:
            cur_task = task = _next_task()
            thrown = task.data
            if thrown is not None and not task.state:
                _report(task)
                continue
            try:
                if thrown is None:
                    task.coro.send(None)
                else:
                    task.data = None
                    task.coro.throw(thrown)
            except _Stopped:
                task.state = False
                return
            except (CancelledError, Exception) as outcome:
                _ended(task, outcome)
                if task is main_task:
                    return result_of(task)
    finally:
        cur_task = outer


def run(coro):
    return run_until_complete(create_task(coro))


# --- The loop as an object.


async def _stop():
    raise _Stopped


class Loop:
    def __init__(self):
        self._handler = None
        self._stopping = None

    def create_task(self, coro):
        return create_task(coro)

    def run_forever(self):
        run_until_complete()

    def run_until_complete(self, awaitable):
        return run_until_complete(ensure_task(awaitable))

    def stop(self):
        # Those who are ready have their turn before.
        if not self._stopping or self._stopping.done():
            self._stopping = create_task(_stop())

    def close(self):
        pass

    def set_exception_handler(self, handler):
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def default_exception_handler(self, context):
        print(context["message"], file=stderr)
        print("future:", context["future"], "coro=", context["future"].coro, file=stderr)
        print_exception(context["exception"], stderr)

    def call_exception_handler(self, context):
        if self._handler:
            self._handler(self, context)
        else:
            self.default_exception_handler(context)


def get_event_loop(runq_len=0, waitq_len=0):
    return _loop


def new_event_loop():
    global _task_queue, _io_queue, _loop
    _task_queue = TaskQueue()
    _io_queue = IOQueue()
    _loop = Loop()
    return _loop


new_event_loop()
