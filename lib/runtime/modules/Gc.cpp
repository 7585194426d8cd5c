//===- runtime/modules/Gc.cpp - The module gc -------------------------------------------------------===//

#include "py/gc.h"

#include "runtime/core/Heap.h"
#include "runtime/core/Members.h"

#include "py/runtime.h"

#if MICROPY_PY_GC

namespace adder::modules {

namespace {

using runtime::heapOf;

mp_obj_t collect() {
  gc_collect();
#if MICROPY_PY_GC_COLLECT_RETVAL
  return MP_OBJ_NEW_SMALL_INT(MP_STATE_MEM(gc_collected));
#else
  return mp_const_none;
#endif
}

mp_obj_t disable() {
  heapOf().setAutoCollect(false);
  return mp_const_none;
}
mp_obj_t enable() {
  heapOf().setAutoCollect(true);
  return mp_const_none;
}
mp_obj_t isEnabled() { return mp_obj_new_bool(heapOf().autoCollect()); }

mp_obj_t memFree() { return MP_OBJ_NEW_SMALL_INT(heapOf().bytesTotal() - heapOf().bytesUsed()); }
mp_obj_t memAlloc() { return MP_OBJ_NEW_SMALL_INT(heapOf().bytesUsed()); }

mp_obj_t threshold(size_t count, const mp_obj_t *values) {
  if (count == 0)
    return mp_obj_new_int(heapOf().threshold());
  heapOf().setThreshold(mp_obj_get_int(values[0]));
  return mp_const_none;
}

MP_DEFINE_CONST_FUN_OBJ_0(kCollect, collect);
MP_DEFINE_CONST_FUN_OBJ_0(kDisable, disable);
MP_DEFINE_CONST_FUN_OBJ_0(kEnable, enable);
MP_DEFINE_CONST_FUN_OBJ_0(kIsEnabled, isEnabled);
MP_DEFINE_CONST_FUN_OBJ_0(kMemFree, memFree);
MP_DEFINE_CONST_FUN_OBJ_0(kMemAlloc, memAlloc);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kThreshold, 0, 1, threshold);

const mp_rom_map_elem_t kGc[] = {
    {MEMBER_NAME(__name__, gc)},     {MEMBER(collect, kCollect)},     {MEMBER(disable, kDisable)},
    {MEMBER(enable, kEnable)},       {MEMBER(isenabled, kIsEnabled)}, {MEMBER(mem_free, kMemFree)},
    {MEMBER(mem_alloc, kMemAlloc)},
#if MICROPY_GC_ALLOC_THRESHOLD
    {MEMBER(threshold, kThreshold)},
#endif
};
MP_DEFINE_CONST_DICT(kGcDict, kGc);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_gc = {{&mp_type_module},
                                                 const_cast<mp_obj_dict_t *>(&adder::modules::kGcDict)};
MP_REGISTER_MODULE(MP_QSTR_gc, mp_module_gc);

#endif // MICROPY_PY_GC
