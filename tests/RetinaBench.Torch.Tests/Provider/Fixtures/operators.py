"""Writes operators.json: what PyTorch answers to the calls that the tests of this folder make.

    python3 operators.py        (python3-torch 1.13 wrote the committed file)
"""
import json

import torch
import torch.nn.functional as F

torch.manual_seed(6)
cases = {}


def draw(*shape):
    """Numbers of three decimals, some of them negative."""
    return torch.round(torch.randn(*shape), decimals=3)


def case(name, **tensors):
    cases[name] = {
        key: {"shape": list(t.shape), "values": t.detach().to(torch.float64).reshape(-1).tolist()}
        for key, t in tensors.items()
    }


def elementwise():
    x, column, matrix = draw(2, 3, 4), draw(3, 1), draw(3, 4)
    case("add", x=x, y=column, out=x + column)
    case("mul", x=x, y=column, out=x * column)
    case("neg", x=x, out=-x)
    case("relu", x=x, out=x.relu())
    case("clamp_", x=x, out=x.clone().clamp_(-0.5, 0.25), low=x.clone().clamp_(min=-0.5))
    case("index_fill_", x=x, out=x.clone().index_fill_(1, torch.tensor([0, 2]), -1.5))
    case("to", x=x * 100, bfloat16=(x * 100).to(torch.bfloat16), int64=(x * 100).to(torch.int64))


def shapes():
    x, y = draw(2, 3, 4), draw(2, 1, 4)
    case("reshape", x=x, out=x.permute(2, 0, 1).reshape(4, -1))
    case("permute", x=x, out=x.permute(2, 0, 1))
    case("narrow", x=x, out=x.narrow(2, 1, 2))
    case("cat", x=x, y=y, out=torch.cat([x, y, x], 1))
    case("pad", x=x, out=F.pad(x, (1, 2, 0, 3), value=0.5), cut=F.pad(x, (-1, 2)))


def reductions():
    x = draw(2, 3, 4)
    case("mean", x=x, out=x.mean((0, 2)), kept=x.mean((1,), True, dtype=torch.float64))
    case("sum", x=x, out=x.sum((0, 2)), kept=x.sum((1,), True, dtype=torch.float64), all=x.sum())
    case("extremes", x=x, largest=x.amax((0, 2)), smallest=x.amin((0, 2)))


def convolution(name, x, w, b, **options):
    x, w, b = x.requires_grad_(), w.requires_grad_(), b.requires_grad_()
    out = F.conv2d(x, w, b, **options)
    upstream = draw(*out.shape)
    (out * upstream).sum().backward()
    case(name, x=x, w=w, b=b, out=out, upstream=upstream, gx=x.grad, gw=w.grad, gb=b.grad)


def loss():
    x, weight, target = draw(5, 3).requires_grad_(), draw(3).abs(), torch.tensor([2, 0, 1, 1, 0])
    out = F.cross_entropy(x, target)
    out.backward()
    case("cross_entropy", x=x, out=out, gx=x.grad, weight=weight, sum=F.cross_entropy(x, target, weight, reduction="sum"))


def adam():
    """Three steps on a quartic; a parameter without a gradient stays where it is, and gradients add up where nobody sets them to 0."""
    x, idle = draw(2, 3).requires_grad_(), draw(2).requires_grad_()
    start = x.detach().clone()
    optimizer = torch.optim.Adam([x, idle], lr=0.05, betas=(0.8, 0.95), eps=1e-6)
    steps = []
    for _ in range(3):
        optimizer.zero_grad()
        (x * x * x * x).sum().backward()
        optimizer.step()
        steps.append(x.detach().clone())
    (x * x).sum().backward()
    case("adam", x=start, idle=idle, first=steps[0], third=steps[2], added=x.grad)


def poisson():
    x, target = draw(4, 5).requires_grad_(), draw(4, 5).abs()
    rate = F.softplus(x, beta=3, threshold=4)
    out = F.poisson_nll_loss(rate, target, log_input=False, eps=1e-6) + 0.1 * x.abs().sum()
    out.backward()
    logarithms = F.poisson_nll_loss(x, target, reduction="sum")
    case("poisson", x=x, target=target, rate=rate, magnitudes=x.abs(), out=out, gx=x.grad, logarithms=logarithms, plain=F.softplus(10 * x))


elementwise()
shapes()
reductions()
convolution("conv2d", draw(2, 3, 9, 8), draw(4, 3, 3, 2), draw(4))
convolution("conv2d-strides", draw(2, 4, 9, 8), draw(6, 2, 3, 2), draw(6), stride=(2, 3), padding=(1, 0), dilation=(1, 2), groups=2)

loss()
adam()
poisson()

with open("operators.json", "w") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
