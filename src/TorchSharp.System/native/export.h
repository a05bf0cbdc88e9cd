#pragma once

#include <cstdint>

/// A function that the managed assembly calls.
#define RBT_EXPORT extern "C" __attribute__((visibility("default")))
