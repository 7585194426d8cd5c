// A module may be written in C++.
#include "names.h"

extern "C" {
extern const mp_obj_module_t sound_module;
const mp_obj_module_t sound_module = {"beeps"};
}
MP_REGISTER_MODULE(MP_QSTR_sound, sound_module);
