"""Says when it is too hot."""

LIMIT = 35


def check(celsius):
    assert celsius > -273, "colder than possible"
    return celsius > LIMIT
