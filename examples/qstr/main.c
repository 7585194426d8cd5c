// names WORD...: the number of each word among the strings of the program, and the module of that name.
#include "names.h"

#include <stdio.h>

#ifndef NO_QSTR
#include "genhdr/moduledefs.h"
#endif

static const struct module_entry modules[] = {
#ifdef MICROPY_REGISTERED_MODULES
    MICROPY_REGISTERED_MODULES
#endif
    {0, NULL},
};

static const mp_obj_module_t *find_module(qstr name) {
    for (const struct module_entry *entry = modules; entry->module; ++entry) {
        if (entry->name == name) {
            return entry->module;
        }
    }
    return NULL;
}

int main(int argc, char **argv) {
    int missing = 0;
    for (int i = 1; i < argc; ++i) {
        qstr name = find_qstr(argv[i]);
        const mp_obj_module_t *module = find_module(name);
        if (!name) {
            fprintf(stderr, "no string of that name: %s\n", argv[i]);
            missing = 1;
        } else if (module) {
            printf("%s: a module: %s\n", qstr_text(name), module->description);
        } else {
            printf("%s: a string%s\n", qstr_text(name), name == MP_QSTR_print ? ", known to every MicroPython" : "");
        }
    }
    return missing;
}
