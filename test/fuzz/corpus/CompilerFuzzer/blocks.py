def f(a, *b, c=1, **d):
    global g
    for i in range(3):
        try:
            with a as e, b:
                if c: break
                continue
        except (A, B) as h:
            raise C from h
        else:
            yield from d
        finally:
            del a, e.x, b[1:2]
    while a < 1 <= b: return lambda: (yield a)
    assert a, f"{a!r:>{b}}"
class A(B, m=C):
    _X = const(3)
    x: int = _X * 2
    async def f(self):
        async with a: await super().f(*a, b=1, **c)
        async for x in y: (z := x)
    @staticmethod
    def g(): nonlocal_ = [i for i in j if k for l in m]
