#include "errors.h"
#include "values.h"

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

#include <cstring>
#include <string>
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

/// The tensors that a module holds (parameters, buffers and other attributes) and their names, dotted for those of submodules.
/// @param capacity how many there is room for
/// @param tensors new handles, if there is room for all
/// @param name_capacity bytes that there is room for
/// @param names if there is room for all: the names, each with its final 0
/// @param name_bytes bytes of the names
/// @return how many there are
RBT_EXPORT int32_t rbt_script_tensors(Module* module, int32_t recurse, int32_t capacity, at::Tensor** tensors, int32_t name_capacity, char* names, int32_t* name_bytes)
{
    return guarded(-1, [&] {
        std::vector<at::Tensor> found;
        std::string listed;
        for (const auto& attribute : module->named_attributes(recurse != 0)) {
            if (!attribute.value.isTensor())
                continue;
            found.push_back(attribute.value.toTensor());
            listed.append(attribute.name.c_str()).push_back('\0');
        }

        *name_bytes = static_cast<int32_t>(listed.size());
        auto count = static_cast<int32_t>(found.size());
        if (count <= capacity && *name_bytes <= name_capacity) {
            std::memcpy(names, listed.data(), listed.size());
            for (int32_t i = 0; i < count; i++)
                tensors[i] = new at::Tensor(found[static_cast<size_t>(i)]);
        }

        return count;
    });
}
