#include "genhdr/LineFilter.h"
