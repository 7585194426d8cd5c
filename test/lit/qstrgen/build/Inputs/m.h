// Stands for a firmware's headers: with NO_QSTR everything stays, and nothing generated is included.
#ifndef NO_QSTR
#include "genhdr/qstrdefs.generated.h"
#define MP_REGISTER_MODULE(name, object)
#define MP_REGISTER_ROOT_POINTER(declaration)
#endif
static inline int in_header(void) { return MP_QSTR_in_header; }
