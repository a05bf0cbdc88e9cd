"""The retina of Murray, Wang & Lynch (2021) in PyTorch, served to RetinaBench: a worked example of a torch.nn.Module.

    {"kind": "process", "name": "published", "command": ["python3", "clients/python/examples/murray2021.py", "model.pt"]}

Reads the authors' checkpoint, model.pt of github.com/keith-murray/emergence-retina-cell-types, or one with the same names.
Needs numpy and torch (Debian: python3-numpy, python3-torch).
"""

import os
import sys

import torch
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from retinabench import Card, Kernel, Layer, serve  # noqa: E402

FRAMES, SIDE, TYPES, TAPS = 51, 255, 8, 31


class InTime(nn.Module):
    """Filters each cell type over its own past: 31 taps, the last one on the current frame, zeros before the movie."""

    def __init__(self, weight, bias):
        super().__init__()
        self.weight, self.bias = nn.Parameter(weight.reshape(TYPES, 1, TAPS, 1)), nn.Parameter(bias)

    def forward(self, x):
        return F.conv2d(F.pad(x.flatten(3), (0, 0, TAPS - 1, 0)), self.weight, self.bias, groups=TYPES).reshape(x.shape)


class InSpace(nn.Module):
    """One convolution over the positions of every frame."""

    def __init__(self, weight, bias, stride, padding=0):
        super().__init__()
        self.weight, self.bias, self.stride, self.padding = nn.Parameter(weight), nn.Parameter(bias), stride, padding

    def forward(self, x):
        movies, types, frames, rows, columns = x.shape
        y = F.conv2d(x.transpose(1, 2).reshape(movies * frames, types, rows, columns), self.weight, self.bias, self.stride, self.padding)
        return y.reshape(movies, frames, *y.shape[1:]).transpose(1, 2)


class Bipolar(nn.Module):
    def __init__(self, tensors):
        super().__init__()
        self.space, self.time = InSpace(*tensors("bipolar", "space"), stride=5), InTime(*tensors("bipolar", "temporal"))

    def forward(self, movie):
        return F.relu(self.time(self.space(movie[:, None])))


class Amacrine(nn.Module):
    def __init__(self, tensors):
        super().__init__()
        self.space, self.time = InSpace(*tensors("amacrine", "space"), stride=4), InTime(*tensors("amacrine", "temporal"))

    def forward(self, bipolar):
        return -F.relu(self.time(self.space(bipolar)))


class Ganglion(nn.Module):
    def __init__(self, tensors):
        super().__init__()
        self.bipolar = InSpace(*tensors("ganglion", "bipolar_space"), stride=4)
        self.amacrine = InSpace(*tensors("ganglion", "amacrine_space"), stride=1, padding=1)
        self.time = InTime(*tensors("ganglion", "temporal"))

    def forward(self, bipolar, amacrine):
        return F.relu(self.time(self.bipolar(bipolar) + self.amacrine(amacrine)))


class Decision(nn.Module):
    def __init__(self, weight, bias):
        super().__init__()
        self.space = InSpace(weight, bias, stride=1)

    def forward(self, ganglion):
        return self.space(ganglion)


class Retina(nn.Module):
    """[movies, frames, rows, columns] to [movies, 2, frames, 1, 1]; the names of its parts are those of the card's layers."""

    def __init__(self, checkpoint):
        super().__init__()

        def tensors(cell, part):
            names = [f"{cell}{i}.{cell}_{part}" for i in range(TYPES)]
            weight = torch.cat([checkpoint[f"{name}.weight"].float() for name in names])
            # Conv3d of one frame, or of one position, without the axes that it does not use.
            return weight if part == "temporal" else weight.squeeze(2), torch.cat([checkpoint[f"{name}.bias"].float() for name in names])

        self.bipolar, self.amacrine, self.ganglion = Bipolar(tensors), Amacrine(tensors), Ganglion(tensors)
        sides = [f"decision{side}.decision_space" for side in ("Left", "Right")]
        self.decision = Decision(torch.cat([checkpoint[f"{side}.weight"].float() for side in sides]).squeeze(2), torch.cat([checkpoint[f"{side}.bias"].float() for side in sides]))

    def forward(self, movie):
        bipolar = self.bipolar(movie)
        amacrine = self.amacrine(bipolar)
        return self.decision(self.ganglion(bipolar, amacrine))


def kernels(retina):
    """What every cell type reads in space and time."""
    found = []
    spatial = [("bipolar", "movie", retina.bipolar.space), ("amacrine", "bipolar", retina.amacrine.space),
               ("ganglion", "bipolar", retina.ganglion.bipolar), ("ganglion", "amacrine", retina.ganglion.amacrine), ("decision", "ganglion", retina.decision.space)]
    for layer, source, part in spatial:
        for target, sources in enumerate(part.weight.detach().numpy()):
            found += [Kernel(layer, target, source, None if source == "movie" else i, "spatial", w) for i, w in enumerate(sources)]
    for layer, part in [("bipolar", retina.bipolar), ("amacrine", retina.amacrine), ("ganglion", retina.ganglion)]:
        found += [Kernel(layer, target, layer, None, "temporal", w.reshape(1, TAPS)) for target, w in enumerate(part.time.weight.detach().numpy())]
    return found


def card():
    layers = [Layer("bipolar", "bipolar", TYPES, FRAMES, 50, 50), Layer("amacrine", "amacrine", TYPES, FRAMES, 12, 12),
              Layer("ganglion", "ganglion", TYPES, FRAMES, 12, 12), Layer("decision", "decision", 2, FRAMES, 1, 1)]
    return Card(
        name="murray2021-pytorch", version="1", description="The murray2021 retina in PyTorch, in a process of its own.",
        citation="Murray KT, Wang MB, Lynch N (2021). Task-optimized retina-inspired CNN converges to biologically plausible functionality.",
        input=(FRAMES, SIDE, SIDE), layers=layers, classes=["left", "right"])


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: murray2021.py CHECKPOINT")
    retina = Retina(torch.load(sys.argv[1], map_location="cpu", weights_only=True))
    serve(retina, card(), kernels=kernels(retina))


if __name__ == "__main__":
    main()
