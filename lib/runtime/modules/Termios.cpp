//===- runtime/modules/Termios.cpp - The module termios ---------------------------------------------===//
//
// Settings of terminals and serial lines.  They are a list as CPython has it: flags of input, output, control
// and local modes, speeds of input and output, and the list of control characters, in which the two that
// count are numbers.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/runtime.h"

#if MICROPY_PY_TERMIOS

#include "py/objlist.h"
#include "runtime/core/Members.h"
#include "runtime/modules/Posix.h"

#include <termios.h>

namespace adder::modules {

namespace {

enum Field { kInput, kOutput, kControl, kLocal, kInputSpeed, kOutputSpeed, kCharacters, kFields };

constexpr bool isCount(size_t character) { return character == VMIN || character == VTIME; }

/// -1, which is no descriptor and no other argument of these calls either, if it does not fit.
int intIn(mp_obj_t value) {
  mp_int_t number = mp_obj_get_int(value);
  return number == int(number) ? int(number) : -1;
}

termios settingsOf(mp_obj_t descriptor) {
  termios settings;
  int number = intIn(descriptor);
  checked([&] { return ::tcgetattr(number, &settings); });
  return settings;
}

void set(mp_obj_t descriptor, int when, const termios &settings) {
  int number = intIn(descriptor);
  checked([&] { return ::tcsetattr(number, when, &settings); });
}

mp_obj_t getSettings(mp_obj_t descriptor) {
  termios settings = settingsOf(descriptor);
  mp_obj_t characters = mp_obj_new_list(0, nullptr);
  for (size_t i = 0; i < NCCS; ++i)
    mp_obj_list_append(characters, isCount(i) ? MP_OBJ_NEW_SMALL_INT(settings.c_cc[i])
                                              : mp_obj_new_bytes(&settings.c_cc[i], 1));
  mp_obj_t fields[kFields];
  fields[kInput] = mp_obj_new_int_from_uint(settings.c_iflag);
  fields[kOutput] = mp_obj_new_int_from_uint(settings.c_oflag);
  fields[kControl] = mp_obj_new_int_from_uint(settings.c_cflag);
  fields[kLocal] = mp_obj_new_int_from_uint(settings.c_lflag);
  fields[kInputSpeed] = mp_obj_new_int_from_uint(::cfgetispeed(&settings));
  fields[kOutputSpeed] = mp_obj_new_int_from_uint(::cfgetospeed(&settings));
  fields[kCharacters] = characters;
  return mp_obj_new_list(kFields, fields);
}
MP_DEFINE_CONST_FUN_OBJ_1(kGet, getSettings);

tcflag_t flagsIn(mp_obj_t value) { return tcflag_t(mp_obj_get_int_truncated(value)); }

cc_t characterIn(size_t i, mp_obj_t value) {
  if (isCount(i))
    return cc_t(mp_obj_get_int(value));
  size_t length;
  const char *text = mp_obj_str_get_data(value, &length);
  return length > 0 ? cc_t(text[0]) : cc_t(0);
}

mp_obj_t setSettings(mp_obj_t descriptor, mp_obj_t when, mp_obj_t list) {
  if (!mp_obj_is_type(list, &mp_type_list))
    mp_raise_TypeError(MP_ERROR_TEXT("list expected"));
  mp_obj_t *fields;
  mp_obj_get_array_fixed_n(list, kFields, &fields);
  termios settings = settingsOf(descriptor);
  settings.c_iflag = flagsIn(fields[kInput]);
  settings.c_oflag = flagsIn(fields[kOutput]);
  settings.c_cflag = flagsIn(fields[kControl]);
  settings.c_lflag = flagsIn(fields[kLocal]);
  ::cfsetispeed(&settings, speed_t(flagsIn(fields[kInputSpeed])));
  ::cfsetospeed(&settings, speed_t(flagsIn(fields[kOutputSpeed])));
  mp_obj_t *characters;
  mp_obj_get_array_fixed_n(fields[kCharacters], NCCS, &characters);
  for (size_t i = 0; i < NCCS; ++i)
    settings.c_cc[i] = characterIn(i, characters[i]);
  set(descriptor, intIn(when), settings);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_3(kSet, setSettings);

/// Every byte goes through as it is, and reading waits for one.
mp_obj_t setRaw(mp_obj_t descriptor) {
  termios settings = settingsOf(descriptor);
  settings.c_iflag &= tcflag_t(~(BRKINT | ICRNL | INPCK | ISTRIP | IXON));
  settings.c_oflag = 0;
  settings.c_cflag = (settings.c_cflag & tcflag_t(~(CSIZE | PARENB))) | CS8;
  settings.c_lflag = 0;
  settings.c_cc[VMIN] = 1;
  settings.c_cc[VTIME] = 0;
  set(descriptor, TCSANOW, settings);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kSetRaw, setRaw);

const mp_rom_map_elem_t kModule[] = {
    {MEMBER_NAME(__name__, termios)}, {MEMBER(tcgetattr, kGet)},      {MEMBER(tcsetattr, kSet)},
    {MEMBER(setraw, kSetRaw)},        {MEMBER_INT(TCSANOW, TCSANOW)}, {MEMBER_INT(B9600, B9600)},
#ifdef B57600
    {MEMBER_INT(B57600, B57600)},
#endif
#ifdef B115200
    {MEMBER_INT(B115200, B115200)},
#endif
#ifdef B230400
    {MEMBER_INT(B230400, B230400)},
#endif
#ifdef B460800
    {MEMBER_INT(B460800, B460800)},
#endif
#ifdef B500000
    {MEMBER_INT(B500000, B500000)},
#endif
#ifdef B576000
    {MEMBER_INT(B576000, B576000)},
#endif
#ifdef B921600
    {MEMBER_INT(B921600, B921600)},
#endif
#ifdef B1000000
    {MEMBER_INT(B1000000, B1000000)},
#endif
#ifdef B1152000
    {MEMBER_INT(B1152000, B1152000)},
#endif
};
MP_DEFINE_CONST_DICT(kModuleDict, kModule);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_termios;
const mp_obj_module_t mp_module_termios = {{&mp_type_module},
                                           const_cast<mp_obj_dict_t *>(&adder::modules::kModuleDict)};
MP_REGISTER_MODULE(MP_QSTR_termios, mp_module_termios);

#endif // MICROPY_PY_TERMIOS
