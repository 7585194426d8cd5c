#include "genhdr/Collect.h"
