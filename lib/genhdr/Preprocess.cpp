#include "genhdr/Preprocess.h"
