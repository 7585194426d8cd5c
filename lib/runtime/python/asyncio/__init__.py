# asyncio: tasks that take turns.  The loop is loaded at once; the rest when a program first asks for one of its
# names.

from .core import (
    CancelledError,
    IOQueue,
    Loop,
    Task,
    TaskQueue,
    TimeoutError,
    create_task,
    current_task,
    get_event_loop,
    new_event_loop,
    run,
    run_until_complete,
    sleep,
    sleep_ms,
    ticks,
)

__version__ = (3, 0, 0)

_later = {
    "combine": ("gather", "wait_for", "wait_for_ms"),
    "stream": ("Server", "Stream", "StreamReader", "StreamWriter", "open_connection", "start_server"),
    "sync": ("Event", "Lock", "ThreadSafeFlag"),
}


def __getattr__(name):
    for part, names in _later.items():
        if name == part or name in names:
            module = getattr(__import__("asyncio." + part), part)
            for each in names:
                globals()[each] = getattr(module, each)
            return getattr(module, name, module)
    raise AttributeError(name)
