"""Writes adam.json, as it was with PyTorch 1.13: ten steps of torch.optim.Adam on eight weights, of which the last four
are clamped at zero after each step. Sizes of gradients span ten decades, one of them is always zero."""
import json

import torch

torch.manual_seed(1)
options = dict(learningRate=0.01, beta1=0.8, beta2=0.95, epsilon=1e-6)
weights = torch.nn.Parameter(torch.rand(8) - 0.5)
initial = weights.tolist()
scale = torch.tensor([1.0, 1e-9, 1e-3, 10.0, 1.0, 1e-5, 0.0, 1.0])
gradients = [(torch.randn(8) * scale + torch.tensor([0, 0, 0, 0, 2.0, 0, 0, 0])) for _ in range(10)]
optimiser = torch.optim.Adam(
    [weights], lr=options["learningRate"], betas=(options["beta1"], options["beta2"]), eps=options["epsilon"]
)
steps = []
for gradient in gradients:
    weights.grad = gradient.clone()
    optimiser.step()
    with torch.no_grad():
        weights[4:].clamp_(min=0)
    steps.append(weights.tolist())
with open("adam.json", "w") as file:
    json.dump(
        dict(options=options, initial=initial, gradients=[g.tolist() for g in gradients], weights=steps), file, indent=1
    )
    file.write("\n")
