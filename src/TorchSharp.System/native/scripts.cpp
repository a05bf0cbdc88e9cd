#include "errors.h"
#include "values.h"

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

#include <vector>

using torch::jit::Module;

/// A TorchScript module from a file.
/// @param device the type shifted left by 8, and the index as a byte
RBT_EXPORT Module* rbt_script_load(const char* path, int32_t device)
{
    return guarded(static_cast<Module*>(nullptr), [&] {
        c10::Device target(static_cast<c10::DeviceType>(device >> 8), static_cast<c10::DeviceIndex>(static_cast<int8_t>(device & 0xff)));
        return new Module(torch::jit::load(path, target));
    });
}

RBT_EXPORT void rbt_script_dispose(Module* module)
{
    guarded(0, [&] {
        delete module;
        return 0;
    });
}

/// Calls a method of a module.
RBT_EXPORT int32_t rbt_script_call(Module* module, const char* method, const Value* arguments, int32_t count, const int64_t* lists, Value* result)
{
    return guarded(-1, [&] {
        std::vector<c10::IValue> inputs;
        for (int32_t i = 0; i < count; i++)
            inputs.push_back(to_ivalue(arguments[i], lists));
        *result = from_ivalue(module->get_method(method)(std::move(inputs)));
        return 0;
    });
}

/// Switches between training (dropout, batch statistics) and evaluation.
RBT_EXPORT int32_t rbt_script_train(Module* module, int32_t on)
{
    return guarded(-1, [&] {
        module->train(on != 0);
        return 0;
    });
}
