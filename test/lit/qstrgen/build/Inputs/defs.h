QCFG(BYTES_IN_LEN, 1)
#define HASH 1
QCFG(BYTES_IN_HASH, HASH)
Q(hello, HASH)
#if HASH == 2
Q(never)
#endif
Q("/*)
