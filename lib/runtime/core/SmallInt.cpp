//===- runtime/core/SmallInt.cpp - Division as Python has it ----------------------------------------===//

#include "py/smallint.h"

mp_int_t mp_small_int_modulo(mp_int_t dividend, mp_int_t divisor) {
  if (divisor == -1)
    return 0; // the machine traps for the lowest value
  mp_int_t rest = dividend % divisor;
  return rest != 0 && (rest ^ divisor) < 0 ? rest + divisor : rest;
}

mp_int_t mp_small_int_floor_divide(mp_int_t dividend, mp_int_t divisor) {
  if (divisor == -1)
    return mp_int_t(-mp_uint_t(dividend));
  mp_int_t quotient = dividend / divisor;
  bool isExact = quotient * divisor == dividend;
  return !isExact && (dividend ^ divisor) < 0 ? quotient - 1 : quotient;
}
