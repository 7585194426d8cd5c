//===- runtime/modules/Framebuf.cpp - The module framebuf -------------------------------------------===//
//
// FrameBuffer draws on memory of another object.  That object may move its memory, or make it shorter, while
// we have it: so each call asks for it again, and checks that all pixels are still in it.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/binary.h"
#include "py/runtime.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/modules/FramebufSurface.h"

#if MICROPY_PY_FRAMEBUF

namespace adder::modules {

namespace {

using namespace framebuf;

struct FrameBuffer {
  mp_obj_base_t base;
  mp_obj_t memory;
  Surface surface; ///< `bytes` is valid only after surfaceOf
};

extern const mp_obj_type_t kFrameBufferType;

constexpr mp_int_t kLargestSize = 0xffff;

FrameBuffer *frameBufferOf(mp_obj_t object) { return static_cast<FrameBuffer *>(MP_OBJ_TO_PTR(object)); }

void findMemory(mp_obj_t memory, mp_uint_t access, Surface *surface) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(memory, &buffer, access);
  if (buffer.len < bytesNeeded(*surface))
    mp_raise_ValueError(nullptr);
  surface->bytes = static_cast<uint8_t *>(buffer.buf);
}

/// The memory as it is now.
Surface surfaceOf(mp_obj_t object) {
  FrameBuffer *self = frameBufferOf(object);
  Surface surface = self->surface;
  findMemory(self->memory, MP_BUFFER_RW, &surface);
  return surface;
}

/// From (memory, width, height, format[, stride]).
Surface surfaceFrom(size_t count, const mp_obj_t *values, mp_uint_t access) {
  mp_int_t width = mp_obj_get_int(values[1]), height = mp_obj_get_int(values[2]);
  mp_int_t format = mp_obj_get_int(values[3]);
  mp_int_t stride = count > 4 ? mp_obj_get_int(values[4]) : width;
  if (width < 1 || width > kLargestSize || height < 1 || height > kLargestSize || stride < width ||
      stride > kLargestSize)
    mp_raise_ValueError(nullptr);
  if (format < 0 || format >= kPixelFormats)
    mp_raise_ValueError(MP_ERROR_TEXT("invalid format"));
  Surface surface = {};
  surface.format = PixelFormat(format);
  surface.width = uint32_t(width);
  surface.height = uint32_t(height);
  surface.stride = wholeStride(surface.format, uint32_t(stride));
  findMemory(values[0], access, &surface);
  return surface;
}

mp_obj_t newFrameBuffer(const mp_obj_type_t *type, mp_obj_t memory, const Surface &surface) {
  auto *self = mp_obj_malloc(FrameBuffer, type);
  self->memory = memory;
  self->surface = surface;
  self->surface.bytes = nullptr;
  return MP_OBJ_FROM_PTR(self);
}

mp_obj_t makeNew(const mp_obj_type_t *type, size_t positional, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(positional, pairs, 4, 5, false);
  return newFrameBuffer(type, values[0], surfaceFrom(positional, values, MP_BUFFER_RW));
}

/// The older constructor: (memory, width, height[, stride]), always MONO_VLSB.
mp_obj_t makeOld(size_t count, const mp_obj_t *values) {
  mp_obj_t all[5] = {values[0], values[1], values[2], MP_OBJ_NEW_SMALL_INT(int(PixelFormat::MonoVlsb)),
                     count > 3 ? values[3] : values[1]};
  return newFrameBuffer(&kFrameBufferType, values[0], surfaceFrom(5, all, MP_BUFFER_RW));
}

mp_int_t buffer(mp_obj_t object, mp_buffer_info_t *info, mp_uint_t access) {
  return mp_get_buffer(frameBufferOf(object)->memory, info, access) ? 0 : 1;
}

/// What can be drawn from: a FrameBuffer, or a tuple or list of the constructor's arguments.
Surface readableSurfaceOf(mp_obj_t object) {
  mp_obj_t native = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&kFrameBufferType));
  if (native != MP_OBJ_NULL)
    return surfaceOf(native);
  size_t count;
  mp_obj_t *values;
  mp_obj_get_array(object, &count, &values);
  if (count < 4 || count > 5)
    mp_raise_ValueError(nullptr);
  return surfaceFrom(count, values, MP_BUFFER_READ);
}

void getInts(const mp_obj_t *values, size_t count, mp_int_t *results) {
  for (size_t i = 0; i < count; ++i)
    results[i] = mp_obj_get_int(values[i]);
}

