// Allocation, cleaning up after what raises, growing strings.
#include "py/gc.h"
#include "py/runtime.h"

extern int openDevice(void);
extern void closeDevice(int handle);
extern mp_obj_t consume(int handle, uint8_t *buffer, size_t size);

struct record {
  size_t n;
  uint16_t items[];
};

mp_obj_t allocateAll(size_t n) {
  uint8_t *bytes = m_new(uint8_t, n);
  uint8_t *zeros = m_new0(uint8_t, n);
  bytes = m_renew(uint8_t, bytes, n, 2 * n);
  m_del(uint8_t, zeros, n);
  struct record *record = m_new_obj_var(struct record, items, uint16_t, n);
  struct record *older = m_new_obj_var(struct record, uint16_t, n);
  vstr_t *maybe = m_new_obj_maybe(vstr_t);
  if (maybe)
    m_del_obj(vstr_t, maybe);
  record->n = older->n = n;
  m_del_var(struct record, items, uint16_t, n, record);
  return mp_obj_new_bytearray_by_ref(2 * n, bytes);
}

// The device is closed and the memory freed whether or not something is raised.
mp_obj_t useDevice(void) {
  uint8_t *volatile buffer = m_new(uint8_t, 1024);
  volatile int handle = -1;
  volatile mp_obj_t result = mp_const_none;
  nlr_buf_t nlr;
  if (nlr_push(&nlr) == 0) {
    handle = openDevice();
    result = consume(handle, buffer, 1024);
    nlr_pop();
  }
  if (handle >= 0)
    closeDevice(handle);
  m_del(uint8_t, buffer, 1024);
  if (nlr.ret_val != NULL)
    nlr_jump(nlr.ret_val);
  return result;
}

// The same with a callback, which costs less.
static void closeCallback(void *handle) { closeDevice(*(int *)handle); }
mp_obj_t useDeviceCheaply(void) {
  int handle = openDevice();
  uint8_t buffer[64];
  MP_DEFINE_NLR_JUMP_CALLBACK_FUNCTION_1(cleanup, closeCallback, &handle);
  nlr_push_jump_callback(&cleanup.callback, mp_call_function_1_from_nlr_jump_callback);
  mp_obj_t result = consume(handle, buffer, sizeof buffer);
  nlr_pop_jump_callback(true);
  return result;
}

mp_obj_t buildText(const char *name, int number) {
  vstr_t vstr;
  mp_print_t print;
  vstr_init_print(&vstr, 16, &print);
  mp_printf(&print, "%s=%d", name, number);
  vstr_add_byte(&vstr, ';');
  vstr_add_char(&vstr, 0x20ac);
  vstr_add_str(&vstr, name);
  vstr_add_strn(&vstr, name, 1);
  vstr_cut_tail_bytes(&vstr, 1);
  VSTR_FIXED(small, 8);
  vstr_printf(&small, "%u", number);
  memcpy(vstr_extend(&vstr, vstr_len(&small)), vstr_str(&small), vstr_len(&small));
  return mp_obj_new_str_from_vstr(&vstr);
}

mp_obj_t memoryInfo(void) {
  gc_info_t info;
  gc_lock();
  gc_unlock();
  gc_collect();
  gc_info(&info);
  mp_printf(&mp_plat_print, "total " UINT_FMT " used " UINT_FMT " free " UINT_FMT "\n", (mp_uint_t)info.total,
            (mp_uint_t)info.used, (mp_uint_t)info.free);
  return mp_obj_new_int_from_uint(info.max_free);
}
