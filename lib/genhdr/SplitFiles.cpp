#include "genhdr/SplitFiles.h"
