#include "errors.h"
#include "export.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/cuda.h>

RBT_EXPORT int32_t rbt_cuda_device_count()
{
    return guarded(-1, [] { return torch::cuda::is_available() ? static_cast<int32_t>(torch::cuda::device_count()) : 0; });
}

RBT_EXPORT int32_t rbt_cuda_synchronize(int32_t device)
{
    return guarded(-1, [&] {
        torch::cuda::synchronize(device);
        return 0;
    });
}

RBT_EXPORT int32_t rbt_num_threads()
{
    return guarded(-1, [] { return static_cast<int32_t>(at::get_num_threads()); });
}

RBT_EXPORT int32_t rbt_set_num_threads(int32_t threads)
{
    return guarded(-1, [&] {
        at::set_num_threads(threads);
        return 0;
    });
}

RBT_EXPORT int32_t rbt_matmul_tf32()
{
    return guarded(-1, [] { return at::globalContext().allowTF32CuBLAS() ? 1 : 0; });
}

RBT_EXPORT int32_t rbt_set_matmul_tf32(int32_t allowed)
{
    return guarded(-1, [&] {
        at::globalContext().setAllowTF32CuBLAS(allowed != 0);
        return 0;
    });
}

RBT_EXPORT int32_t rbt_cudnn_tf32()
{
    return guarded(-1, [] { return at::globalContext().allowTF32CuDNN() ? 1 : 0; });
}

RBT_EXPORT int32_t rbt_set_cudnn_tf32(int32_t allowed)
{
    return guarded(-1, [&] {
        at::globalContext().setAllowTF32CuDNN(allowed != 0);
        return 0;
    });
}
