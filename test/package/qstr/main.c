#include "strings_of_app.h"
#include <stdio.h>

int generated_name(void), library_name(void), part_name(void);

static const char *const texts[] = {
#ifndef NO_QSTR
#define QDEF0(id, hash, length, text) [id] = text,
#define QDEF1(id, hash, length, text) [id] = text,
#include "genhdr/qstrdefs.generated.h"
#undef QDEF0
#undef QDEF1
#endif
    "",
};

int main(void) {
    puts(texts[MP_QSTR_defined_space_here]);
    puts(texts[generated_name()]);
    puts(texts[library_name()]);
    puts(texts[MP_QSTR_main]);
    puts(texts[part_name()]);
    printf("%d\n", ANSWER);
    return 0;
}
