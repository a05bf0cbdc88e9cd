#include "errors.h"
#include "export.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/grad_mode.h>

RBT_EXPORT int32_t rbt_grad_mode()
{
    return torch::autograd::GradMode::is_enabled() ? 1 : 0;
}

RBT_EXPORT void rbt_set_grad_mode(int32_t enabled)
{
    torch::autograd::GradMode::set_enabled(enabled != 0);
}

RBT_EXPORT int32_t rbt_requires_grad(const at::Tensor* tensor)
{
    return guarded(-1, [&] { return tensor->requires_grad() ? 1 : 0; });
}

RBT_EXPORT int32_t rbt_set_requires_grad(at::Tensor* tensor, int32_t wanted)
{
    return guarded(-1, [&] {
        tensor->requires_grad_(wanted != 0);
        return 0;
    });
}

/// The accumulated gradient, or null where there is none.
RBT_EXPORT at::Tensor* rbt_grad(const at::Tensor* tensor)
{
    return guarded(static_cast<at::Tensor*>(nullptr), [&] {
        const at::Tensor& grad = tensor->grad();
        return grad.defined() ? new at::Tensor(grad) : nullptr;
    });
}

/// Adds the gradients of a number to the leaves that it was computed from.
RBT_EXPORT int32_t rbt_backward(const at::Tensor* tensor)
{
    return guarded(-1, [&] {
        torch::autograd::backward({ *tensor }, {});
        return 0;
    });
}
