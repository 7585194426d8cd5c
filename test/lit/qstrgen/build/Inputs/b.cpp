#include "m.h"
int e = MP_QSTR_beta, f = MP_QSTR_print;
#ifdef FLAG
int g = MP_QSTR_with_cxx_flag;
#endif
