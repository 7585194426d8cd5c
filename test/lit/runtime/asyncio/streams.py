# Connections of this machine: both ways, lines, exact counts, the end, large data, and readers that are cancelled.
# REQUIRES: adder
# RUN: %adder -X heapsize=64M %s | FileCheck %s --match-full-lines
import asyncio, errno

async def serve(reader, writer):
    print(type(writer.get_extra_info("peername")))
    while line := await reader.readline():
        word, count = line.split()
        if word == b"echo":
            writer.write(await reader.readexactly(int(count)))
        elif word == b"fill":
            writer.write(bytearray(int(count)))
            writer.write(b".")
        elif word == b"sink":
            got = 0
            while got < int(count):
                got += len(await reader.read(100000))
            writer.write(b"%d\n" % got)
        await writer.drain()
    writer.close()
    await writer.wait_closed()

async def listen():
    for port in range(42000, 60000, 7):
        try:
            return await asyncio.start_server(serve, "127.0.0.1", port), port
        except OSError as error:
            assert error.errno in (errno.EADDRINUSE, errno.EACCES)

async def main():
    server, port = await listen()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"echo 5\n12")
    writer.write("345")
    await writer.drain()
    print(await reader.readexactly(5))
    # CHECK: <class 'bytearray'>
    # CHECK-NEXT: b'12345'

    # More than the system holds.
    writer.write(b"fill 3000000\n")
    await writer.drain()
    data = await reader.readexactly(3000001)
    print(len(data), data[-2:])
    writer.write(b"sink 3000000\n")
    for i in range(3):
        writer.write(bytes(1000000))
    await asyncio.gather(writer.drain(), writer.drain())
    print(await reader.readline())
    # CHECK-NEXT: 3000001 b'\x00.'
    # CHECK-NEXT: b'3000000\n'

    # Who is cancelled takes nothing away.
    try:
        await asyncio.wait_for_ms(reader.read(10), 5)
    except asyncio.TimeoutError as error:
        print(repr(error))
    buffer = bytearray(4)
    writer.write(b"echo 4\nabcd")
    await writer.drain()
    print(await reader.readinto(buffer), buffer)
    # CHECK-NEXT: TimeoutError()
    # CHECK-NEXT: 4 bytearray(b'abcd')

    # The end.
    other, _ = await asyncio.open_connection("127.0.0.1", port)
    other.write(b"fill 3\nx")
    await other.drain()
    other.s.close()
    writer.close()
    await writer.wait_closed()
    # CHECK-NEXT: <class 'bytearray'>

    server.close()
    await server.wait_closed()
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except OSError as error:
        print(errno.errorcode[error.errno])
    # CHECK-NEXT: ECONNREFUSED
    # A server whose task never ran has given its address back, too.
    async with await asyncio.start_server(serve, "127.0.0.1", port):
        pass
    async with await asyncio.start_server(serve, "127.0.0.1", port) as again:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"echo 2\nok")
        await writer.drain()
        print(await reader.read(2))
        writer.close()
    # CHECK-NEXT: <class 'bytearray'>
    # CHECK-NEXT: b'ok'
    await asyncio.sleep_ms(5)
    print(len(asyncio.core._io_queue.watches))
    # CHECK-NEXT: 0

asyncio.get_event_loop().set_exception_handler(lambda loop, context: None)
asyncio.run(main())
