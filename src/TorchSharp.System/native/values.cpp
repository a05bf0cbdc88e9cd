#include "values.h"

#include <ATen/core/List.h>
#include <ATen/core/Tensor.h>
#include <c10/util/Exception.h>

#include <cstring>
#include <memory>
#include <vector>

namespace {

at::Tensor& tensor_of(int64_t handle)
{
    return *reinterpret_cast<at::Tensor*>(handle);
}

c10::Device device_of(int64_t bits)
{
    return c10::Device(static_cast<c10::DeviceType>(bits >> 8), static_cast<c10::DeviceIndex>(static_cast<int8_t>(bits & 0xff)));
}

Value aggregate(Kind kind, c10::ArrayRef<c10::IValue> elements)
{
    auto values = std::make_unique<Value[]>(elements.size());
    for (size_t i = 0; i < elements.size(); i++)
        values[i] = from_ivalue(elements[i]);
    return { kind, static_cast<int32_t>(elements.size()), reinterpret_cast<int64_t>(values.release()) };
}

}

c10::IValue to_ivalue(const Value& value, const int64_t* lists)
{
    switch (value.kind) {
    case Kind::None:
        return {};
    case Kind::Tensor:
        return tensor_of(value.bits);
    case Kind::Int:
        return value.bits;
    case Kind::Double: {
        double number;
        std::memcpy(&number, &value.bits, sizeof number);
        return number;
    }
    case Kind::Bool:
        return value.bits != 0;
    case Kind::Device:
        return device_of(value.bits);
    case Kind::IntList:
        return std::vector<int64_t>(lists + value.bits, lists + value.bits + value.length);
    case Kind::TensorList: {
        const int64_t* list = lists + value.bits;
        c10::List<at::Tensor> tensors;
        for (int32_t i = 0; i < value.length; i++)
            tensors.push_back(tensor_of(list[i]));
        return tensors;
    }
    case Kind::OptionalTensorList: {
        const int64_t* list = lists + value.bits;
        c10::List<c10::optional<at::Tensor>> tensors;
        for (int32_t i = 0; i < value.length; i++)
            tensors.push_back(list[i] == 0 ? c10::optional<at::Tensor>() : c10::optional<at::Tensor>(tensor_of(list[i])));
        return tensors;
    }
    default:
        TORCH_CHECK(false, "a value of kind ", static_cast<int32_t>(value.kind), " is no argument");
    }
}

Value from_ivalue(const c10::IValue& value)
{
    if (value.isTensor())
        return { Kind::Tensor, 0, reinterpret_cast<int64_t>(new at::Tensor(value.toTensor())) };
    if (value.isNone())
        return { Kind::None, 0, 0 };
    if (value.isInt())
        return { Kind::Int, 0, value.toInt() };
    if (value.isBool())
        return { Kind::Bool, 0, value.toBool() ? 1 : 0 };
    if (value.isDouble()) {
        double number = value.toDouble();
        Value result { Kind::Double, 0, 0 };
        std::memcpy(&result.bits, &number, sizeof number);
        return result;
    }
    if (value.isTuple())
        return aggregate(Kind::Tuple, value.toTupleRef().elements().vec());
    if (value.isList())
        return aggregate(Kind::List, value.toList().vec());
    return { Kind::Other, 0, 0 };
}

/// Frees the arrays of a list or tuple, and of those within it; tensors in it live on.
RBT_EXPORT void rbt_values_free(Value* values, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        if (values[i].kind == Kind::List || values[i].kind == Kind::Tuple)
            rbt_values_free(reinterpret_cast<Value*>(values[i].bits), values[i].length);
    }
    delete[] values;
}
