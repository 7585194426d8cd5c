// Strings that no source names by an identifier, and the widths of the tables.
#include "names.h"

QCFG(BYTES_IN_LEN, NAMES_BYTES_IN_LEN)
QCFG(BYTES_IN_HASH, NAMES_BYTES_IN_HASH)

Q(hello, world)
Q(>>> )
#if NAMES_BYTES_IN_HASH == 1
Q(narrow)
#endif
