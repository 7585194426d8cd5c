def read(address):
    return address + 1
