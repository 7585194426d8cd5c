// Strings by number, as all sources see them.
#pragma once

enum {
#ifndef NO_QSTR
#define QDEF0(id, hash, length, text) id,
#define QDEF1(id, hash, length, text) id,
#include "genhdr/qstrdefs.generated.h"
#undef QDEF0
#undef QDEF1
#endif
    END_OF_STRINGS
};

#ifndef NO_QSTR
#define MP_REGISTER_MODULE(name, object)
#endif
