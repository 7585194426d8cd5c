#include "names.h"

const mp_obj_module_t math_module = {"sums and products"};
MP_REGISTER_MODULE(MP_QSTR_math, math_module);