/// For shapes whose arithmetic is limited.
void requireAtMost(mp_int_t value, Place limit) {
  if (value > limit || value < -limit)
    mp_raise_ValueError(nullptr);
}

// --- Methods.

mp_obj_t fill(mp_obj_t self, mp_obj_t color) {
  Surface surface = surfaceOf(self);
  fillBox(surface, 0, 0, surface.width, surface.height, uint32_t(mp_obj_get_int(color)));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(fillObject, fill);

mp_obj_t fillRect(size_t, const mp_obj_t *values) {
  Surface surface = surfaceOf(values[0]);
  mp_int_t at[5]; // x y width height color
  getInts(values + 1, 5, at);
  fillBox(surface, at[0], at[1], at[2], at[3], uint32_t(at[4]));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(fillRectObject, 6, 6, fillRect);

mp_obj_t pixel(size_t count, const mp_obj_t *values) {
  Surface surface = surfaceOf(values[0]);
  mp_int_t at[3]; // x y color
  getInts(values + 1, count - 1, at);
  if (!surface.contains(at[0], at[1]))
    return mp_const_none;
  if (count == 3)
    return MP_OBJ_NEW_SMALL_INT(surface.get(uint32_t(at[0]), uint32_t(at[1])));
  surface.set(uint32_t(at[0]), uint32_t(at[1]), uint32_t(at[2]));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(pixelObject, 3, 4, pixel);

mp_obj_t hline(size_t, const mp_obj_t *values) {
  Surface surface = surfaceOf(values[0]);
  mp_int_t at[4]; // x y length color
  getInts(values + 1, 4, at);
  fillBox(surface, at[0], at[1], at[2], 1, uint32_t(at[3]));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(hlineObject, 5, 5, hline);

mp_obj_t vline(size_t, const mp_obj_t *values) {
  Surface surface = surfaceOf(values[0]);
  mp_int_t at[4]; // x y length color
  getInts(values + 1, 4, at);
  fillBox(surface, at[0], at[1], 1, at[2], uint32_t(at[3]));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(vlineObject, 5, 5, vline);

mp_obj_t rect(size_t count, const mp_obj_t *values) {
  bool filled = count > 6 && mp_obj_is_true(values[6]);
  Surface surface = surfaceOf(values[0]);
  mp_int_t at[5]; // x y width height color
  getInts(values + 1, 5, at);
  auto drawIt = filled ? fillBox : drawBox;
  drawIt(surface, at[0], at[1], at[2], at[3], uint32_t(at[4]));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(rectObject, 6, 7, rect);

mp_obj_t line(size_t, const mp_obj_t *values) {
  Surface surface = surfaceOf(values[0]);
  mp_int_t at[5]; // x1 y1 x2 y2 color
  getInts(values + 1, 5, at);
  for (int i = 0; i < 4; ++i)
    requireAtMost(at[i], kFarthest);
  drawLine(surface, at[0], at[1], at[2], at[3], uint32_t(at[4]));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(lineObject, 6, 6, line);

mp_obj_t ellipse(size_t count, const mp_obj_t *values) {
  bool filled = count > 6 && mp_obj_is_true(values[6]);
  Surface surface = surfaceOf(values[0]);
  mp_int_t at[5]; // x y radius radius color
  getInts(values + 1, 5, at);
  requireAtMost(at[2], kLargestRadius);
  requireAtMost(at[3], kLargestRadius);
  unsigned quarters = count > 7 ? unsigned(mp_obj_get_int(values[7])) & kAllQuarters : kAllQuarters;
  drawEllipse(surface, {at[0], at[1], at[2], at[3], uint32_t(at[4]), filled, quarters});
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(ellipseObject, 6, 8, ellipse);

/// The corners as 32-bit numbers, two each, with room for one more number for each corner behind them.
int32_t *cornersIn(const mp_buffer_info_t &buffer, size_t count) {
  auto *corners = runtime::newLeaf<int32_t>(3 * count);
  for (size_t i = 0; i < 2 * count; ++i) {
    mp_int_t value = mp_obj_get_int(mp_binary_get_val_array(char(buffer.typecode), buffer.buf, i));
    requireAtMost(value, kFarthest);
    corners[i] = int32_t(value);
  }
  return corners;
}

mp_obj_t poly(size_t count, const mp_obj_t *values) {
  bool filled = count > 5 && mp_obj_is_true(values[5]);
  mp_int_t x = mp_obj_get_int(values[1]), y = mp_obj_get_int(values[2]);
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(values[3], &buffer, MP_BUFFER_READ);
  auto color = uint32_t(mp_obj_get_int(values[4]));
  size_t corners = buffer.len / mp_binary_get_size('@', char(buffer.typecode), nullptr) / 2;
  if (corners == 0)
    return mp_const_none;
  requireAtMost(x, kFarthest);
  requireAtMost(y, kFarthest);
  int32_t *numbers = cornersIn(buffer, corners);
  Surface surface = surfaceOf(values[0]);
  Polygon polygon = {numbers, corners, x, y, color};
  if (filled)
    fillPolygon(surface, polygon, numbers + 2 * corners);
  else
    drawPolygon(surface, polygon);
  m_del(int32_t, numbers, 3 * corners);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(polyObject, 5, 6, poly);

mp_obj_t blitObject(size_t count, const mp_obj_t *values) {
  mp_int_t x = mp_obj_get_int(values[2]), y = mp_obj_get_int(values[3]);
  mp_int_t key = count > 4 ? mp_obj_get_int(values[4]) : -1;
  bool mapped = count > 5 && values[5] != mp_const_none;
  Surface source = readableSurfaceOf(values[1]);
  Surface palette = {};
  if (mapped)
    palette = readableSurfaceOf(values[5]);
  blit(surfaceOf(values[0]), source, x, y, key, mapped ? &palette : nullptr);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(blitFunction, 4, 6, blitObject);

mp_obj_t scrollBy(mp_obj_t self, mp_obj_t x, mp_obj_t y) {
  mp_int_t byX = mp_obj_get_int(x), byY = mp_obj_get_int(y);
  scroll(surfaceOf(self), byX, byY);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_3(scrollObject, scrollBy);

mp_obj_t text(size_t count, const mp_obj_t *values) {
  const char *letters = mp_obj_str_get_str(values[1]);
  mp_int_t at[3] = {0, 0, 1}; // x y color
  getInts(values + 2, count - 2, at);
  drawText(surfaceOf(values[0]), letters, at[0], at[1], uint32_t(at[2]));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(textObject, 4, 5, text);

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(oldObject, 3, 4, makeOld);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(fill, fillObject)},   {MEMBER(fill_rect, fillRectObject)}, {MEMBER(pixel, pixelObject)},
    {MEMBER(hline, hlineObject)}, {MEMBER(vline, vlineObject)},        {MEMBER(rect, rectObject)},
    {MEMBER(line, lineObject)},   {MEMBER(ellipse, ellipseObject)},    {MEMBER(poly, polyObject)},
    {MEMBER(blit, blitFunction)}, {MEMBER(scroll, scrollObject)},      {MEMBER(text, textObject)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

MP_DEFINE_CONST_OBJ_TYPE(kFrameBufferType, MP_QSTR_FrameBuffer, MP_TYPE_FLAG_NONE, make_new, makeNew, buffer,
                         buffer, locals_dict, &kMethodDict);

#define FORMAT(name) MP_ROM_INT(int(PixelFormat::name))

const mp_rom_map_elem_t kGlobals[] = {
    {MEMBER_NAME(__name__, framebuf)},
    {MEMBER(FrameBuffer, kFrameBufferType)},
    {MEMBER(FrameBuffer1, oldObject)},
    {MP_ROM_QSTR(MP_QSTR_MVLSB), FORMAT(MonoVlsb)},
    {MP_ROM_QSTR(MP_QSTR_MONO_VLSB), FORMAT(MonoVlsb)},
    {MP_ROM_QSTR(MP_QSTR_RGB565), FORMAT(Rgb565)},
    {MP_ROM_QSTR(MP_QSTR_GS2_HMSB), FORMAT(Gs2)},
    {MP_ROM_QSTR(MP_QSTR_GS4_HMSB), FORMAT(Gs4)},
    {MP_ROM_QSTR(MP_QSTR_GS8), FORMAT(Gs8)},
    {MP_ROM_QSTR(MP_QSTR_MONO_HLSB), FORMAT(MonoHlsb)},
    {MP_ROM_QSTR(MP_QSTR_MONO_HMSB), FORMAT(MonoHmsb)},
};
MP_DEFINE_CONST_DICT(kGlobalsDict, kGlobals);

} // namespace
} // namespace adder::modules

extern const mp_obj_module_t mp_module_framebuf;
const mp_obj_module_t mp_module_framebuf = {{&mp_type_module},
                                            const_cast<mp_obj_dict_t *>(&adder::modules::kGlobalsDict)};
MP_REGISTER_MODULE(MP_QSTR_framebuf, mp_module_framebuf);

#endif // MICROPY_PY_FRAMEBUF
