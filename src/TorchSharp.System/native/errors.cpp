#include "errors.h"

#include "export.h"

#include <string>

namespace {
thread_local std::string message;
thread_local std::string taken;
}

void keep_error(const char* text) noexcept
{
    try {
        message = text[0] == '\0' ? "libtorch failed without a message" : text;
    } catch (...) {
        message.clear();
    }
}

/// The error of the calling thread, UTF-8, or null; it is forgotten with this. Valid until the thread's next call.
RBT_EXPORT const char* rbt_take_error()
{
    if (message.empty())
        return nullptr;
    taken.swap(message);
    message.clear();
    return taken.c_str();
}
