#include "strings_of_app.h"

int library_name(void) { return MP_QSTR_library; }
