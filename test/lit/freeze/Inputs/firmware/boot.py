import driver
