#include "genhdr/Scanner.h"
