# Names and keywords: a keyword is a whole name; soft keywords are none; other scripts are letters.
# RUN: %mpy-cross --dump=tokens %s | %logical-lines | FileCheck --strict-whitespace --match-full-lines %s
ifx If if_ _ __if__ x1
True False None and or not is in lambda yield
match case type print const nonlocal async await
über π
# CHECK:Newline
# CHECK-NEXT:Name ifx Name If Name if_ Name _ Name __if__ Name x1 Newline
# CHECK-NEXT:True False None And Or Not Is In Lambda Yield Newline
# CHECK-NEXT:Name match Name case Name type Name print Name const Nonlocal Async Await Newline
# CHECK-NEXT:Name über Name π Newline
# CHECK-NEXT:End
