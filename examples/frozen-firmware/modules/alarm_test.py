import alarm

assert alarm.check(40) and not alarm.check(20)
