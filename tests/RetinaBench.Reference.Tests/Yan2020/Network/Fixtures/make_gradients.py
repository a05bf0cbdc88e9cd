"""Writes gradients.json, as it was with PyTorch 1.13: losses and gradients of CNNs of Yan et al. (2020) by autograd, in double precision.

  python3 make_gradients.py

Shares no code with this project. Every case has rectifiers that are open and closed, labels of several sizes, and all penalties."""
import json

import torch
from torch.nn import functional as F

KERNELS = {1: [7], 2: [4, 4], 3: [3, 3, 3]}
# name, filters, layers, lags of version II or 0, rows, columns, samples, whether labels are rates
CASES = [
    ("one layer", 5, 1, 0, 8, 8, 17, False),
    ("one filter, larger frames", 1, 1, 0, 9, 10, 16, True),
    ("two layers", 3, 2, 0, 8, 8, 18, False),
    ("three layers", 2, 3, 0, 9, 8, 17, True),
    ("version II", 2, 1, 3, 8, 8, 19, False),
]
PENALTIES = dict(filterL1=3e-3, filterL2=2e-3, denseL2=4e-3, activityL1=5e-3)


def single(tensor):
    """Values that single precision holds exactly."""
    return tensor.to(torch.float32).to(torch.float64)


def run(seed, name, filters, layers, lags, rows, columns, samples, rates):
    torch.manual_seed(seed)
    frames = samples + max(lags - 1, 0)
    movie = single(torch.randint(0, 2, (frames, rows, columns)) - .5 if lags else torch.randn(frames, rows, columns) * .5)
    # Channel 0 is the current frame.
    x = torch.stack([movie[i:i + lags].flip(0) for i in range(samples)]) if lags else movie[:, None]
    y = single(torch.rand(samples) * 7 * (torch.rand(samples) < .5)) if rates else (torch.rand(samples) < .3).double()
    parameters, channels = {}, x.shape[1]
    for i, kernel in enumerate(KERNELS[layers], 1):
        parameters[f"convolution{i}.weight"] = single(torch.randn(filters, channels, kernel, kernel, dtype=torch.float64) * .3)
        parameters[f"convolution{i}.bias"] = single(torch.randn(filters, dtype=torch.float64) * .1)
        channels = filters
    size = filters * (rows - 6) * (columns - 6)
    parameters["dense.weight"] = single(torch.randn(size, dtype=torch.float64) * .4)
    parameters["dense.bias"] = single(torch.tensor([.05], dtype=torch.float64))
    parameters["output.alpha"] = single(torch.tensor([.3], dtype=torch.float64))
    parameters["output.beta"] = single(torch.tensor([2.5], dtype=torch.float64))
    for value in parameters.values():
        value.requires_grad_()
    h, activity = x, 0
    for i in range(1, layers + 1):
        h = F.relu(F.conv2d(h, parameters[f"convolution{i}.weight"], parameters[f"convolution{i}.bias"]))
        activity = activity + h.sum() / samples
        open_share = (h > 0).double().mean().item()
        assert .1 < open_share < .9, (name, i, open_share)
    drive = h.flatten(1) @ parameters["dense.weight"] + parameters["dense.bias"]
    p = parameters["output.alpha"] * F.softplus(parameters["output.beta"] * drive, threshold=1e9) + 1e-7
    data = (p - y * torch.log(p)).mean() + PENALTIES["activityL1"] * activity
    weights = [v for k, v in parameters.items() if k.startswith("convolution") and k.endswith("weight")]
    penalty = sum(PENALTIES["filterL1"] * w.abs().sum() + PENALTIES["filterL2"] * (w ** 2).sum() for w in weights)
    loss = data + penalty + PENALTIES["denseL2"] * (parameters["dense.weight"] ** 2).sum()
    loss.backward()
    flat = lambda t: [float(f"{v:.13g}") for v in t.detach().flatten().tolist()]
    return dict(
        name=name, filters=filters, layers=layers, lags=lags, rows=rows, columns=columns, movie=flat(movie), labels=flat(y),
        parameters=[v for t in parameters.values() for v in flat(t)], predictions=flat(p), loss=loss.item(),
        gradient={k: flat(v.grad) for k, v in parameters.items()})


if __name__ == "__main__":
    cases = [run(10 + i, *case) for i, case in enumerate(CASES)]
    with open("gradients.json", "w") as file:
        json.dump(dict(penalties=PENALTIES, cases=cases), file)
        file.write("\n")
