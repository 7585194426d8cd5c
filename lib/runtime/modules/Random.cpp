//===- runtime/modules/Random.cpp - random ----------------------------------------------------------===//
//
// Programs seed the generator to get the same numbers on every board, so it is the same as everywhere: a
// public-domain one of 13 bytes that adds, rotates and mixes, with 32 bits a step.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Members.h"

#include "py/mphal.h"
#include "py/obj.h"
#include "py/runtime.h"

#if MICROPY_PY_RANDOM

/// Words: sum, factor, mixed and a byte; all 0 before the first use.
MP_REGISTER_ROOT_POINTER(uint32_t random_state[4]);

extern "C" const mp_obj_module_t mp_module_random;

namespace adder::modules {

namespace {

enum { kSum, kFactor, kMixed, kByte };

uint32_t *state() { return MP_STATE_VM(random_state); }

void setSeed(uint32_t seed) {
  uint32_t *words = state();
  words[kSum] = seed;
  words[kFactor] = 69;
  words[kMixed] = 233;
  words[kByte] = 0;
}

uint32_t next32();

/// Another one each time.
void setDefaultSeed() {
#ifdef MICROPY_PY_RANDOM_SEED_INIT_FUNC
  setSeed(uint32_t(MICROPY_PY_RANDOM_SEED_INIT_FUNC));
#else
  if (state()[kFactor] == 0)
    setSeed(0);
  setSeed(next32() ^ uint32_t(mp_hal_ticks_us()));
#endif
}

uint32_t next32() {
  uint32_t *words = state();
  if (words[kFactor] == 0) // never so in use
    setDefaultSeed();
  uint32_t sum = words[kSum] + words[kByte] + words[kMixed] * words[kFactor];
  sum = sum << 3 | sum >> 29;
  uint32_t mixed = words[kMixed] ^ (sum << 31 | sum >> 1);
  uint32_t small = (words[kByte] ^ sum ^ mixed >> 8 ^ 1) & 0xff;
  words[kSum] = sum;
  words[kFactor] = sum | 2;
  words[kMixed] = mixed;
  words[kByte] = small;
  return sum ^ mixed << 5 ^ sum >> 18 ^ small << 1;
}

/// 0 <= result < limit, all as likely.
mp_uint_t below(mp_uint_t limit) {
  mp_uint_t mask = 1;
  while (mask < limit)
    mask = mask << 1 | 1;
  for (;;) {
    mp_uint_t value = next32();
    if constexpr (sizeof(mp_uint_t) > sizeof(uint32_t))
      if (mask > UINT32_MAX)
        value |= mp_uint_t(uint64_t(next32()) << 32);
    value &= mask;
    if (value < limit)
      return value;
  }
}

mp_obj_t getRandomBits(mp_obj_t count) {
  mp_int_t bits = mp_obj_get_int(count);
  if (bits < 0 || bits > 32)
    mp_raise_ValueError(MP_ERROR_TEXT("bits must be 32 or less"));
  if (bits == 0)
    return MP_OBJ_NEW_SMALL_INT(0);
  return mp_obj_new_int_from_uint(next32() & (UINT32_MAX >> (32 - bits)));
}
MP_DEFINE_CONST_FUN_OBJ_1(getRandomBitsObject, getRandomBits);

mp_obj_t seed(size_t count, const mp_obj_t *values) {
  if (count == 0 || values[0] == mp_const_none)
    setDefaultSeed();
  else
    setSeed(uint32_t(mp_obj_get_int_truncated(values[0])));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(seedObject, 0, 1, seed);

#if MICROPY_PY_RANDOM_EXTRA_FUNCS

mp_obj_t randomRange(size_t count, const mp_obj_t *values) {
  mp_int_t start = count == 1 ? 0 : mp_obj_get_int(values[0]);
  mp_int_t stop = mp_obj_get_int(values[count == 1 ? 0 : 1]);
  mp_int_t step = count < 3 ? 1 : mp_obj_get_int(values[2]);
  if (step == 0 || (step > 0 ? start >= stop : start <= stop))
    mp_raise_ValueError(nullptr);
  mp_uint_t distance = step > 0 ? mp_uint_t(stop) - mp_uint_t(start) : mp_uint_t(start) - mp_uint_t(stop);
  mp_uint_t stride = step > 0 ? mp_uint_t(step) : -mp_uint_t(step);
  mp_uint_t steps = (distance - 1) / stride + 1;
  return mp_obj_new_int(mp_int_t(mp_uint_t(start) + below(steps) * mp_uint_t(step)));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(randomRangeObject, 1, 3, randomRange);

mp_obj_t randomInt(mp_obj_t first, mp_obj_t last) {
  mp_int_t from = mp_obj_get_int(first), to = mp_obj_get_int(last);
  mp_uint_t count = mp_uint_t(to) - mp_uint_t(from) + 1;
  if (from > to || count == 0)
    mp_raise_ValueError(nullptr);
  return mp_obj_new_int(mp_int_t(mp_uint_t(from) + below(count)));
}
MP_DEFINE_CONST_FUN_OBJ_2(randomIntObject, randomInt);

mp_obj_t choice(mp_obj_t sequence) {
  mp_int_t length = mp_obj_get_int(mp_obj_len(sequence));
  if (length <= 0)
    mp_raise_type(&mp_type_IndexError);
  return mp_obj_subscr(sequence, mp_obj_new_int(mp_int_t(below(mp_uint_t(length)))), MP_OBJ_SENTINEL);
}
MP_DEFINE_CONST_FUN_OBJ_1(choiceObject, choice);

#if MICROPY_PY_BUILTINS_FLOAT

/// 0 <= result < 1.
mp_float_t fraction() {
  mp_float_union_t bits;
#if MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE
  uint64_t high = next32();
  bits.i = high << 32 | next32();
#else
  bits.i = next32();
#endif
  // A random fraction behind the 1 of a number in [1, 2).
  bits.p.sgn = 0;
  bits.p.exp = MP_FLOAT_EXP_BIAS;
  return bits.f - 1;
}

mp_obj_t randomFraction() { return mp_obj_new_float(fraction()); }
MP_DEFINE_CONST_FUN_OBJ_0(randomFractionObject, randomFraction);

mp_obj_t uniform(mp_obj_t first, mp_obj_t last) {
  mp_float_t from = mp_obj_get_float(first), to = mp_obj_get_float(last);
  return mp_obj_new_float(from + (to - from) * fraction());
}
MP_DEFINE_CONST_FUN_OBJ_2(uniformObject, uniform);

#endif
#endif

/// Importing the module.
mp_obj_t initialise() {
  if (state()[kFactor] == 0)
    setDefaultSeed();
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_0(initialiseObject, initialise);

const mp_rom_map_elem_t kRandom[] = {
    {MEMBER_NAME(__name__, random)},
    {MEMBER(__init__, initialiseObject)},
    {MEMBER(getrandbits, getRandomBitsObject)},
    {MEMBER(seed, seedObject)},
#if MICROPY_PY_RANDOM_EXTRA_FUNCS
    {MEMBER(randrange, randomRangeObject)},
    {MEMBER(randint, randomIntObject)},
    {MEMBER(choice, choiceObject)},
#if MICROPY_PY_BUILTINS_FLOAT
    {MEMBER(random, randomFractionObject)},
    {MEMBER(uniform, uniformObject)},
#endif
#endif
};
MP_DEFINE_CONST_DICT(kRandomGlobals, kRandom);

} // namespace
} // namespace adder::modules

const mp_obj_module_t mp_module_random = {{&mp_type_module},
                                          const_cast<mp_obj_dict_t *>(&adder::modules::kRandomGlobals)};
MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_random, mp_module_random);

#endif
