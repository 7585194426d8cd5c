# Waiting for several things: until all have ended, or no longer than some time.

from time import ticks_add
from . import core


def _is_idle(waiting):
    return isinstance(waiting, core.TaskQueue) and not waiting.peek()


class _Group:
    # The tasks that a gather() waits for. While they run, their state is `note`.

    def __init__(self, tasks, takes_failures):
        self.tasks = tasks
        self.takes_failures = takes_failures
        self.pending = len(tasks)
        self.failure = None
        self.waiting = core.TaskQueue()
        self.note = self._note

    def join(self):
        for task in self.tasks:
            if task.done():
                self.note(task, task.data)
            elif task.state is True or _is_idle(task.state):
                task.state = self.note
            else:
                raise RuntimeError("can't gather")

    # The loop calls this, too, when the task ends.
    def _note(self, task, outcome):
        task.state = False
        self.pending -= 1
        if not (self.failure or self.takes_failures or isinstance(outcome, StopIteration)):
            self.failure = outcome
        if self.is_decided():
            core.wake_all(self.waiting)

    def is_decided(self):
        return self.failure or not self.pending

    def leave(self):
        for task in self.tasks:
            if task.state is self.note:
                task.state = core.TaskQueue()  # it can be awaited, but its failure is nobody's concern any more

    def results(self):
        return [task.data.value if isinstance(task.data, StopIteration) else task.data for task in self.tasks]


async def gather(*awaitables, return_exceptions=False):
    group = _Group([core.ensure_task(each) for each in awaitables], return_exceptions)
    try:
        group.join()
        if not group.is_decided():
            await core.sleep_ms.within(group.waiting)
    except core.CancelledError:
        for task in group.tasks:
            task.cancel()
        raise
    finally:
        group.leave()
    if group.failure:
        raise group.failure
    return group.results()


async def _cancel_after(ms, task):
    await core.sleep_ms(ms)
    return task.cancel()


async def wait_for_ms(awaitable, timeout):
    task = core.ensure_task(awaitable)
    if timeout is None:
        return await task
    if not task.done():
        ticks_add(0, timeout)  # raises if that is no time
        iter(task)  # raises if one cannot wait for it
        alarm = core.create_task(_cancel_after(timeout, task))
        try:
            await core.until_ended(task)
        except core.CancelledError:
            alarm.cancel()
            task.cancel()
            raise
        if alarm.done() and core.result_of(alarm):
            task.state = False
            raise core.TimeoutError
        # Nothing of it is left in the loop when the caller goes on.
        alarm.cancel()
        await core.until_ended(alarm)
    return core.result_of(task)


def wait_for(awaitable, timeout):
    return wait_for_ms(awaitable, timeout if timeout is None else int(timeout * 1000))
