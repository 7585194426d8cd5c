#include "m.h"
int a = MP_QSTR_alpha, b = MP_QSTR_beta;
int c = MP_QSTR_alpha;
MP_REGISTER_MODULE(MP_QSTR_alpha, alpha_module);
MP_REGISTER_ROOT_POINTER(void *alpha_state);
const char *text = MP_COMPRESSED_ROM_TEXT("the end of the end of the end");
#ifdef FLAG
int d = MP_QSTR_with_flag;
#endif
