#include "strings_of_app.h"

static inline int name_of_part(void) { return MP_QSTR_part; }
