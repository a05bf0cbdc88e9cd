#include "errors.h"
#include "export.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/grad_mode.h>

#include <vector>

namespace {

std::vector<at::Tensor> tensors_of(at::Tensor* const* handles, int32_t count)
{
    std::vector<at::Tensor> tensors;
    for (int32_t i = 0; i < count; i++)
        tensors.push_back(handles[i] == nullptr ? at::Tensor() : *handles[i]);
    return tensors;
}

c10::optional<bool> optional_of(int32_t flag)
{
    return flag < 0 ? c10::optional<bool>() : c10::optional<bool>(flag != 0);
}

}

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

/// @param grad null forgets the gradient
RBT_EXPORT int32_t rbt_set_grad(at::Tensor* tensor, const at::Tensor* grad)
{
    return guarded(-1, [&] {
        tensor->mutable_grad() = grad == nullptr ? at::Tensor() : *grad;
        return 0;
    });
}

/// Accumulates the gradients of tensors into the leaves.
/// @param retain_graph 0, 1, or -1: as create_graph
RBT_EXPORT int32_t rbt_backward(at::Tensor* const* tensors, int32_t count, at::Tensor* const* grads, int32_t grad_count, int32_t retain_graph,
    int32_t create_graph, at::Tensor* const* inputs, int32_t input_count)
{
    return guarded(-1, [&] {
        torch::autograd::backward(tensors_of(tensors, count), tensors_of(grads, grad_count), optional_of(retain_graph), create_graph != 0, tensors_of(inputs, input_count));
        return 0;
    });
}

/// The gradients of outputs by inputs.
/// @param results one handle an input; null for an input that was not used
RBT_EXPORT int32_t rbt_differentiate(at::Tensor* const* outputs, int32_t output_count, at::Tensor* const* inputs, int32_t input_count,
    at::Tensor* const* grads, int32_t grad_count, int32_t retain_graph, int32_t create_graph, int32_t allow_unused, at::Tensor** results)
{
    return guarded(-1, [&] {
        auto found = torch::autograd::grad(tensors_of(outputs, output_count), tensors_of(inputs, input_count), tensors_of(grads, grad_count),
            optional_of(retain_graph), create_graph != 0, allow_unused != 0);
        for (size_t i = 0; i < found.size(); i++)
            results[i] = found[i].defined() ? new at::Tensor(found[i]) : nullptr;
        return 0;
    });
}
