//===- shared/runtime/mpirq.h - Interrupts that call Python -----------------------------------------===//
//
// The object that methods such as Pin.irq return.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SHARED_RUNTIME_MPIRQ_H
#define ADDER_SHARED_RUNTIME_MPIRQ_H

#include "py/obj.h"
#include "py/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif

// Arguments of an irq method, in the order of mp_irq_init_args.
enum { MP_IRQ_ARG_INIT_handler = 0, MP_IRQ_ARG_INIT_trigger, MP_IRQ_ARG_INIT_hard, MP_IRQ_ARG_INIT_NUM_ARGS };

enum { MP_IRQ_INFO_FLAGS = 0, MP_IRQ_INFO_TRIGGERS = 1 };

typedef mp_uint_t (*mp_irq_trigger_fun_t)(mp_obj_t self, mp_uint_t trigger); // the old triggers
typedef mp_uint_t (*mp_irq_info_fun_t)(mp_obj_t self, mp_uint_t info_type);

typedef struct _mp_irq_methods_t {
  mp_irq_trigger_fun_t trigger;
  mp_irq_info_fun_t info;
} mp_irq_methods_t;

typedef struct _mp_irq_obj_t {
  mp_obj_base_t base;
  mp_irq_methods_t *methods;
  mp_obj_t parent; // what the handler is called with
  mp_obj_t handler;
  bool ishard; // called in the interrupt itself, with the heap locked
} mp_irq_obj_t;

extern const mp_arg_t mp_irq_init_args[];
extern const mp_obj_type_t mp_irq_type;

mp_irq_obj_t *mp_irq_new(const mp_irq_methods_t *methods, mp_obj_t parent); // allocates
void mp_irq_init(mp_irq_obj_t *self, const mp_irq_methods_t *methods, mp_obj_t parent);
// Calls or schedules the handler; both safe in interrupts.  dispatch: 0, or -1 if it could not be done.
int mp_irq_dispatch(mp_obj_t handler, mp_obj_t parent, bool ishard);
void mp_irq_handler(mp_irq_obj_t *self);

#ifdef __cplusplus
}
#endif

#endif // ADDER_SHARED_RUNTIME_MPIRQ_H
