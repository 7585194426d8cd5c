# Integers that only some firmware can hold.
WIDE = (1 << 64, -(1 << 64), 123456789012345678901234567890, (1 << 200) - 1, -(1 << 65) + 1, 1 << 128)
