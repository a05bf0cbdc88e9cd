// One door to every operator of ATen: by name, with boxed arguments, as the TorchScript interpreter calls them. Autograd and
// the choice of device come with the dispatcher, and names and arguments are far steadier between versions than the C++ API.
#include "errors.h"
#include "values.h"

#include <ATen/core/dispatch/Dispatcher.h>

/// An operator, or null where this libtorch has none of that name; never freed, since operators live as long as libtorch.
RBT_EXPORT const c10::OperatorHandle* rbt_operator(const char* name, const char* overload)
{
    return guarded(static_cast<const c10::OperatorHandle*>(nullptr), [&] {
        return new c10::OperatorHandle(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload));
    });
}

/// Calls an operator.
/// @param count the arguments given; those that follow in the schema take their defaults
/// @param lists the elements of all lists among the arguments
/// @param capacity the results that there is room for
/// @return the number of results, or -1
RBT_EXPORT int32_t rbt_call(const c10::OperatorHandle* op, const Value* arguments, int32_t count, const int64_t* lists, Value* results, int32_t capacity)
{
    return guarded(-1, [&] {
        const auto& parameters = op->schema().arguments();
        TORCH_CHECK(static_cast<size_t>(count) <= parameters.size(), op->schema().name(), " takes ", parameters.size(), " arguments, not ", count);
        torch::jit::Stack stack;
        stack.reserve(parameters.size());
        for (size_t i = 0; i < parameters.size(); i++) {
            if (i < static_cast<size_t>(count) && arguments[i].kind != Kind::Default) {
                stack.push_back(to_ivalue(arguments[i], lists));
            } else {
                TORCH_CHECK(parameters[i].default_value().has_value(), op->schema().name(), " needs its argument ", parameters[i].name());
                stack.push_back(*parameters[i].default_value());
            }
        }
        op->callBoxed(&stack);
        TORCH_CHECK(stack.size() <= static_cast<size_t>(capacity), op->schema().name(), " gave ", stack.size(), " results, expected ", capacity);
        for (size_t i = 0; i < stack.size(); i++)
            results[i] = from_ivalue(stack[i]);
        return static_cast<int32_t>(stack.size());
    });
}
