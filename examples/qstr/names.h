// What the parts of the program share: interned strings, and modules, which have a name and a description.
//
// qstr-gen reads the sources with NO_QSTR defined. Then MP_QSTR_x and the registrations must stay as they are, and the
// headers that are made of them do not exist yet.
#ifndef NAMES_H
#define NAMES_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The widths in which tables store hashes and lengths; strings.h hands them to qstr-gen.
#define NAMES_BYTES_IN_HASH 2
#define NAMES_BYTES_IN_LEN 1

enum {
    MP_QSTRbegin_of_numbers = -1,
#ifndef NO_QSTR
    // The strings with small numbers first, as in MicroPython.
#define QDEF0(id, hash, length, text) id,
#define QDEF1(id, hash, length, text)
#include "genhdr/qstrdefs.generated.h"
#undef QDEF0
#undef QDEF1
#define QDEF0(id, hash, length, text)
#define QDEF1(id, hash, length, text) id,
#include "genhdr/qstrdefs.generated.h"
#undef QDEF0
#undef QDEF1
#endif
    MP_QSTRnumber_of
};

typedef uint16_t qstr;

// The number of `text`, or 0 if the program does not hold it.
qstr find_qstr(const char *text);
const char *qstr_text(qstr number);

struct _mp_obj_module_t {
    const char *description;
};
typedef struct _mp_obj_module_t mp_obj_module_t;

struct module_entry {
    qstr name;
    const mp_obj_module_t *module;
};
#define MP_ROM_QSTR(name) name
#define MP_ROM_PTR(object) object

#ifdef NO_QSTR
// Left for qstr-gen to find.
#else
#define MP_REGISTER_MODULE(name, object)
#endif

#ifdef __cplusplus
}
#endif

#endif // NAMES_H
