//===- runtime/modules/MemInfo.cpp - How full memory is, for people ---------------------------------===//
//
// micropython.mem_info(): numbers, and a map of the heap with a letter for each block.  A letter is the type
// of the object that begins there, as far as its first word tells.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Heap.h"
#include "runtime/heap/Poison.h"

#include "py/builtin.h"
#include "py/cstack.h"
#include "py/gc.h"
#include "py/mpprint.h"
#include "py/objarray.h"
#include "py/runtime.h"

namespace adder::modules {

namespace {

using heap::Area;
using heap::BlockKind;
using runtime::heapOf;

constexpr size_t kBlocksInLine = 64;

struct TypeLetter {
  const mp_obj_type_t *type;
  char letter;
};
const TypeLetter kLetters[] = {
    {&mp_type_tuple, 'T'},  {&mp_type_list, 'L'},      {&mp_type_dict, 'D'},  {&mp_type_str, 'S'},
    {&mp_type_bytes, 'S'},  {&mp_type_bytearray, 'A'}, {&mp_type_array, 'A'},
#if MICROPY_PY_BUILTINS_FLOAT
    {&mp_type_float, 'F'},
#endif
    {&mp_type_fun_bc, 'B'}, {&mp_type_module, 'M'},
};

bool isStringPool(const void *object) {
  for (const qstr_pool_t *pool = MP_STATE_VM(last_pool); pool; pool = pool->prev)
    if (pool == object)
      return true;
  return false;
}

/// The type, if there is one, is the first word, whose end is slack in an object of a few bytes.
ADDER_UNCHECKED char letterOf(const void *object) {
  const void *first = *static_cast<void *const *>(object);
  for (const TypeLetter &letter : kLetters)
    if (letter.type == first)
      return letter.letter;
  if (object == MP_STATE_VM(qstr_chunk))
    return 'q';
  return isStringPool(object) ? 'Q' : 'h';
}

char letterOf(const Area &area, size_t block) {
  switch (area.kindOf(block)) {
  case BlockKind::Free:
    return '.';
  case BlockKind::Tail:
    return '=';
  case BlockKind::MarkedHead:
    return 'm';
  case BlockKind::Head:
    return letterOf(reinterpret_cast<const void *>(area.addressOf(block)));
  }
  return '?';
}

void printMap(const mp_print_t *print, const Area &area) {
  mp_printf(print, "GC memory layout; from %p:", reinterpret_cast<void *>(area.base));
  for (size_t block = 0; block < area.blockCount;) {
    // Lines of nothing are counted together, if there are two or more.
    size_t linesFree = area.isHead(block) || area.kindOf(block) == BlockKind::Tail
                           ? 0
                           : area.freeFrom(block, SIZE_MAX) / kBlocksInLine;
    if (linesFree >= 2) {
      mp_printf(print, "\n       (%u lines all free)", unsigned(linesFree));
      block += linesFree * kBlocksInLine;
      continue;
    }
    mp_printf(print, "\n%08x: ", unsigned(block * heap::kBlockBytes));
    for (size_t end = block + kBlocksInLine; block < end && block < area.blockCount; ++block) {
      char letter = letterOf(area, block);
      mp_print_strn(print, &letter, 1, 0, 0, 0);
    }
  }
  mp_print_str(print, "\n");
}

} // namespace
} // namespace adder::modules

using namespace adder::modules;

void gc_info_fast(gc_info_t *info) {
  *info = {};
  info->total = heapOf().bytesTotal();
  info->used = heapOf().bytesUsed();
  info->free = info->total - info->used;
}

void gc_dump_info(const mp_print_t *print) {
  gc_info_t info;
  gc_info(&info);
  mp_printf(print, "GC: total: %u, used: %u, free: %u\n", unsigned(info.total), unsigned(info.used),
            unsigned(info.free));
  mp_printf(print, " No. of 1-blocks: %u, 2-blocks: %u, max blk sz: %u, max free sz: %u\n",
            unsigned(info.num_1block), unsigned(info.num_2block), unsigned(info.max_block),
            unsigned(info.max_free));
}

void gc_dump_alloc_table(const mp_print_t *print) {
  for (const Area *area = heapOf().firstArea(); area; area = area->next)
    printMap(print, *area);
}

mp_obj_t mp_micropython_mem_info(size_t count, const mp_obj_t *) {
  const mp_print_t *print = &mp_plat_print;
#if MICROPY_MEM_STATS
  mp_printf(print, "mem: total=%u, current=%u, peak=%u\n", unsigned(m_get_total_bytes_allocated()),
            unsigned(m_get_current_bytes_allocated()), unsigned(m_get_peak_bytes_allocated()));
#endif
#if MICROPY_STACK_CHECK
  mp_printf(print, "stack: %u out of %u\n", unsigned(mp_cstack_usage()),
            unsigned(MP_STATE_THREAD(stack_limit)));
#else
  mp_printf(print, "stack: %u\n", unsigned(mp_cstack_usage()));
#endif
  gc_dump_info(print);
  if (count == 1)
    gc_dump_alloc_table(print);
  return mp_const_none;
}
