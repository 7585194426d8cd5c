//===- runtime-headers/HeadersTest.cpp - What the macros of the C API expand to ------------------------===//
//
// The headers are compiled by this directory's CMakeLists.txt, alone and together, by every compiler there
// is; that is the larger part of the test.  Here is what compiling does not show: values, and what a scan of
// the sources for interned strings gets to see.  The few functions that inline code refers to are stand-ins.
//
//===--------------------------------------------------------------------------------------------------===//
#include "TypeTable.h"

#include "py/objexcept.h"
#include "py/objlist.h"
#include "py/runtime.h"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

static size_t lastSize;

extern "C" {
const mp_obj_type_t mp_type_type = {};
const mp_obj_type_t mp_type_Exception = {};
mp_state_ctx_t mp_state_ctx;
void *m_malloc(size_t size) {
  lastSize = size;
  return &lastSize;
}
mp_obj_t mp_obj_list_get_item(mp_obj_t, mp_int_t index) { return MP_OBJ_NEW_SMALL_INT(100 + index); }
mp_obj_t mp_obj_exception_make_new(const mp_obj_type_t *, size_t, size_t, const mp_obj_t *) {
  return nullptr;
}
void mp_obj_exception_print(const mp_print_t *, mp_obj_t, mp_print_kind_t) {}
void mp_obj_exception_attr(mp_obj_t, qstr, mp_obj_t *) {}

// The same macro as in C, slots out of order.
extern const mp_obj_type_t cxxType;
MP_DEFINE_CONST_OBJ_TYPE(cxxType, MP_QSTR_name, MP_TYPE_FLAG_ITER_IS_STREAM, print, V1, attr, V2, make_new,
                         V3);
}

