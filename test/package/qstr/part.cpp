#include "part.h"

#if __cplusplus >= 202002L
static_assert(sizeof(IN_CXX) == 4);
extern "C" int part_name() { return name_of_part(); }
MP_REGISTER_MODULE(MP_QSTR_part, part_module);
#else
#error "the sources are to be read as they are compiled"
#endif
