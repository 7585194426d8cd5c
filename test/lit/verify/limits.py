# Programs at the limits of what the compiler makes are accepted: five finally within finally, awaits in an async with,
# a generator expression, a comprehension in a class with super, many nested blocks.
# RUN: %mpy-cross %s -o %t.mpy && %mpy-tool verify %t.mpy
def nested(a):
    try:
        return a
    finally:
        try:
            a()
        finally:
            try:
                a()
            finally:
                try:
                    a()
                finally:
                    try:
                        a()
                    finally:
                        a()


async def manage(m, n):
    for x in n:
        async with m as v:
            async with v:
                if x:
                    break
                if v:
                    return [y for y in v]
                await x
                continue


class C(nested):
    __class__ = nested
    k = (1, __class__, nested(__class__))

    def m(self):
        return {k: [super().m(i) for i in range(k)] for k in (j for j in self)}