namespace {

std::string slotText(const mp_obj_type_t &type, uint8_t index) {
  return index ? static_cast<const char *>(type.slots[index - 1]) : "-";
}

// The values of the twelve slots in the order of the struct.
std::string slots(const mp_obj_type_t &type) {
  std::string text;
  const uint8_t *indexes = &type.slot_index_make_new;
  for (int i = 0; i < 12; i++)
    text += (i ? " " : "") + slotText(type, indexes[i]);
  return text;
}

TEST(TypeMacro, PutsEachSlotWhereItsPairStands) {
  EXPECT_EQ(slots(type0), "- - - - - - - - - - - -");
  EXPECT_EQ(slots(type1), "- - - - - - - - - - - 1");
  EXPECT_EQ(slots(type2), "2 - - - - - 1 - - - - -");
  EXPECT_EQ(slots(type3), "- 1 2 - - - - 3 - - - -");
  EXPECT_EQ(slots(type12), "12 11 10 9 8 7 6 5 4 3 2 1");
  EXPECT_EQ(type2.slot_index_make_new, 2);
  EXPECT_EQ(type1.flags, MP_TYPE_FLAG_BINDS_SELF);
  EXPECT_EQ(type1.name, MP_QSTR_name);
  EXPECT_EQ(type1.base.type, &mp_type_type);
}

TEST(TypeMacro, IsTheSameInCxx) {
  EXPECT_EQ(slots(cxxType), "3 1 - - - 2 - - - - - -");
  EXPECT_EQ(cxxType.flags, MP_TYPE_FLAG_ITER_IS_STREAM);
}

TEST(TypeMacro, SlotsCanBeReadAndSet) {
  // Clang's mp_obj_type_t has a slot more in C++.
  struct {
    mp_obj_full_type_t type;
    const void *slot;
  } room = {};
  auto *asType = reinterpret_cast<mp_obj_type_t *>(&room);
  MP_OBJ_TYPE_SET_SLOT(asType, print, mp_obj_exception_print, 0);
  MP_OBJ_TYPE_SET_SLOT(asType, attr, mp_obj_exception_attr, 1);
  EXPECT_EQ(MP_OBJ_TYPE_GET_SLOT(asType, print), mp_obj_exception_print);
  EXPECT_EQ(MP_OBJ_TYPE_GET_SLOT_OR_NULL(asType, attr), mp_obj_exception_attr);
  EXPECT_EQ(MP_OBJ_TYPE_GET_SLOT_OR_NULL(asType, call), nullptr);
  EXPECT_TRUE(MP_OBJ_TYPE_HAS_SLOT_BY_OFFSET(asType, MP_OBJ_TYPE_OFFSETOF_SLOT(attr)));
  EXPECT_FALSE(MP_OBJ_TYPE_HAS_SLOT_BY_OFFSET(asType, MP_OBJ_TYPE_OFFSETOF_SLOT(make_new)));
}

TEST(ExceptionMacro, BothNamesAreOneObject) {
  const mp_obj_type_t *type = probeErrorAs(0);
  EXPECT_EQ(type, probeErrorAs(1));
  EXPECT_EQ(type->name, MP_QSTR_ProbeError);
  EXPECT_EQ(MP_OBJ_TYPE_GET_SLOT(type, parent), &mp_type_Exception);
}

TEST(Words, AreThoseOfRepresentationA) {
  auto word = [](mp_const_obj_t o) { return reinterpret_cast<uintptr_t>(o); };
  EXPECT_EQ(word(mp_const_none), 0x6u);
  EXPECT_EQ(word(mp_const_false), 0xeu);
  EXPECT_EQ(word(mp_const_true), 0x1eu);
  EXPECT_EQ(word(MP_OBJ_NEW_SMALL_INT(1)), 0x3u);
  EXPECT_EQ(word(MP_OBJ_NEW_QSTR(1)), 0xau);
  EXPECT_EQ(word(MP_OBJ_SENTINEL), 4u);
  EXPECT_EQ(MP_OBJ_SMALL_INT_VALUE(MP_OBJ_NEW_SMALL_INT(-5)), -5);
  EXPECT_EQ(MP_OBJ_QSTR_VALUE(MP_OBJ_NEW_QSTR(77)), 77u);
  EXPECT_TRUE(mp_obj_is_small_int(MP_OBJ_NEW_SMALL_INT(0)));
  EXPECT_TRUE(mp_obj_is_qstr(MP_OBJ_NEW_QSTR(0)));
  EXPECT_TRUE(mp_obj_is_immediate_obj(mp_const_true));
  EXPECT_FALSE(mp_obj_is_obj(mp_const_none));
  EXPECT_TRUE(mp_obj_is_obj(&mp_type_type));
}

TEST(Words, OlderConstantObjectsAreTheImmediateWords) {
  EXPECT_EQ(immediateObjects[0], mp_const_none);
  EXPECT_EQ(immediateObjects[1], mp_const_false);
  EXPECT_EQ(immediateObjects[2], mp_const_true);
}

TEST(GuideNames, ListGetGoesByTheNumberOfArguments) {
  mp_obj_t items[3] = {mp_const_none, mp_const_true, mp_const_false};
  mp_obj_list_t list = {{&mp_type_type}, 3, 3, items};
  EXPECT_EQ(itemOrLast(&list, 0), MP_OBJ_NEW_SMALL_INT(101));
  EXPECT_EQ(itemOrLast(&list, 1), mp_const_false);
}

TEST(Memory, StructsWithATailInBothSpellings) {
  // The array starts behind the count's padding; the older form starts from the whole struct.
  EXPECT_EQ(tailSize(10, 0), sizeof(void *) + 4 + 40);
  EXPECT_GE(tailSize(10, 1), tailSize(10, 0));
}

TEST(Maps, FilledSlotsAreTold) {
  mp_map_elem_t table[3] = {
      {mp_const_none, mp_const_none}, {MP_OBJ_NULL, nullptr}, {MP_OBJ_SENTINEL, nullptr}};
  mp_map_t map = {};
  map.used = 1;
  map.alloc = 3;
  map.table = table;
  EXPECT_TRUE(mp_map_slot_is_filled(&map, 0));
  EXPECT_FALSE(mp_map_slot_is_filled(&map, 1));
  EXPECT_FALSE(mp_map_slot_is_filled(&map, 2));
}

TEST(Sequences, SlicesAreReplacedInPlace) {
  char text[8] = "abcdef";
  // abcdef with [1:3] = "XYZ", one longer than before.
  mp_seq_replace_slice_grow_inplace(text, 6, 1, 3, "XYZ", 3, 1, 1);
  EXPECT_EQ(std::string(text, 7), "aXYZdef");
  // And [1:4] = "q".
  mp_seq_replace_slice_no_grow(text, 7, 1, 4, "q", 1, 1);
  EXPECT_EQ(std::string(text, 5), "aqdef");
}

std::string read(const char *path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

size_t count(const std::string &text, const std::string &what) {
  size_t n = 0;
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    n++;
  return n;
}

// Preprocessed by the C compiler with NO_QSTR, the second time with MICROPY_ROM_TEXT_COMPRESSION.
TEST(Scan, NamesAndRegistrationsSurvivePreprocessing) {
  std::string text = read(ADDER_SCANNED_PLAIN);
  EXPECT_EQ(count(text, "MP_REGISTER_MODULE(MP_QSTR_thermo, thermo_module);"), 1u);
  EXPECT_EQ(count(text, "MP_REGISTER_ROOT_POINTER(mp_obj_t thermo_last_reading);"), 1u);
  for (const char *name : {"MP_QSTR_Thermometer", "MP_QSTR_celsius", "MP_QSTR___name__", "MP_QSTR_VERSION"})
    EXPECT_GE(count(text, name), 1u) << name;
  EXPECT_EQ(count(text, "MP_COMPRESSED_ROM_TEXT"), 0u);
  EXPECT_EQ(count(text, "\"not a callable\""), 1u);
}

TEST(Scan, CompressedTextsSurvivePreprocessing) {
  std::string text = read(ADDER_SCANNED_COMPRESSED);
  EXPECT_EQ(count(text, "MP_COMPRESSED_ROM_TEXT(\"not a callable\")"), 1u);
}

} // namespace
