// The table of strings, and how one is found in it: by hash and length before any character is compared.
#include "names.h"

#include <string.h>

#ifndef NO_QSTR
struct entry {
    uint16_t hash;
    uint8_t length;
    const char *text;
};

static const struct entry entries[] = {
#define QDEF0(id, hash, length, text) [id] = {hash, length, text},
#define QDEF1(id, hash, length, text) [id] = {hash, length, text},
#include "genhdr/qstrdefs.generated.h"
#undef QDEF0
#undef QDEF1
};
#endif

static uint16_t hash_of(const char *text, size_t length) {
    uint32_t hash = 5381;
    for (size_t i = 0; i < length; ++i) {
        hash = (hash * 33) ^ (uint8_t)text[i];
    }
    hash &= 0xffff;
    return hash ? (uint16_t)hash : 1;
}

qstr find_qstr(const char *text) {
    size_t length = strlen(text);
    uint16_t hash = hash_of(text, length);
    for (qstr number = 1; number < MP_QSTRnumber_of; ++number) {
#ifndef NO_QSTR
        const struct entry *entry = &entries[number];
        if (entry->hash == hash && entry->length == length && memcmp(entry->text, text, length) == 0) {
            return number;
        }
#endif
    }
    (void)hash;
    return 0;
}

const char *qstr_text(qstr number) {
#ifndef NO_QSTR
    return entries[number].text;
#else
    return "";
#endif
}
