#include "errors.h"
#include "export.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cstring>

/// A tensor on the CPU with a copy of contiguous data.
RBT_EXPORT at::Tensor* rbt_tensor_from(const void* data, const int64_t* shape, int32_t dimensions, int8_t type)
{
    return guarded(static_cast<at::Tensor*>(nullptr), [&] {
        at::Tensor tensor = at::empty(at::IntArrayRef(shape, static_cast<size_t>(dimensions)), static_cast<c10::ScalarType>(type));
        if (tensor.nbytes() > 0)
            std::memcpy(tensor.data_ptr(), data, tensor.nbytes());
        return new at::Tensor(std::move(tensor));
    });
}

RBT_EXPORT void rbt_tensor_dispose(at::Tensor* tensor)
{
    // The last owner frees device memory, which can fail; there is nobody left to tell.
    guarded(0, [&] {
        delete tensor;
        return 0;
    });
}

RBT_EXPORT int32_t rbt_tensor_dimensions(const at::Tensor* tensor)
{
    return guarded(-1, [&] { return static_cast<int32_t>(tensor->dim()); });
}

/// Writes the sizes and the strides, in elements, of all dimensions.
/// @return 0, or -1
RBT_EXPORT int32_t rbt_tensor_layout(const at::Tensor* tensor, int64_t* sizes, int64_t* strides)
{
    return guarded(-1, [&] {
        std::copy_n(tensor->sizes().data(), tensor->dim(), sizes);
        std::copy_n(tensor->strides().data(), tensor->dim(), strides);
        return 0;
    });
}

RBT_EXPORT int64_t rbt_tensor_elements(const at::Tensor* tensor)
{
    return guarded(INT64_C(-1), [&] { return tensor->numel(); });
}

RBT_EXPORT int8_t rbt_tensor_type(const at::Tensor* tensor)
{
    return guarded(static_cast<int8_t>(-1), [&] { return static_cast<int8_t>(tensor->scalar_type()); });
}

/// The type of the device shifted left by 8, and its index as a byte; or -1.
RBT_EXPORT int32_t rbt_tensor_device(const at::Tensor* tensor)
{
    return guarded(-1, [&] {
        c10::Device device = tensor->device();
        return (static_cast<int32_t>(device.type()) << 8) | (static_cast<int32_t>(device.index()) & 0xff);
    });
}

/// Where the first element lies.
RBT_EXPORT void* rbt_tensor_data(const at::Tensor* tensor)
{
    return guarded(static_cast<void*>(nullptr), [&] { return tensor->data_ptr(); });
}
