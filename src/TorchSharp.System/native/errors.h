#pragma once

#include <c10/util/Exception.h>

#include <exception>

/// Keeps a message for rbt_take_error of the same thread.
void keep_error(const char* message) noexcept;

/// Runs a body. What it throws becomes the calling thread's error, and `failure` the result: no exception may reach managed frames.
template <typename Result, typename Body>
Result guarded(Result failure, Body body) noexcept
{
    try {
        return body();
    } catch (const c10::Error& e) {
        keep_error(e.what_without_backtrace());
    } catch (const std::exception& e) {
        keep_error(e.what());
    } catch (...) {
        keep_error("libtorch threw something that is no std::exception");
    }
    return failure;
}
