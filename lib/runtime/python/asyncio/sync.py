# What tasks wait for each other with, and for code outside of the loop.

from io import IOBase
from . import core


class Event:
    def __init__(self):
        self.state = False
        self.waiting = core.TaskQueue()

    def is_set(self):
        return self.state

    def set(self):
        self.state = True
        core.wake_all(self.waiting)

    def clear(self):
        self.state = False

    async def wait(self):
        if not self.state:
            await core.sleep_ms.within(self.waiting)
        return True


class Lock:
    # release() gives the lock to whoever waits longest: it is never free in between, so nobody gets ahead.

    def __init__(self):
        self._held = False
        self._heir = None  # to whom it was given, until that task runs
        self._waiting = core.TaskQueue()

    def locked(self):
        return self._held and not self._heir

    def release(self):
        if not self._held:
            raise RuntimeError("Lock not acquired")
        self._heir = self._waiting.peek()
        if self._heir:
            core._task_queue.push(self._waiting.pop())
        else:
            self._held = False

    async def acquire(self):
        if self._held:
            try:
                await core.sleep_ms.within(self._waiting)
            except BaseException:
                if self._heir is core.cur_task:
                    self.release()
                raise
            self._heir = None
        self._held = True
        return True

    async def __aenter__(self):
        return await self.acquire()

    async def __aexit__(self, kind, value, traceback):
        self.release()


class ThreadSafeFlag(IOBase):
    # To the loop it is a stream, which can be read when the flag is set: whoever sets it touches no queue.

    def __init__(self):
        self.state = False

    def ioctl(self, request, argument):
        if request == 3:  # which of the events in argument are there
            return argument if self.state else 0
        return -22

    def set(self):
        self.state = True

    def clear(self):
        self.state = False

    async def wait(self):
        while not self.state:
            await core._io_queue.readable(self)
        self.state = False
