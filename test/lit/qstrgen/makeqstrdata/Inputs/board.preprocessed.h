# 1 "<stdin>"
# 12 "board.h"
typedef unsigned int uint32_t;
int printf(const char *, ...);

QCFG(BYTES_IN_LEN, (1))
QCFG(BYTES_IN_HASH, (2))

Q()
Q(*)
Q(\n)
Q(\r\n)
  Q(\t)	
Q(<module>)
Q(<lambda>)
Q(<genexpr>)
Q(>>> )
Q({:#x})
Q(maximum recursion depth exceeded)
Q(/flash/lib)
Q(a b)
Q(Q(z))
Q(()
Q(x"y)
Q(\)
Q(~)
Q(`)
Q(dndk)
Q(café)
Q(é€)
Q(日本)
Q(😀)

Q(_lt_module_gt_)

Q(_star_)

Q(a_space_b)

Q(__add__)

Q(__matmul__)

Q(__init__)

Q(Pin)

Q(Pin)

Q(_0)

Q(PWM)

Q(adc_read)

Q(zip)
