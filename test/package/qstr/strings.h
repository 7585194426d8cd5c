QCFG(BYTES_IN_LEN, 1)
QCFG(BYTES_IN_HASH, 2)
#ifdef ANSWER
Q(defined here)
#endif
