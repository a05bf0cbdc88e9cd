#!/usr/bin/env python3
"""Exports a murray2021 checkpoint as TorchScript with its card: all four layers, lesions, gradients and kernels.

  python3 export_murray2021.py CHECKPOINT OUT       reads .pt or .safetensors, writes OUT.pt and OUT.card.json
"""
import json
import struct
import sys

import torch
from torch import nn
from torch.nn import functional as F

FRAMES, SIZE = 51, 255


def read(path):
    """The tensors of a checkpoint by name."""
    if not path.endswith(".safetensors"):
        return torch.load(path, map_location="cpu")
    data = open(path, "rb").read()
    start = 8 + struct.unpack("<Q", data[:8])[0]
    entries = {name: entry for name, entry in json.loads(data[8:start]).items() if name != "__metadata__"}
    return {name: torch.frombuffer(bytearray(data[start + e["data_offsets"][0]:start + e["data_offsets"][1]]), dtype=torch.float32).reshape(e["shape"])
            for name, e in entries.items()}


class Murray2021(nn.Module):
    """Bipolar, amacrine and ganglion cells and the decision of Murray, Wang and Lynch (2021), with frames as the batch of convolutions in space."""

    def __init__(self, tensors):
        super().__init__()

        def stack(pattern, shape):
            names = [pattern.format(i) for i in range(64) if pattern.format(i) + ".weight" in tensors]
            weight = torch.cat([tensors[n + ".weight"] for n in names]).reshape([len(names)] + shape)
            bias = torch.cat([tensors[n + ".bias"] for n in names])
            return nn.Parameter(weight, requires_grad=False), nn.Parameter(bias, requires_grad=False)

        self.bs, self.bsb = stack("bipolar{}.bipolar_space", [1, 10, 10])
        self.bt, self.btb = stack("bipolar{}.bipolar_temporal", [1, -1, 1])
        sources = len(self.bs)
        self.s, self.sb = stack("amacrine{}.amacrine_space", [sources, 5, 5])
        self.at, self.atb = stack("amacrine{}.amacrine_temporal", [1, -1, 1])
        self.gb, self.gbb = stack("ganglion{}.ganglion_bipolar_space", [sources, 5, 5])
        self.ga, self.gab = stack("ganglion{}.ganglion_amacrine_space", [len(self.s), 3, 3])
        self.gt, self.gtb = stack("ganglion{}.ganglion_temporal", [1, -1, 1])
        sides = ["decisionLeft.decision_space", "decisionRight.decision_space"]
        self.d = nn.Parameter(torch.cat([tensors[s + ".weight"] for s in sides]).squeeze(2), requires_grad=False)
        self.db = nn.Parameter(torch.cat([tensors[s + ".bias"] for s in sides]), requires_grad=False)

    def in_time(self, images, frames: int, weight, bias):
        """Images [stimuli x frames, types, rows, columns], filtered over the frames before and at each: [stimuli, types, frames, rows, columns]."""
        traces = images.flatten(2).unflatten(0, [-1, frames]).transpose(1, 2)
        traces = F.conv2d(F.pad(traces, [0, 0, weight.shape[2] - 1, 0]), weight, bias, groups=len(weight))
        return F.relu(traces).unflatten(3, [images.shape[2], images.shape[3]])

    def images(self, layer):
        """The frames of a layer as images, [stimuli x frames, types, rows, columns]."""
        return layer.transpose(1, 2).flatten(0, 1)

    def forward(self, movies, bipolar_mask, amacrine_mask, ganglion_mask):
        frames = movies.shape[1]
        bipolar = self.in_time(F.conv2d(movies.flatten(0, 1).unsqueeze(1), self.bs, self.bsb, stride=5), frames, self.bt, self.btb)
        bipolar = bipolar * bipolar_mask.reshape(1, -1, 1, 1, 1)
        seen = self.images(bipolar)
        amacrine = -self.in_time(F.conv2d(seen, self.s, self.sb, stride=4), frames, self.at, self.atb)
        amacrine = amacrine * amacrine_mask.reshape(1, -1, 1, 1, 1)
        both = F.conv2d(seen, self.gb, self.gbb, stride=4) + F.conv2d(self.images(amacrine), self.ga, self.gab, padding=1)
        ganglion = self.in_time(both, frames, self.gt, self.gtb) * ganglion_mask.reshape(1, -1, 1, 1, 1)
        decision = F.conv2d(self.images(ganglion), self.d, self.db).flatten(1).unflatten(0, [-1, frames]).transpose(1, 2)
        return bipolar, amacrine, ganglion, decision


def card(model):
    """What the harness must know."""
    def layer(name, types, side):
        return {"name": name, "role": name, "cellTypes": types, "frames": FRAMES, "rows": side, "columns": side}

    return {
        "version": "1",
        "description": "A murray2021 network, exported as TorchScript.",
        "citation": "Murray KT, Wang MB, Lynch N (2021). Task-optimized retina-inspired CNN converges to biologically plausible functionality.",
        "input": {"frames": FRAMES, "rows": SIZE, "columns": SIZE},
        "layers": [layer("bipolar", len(model.bs), 50), layer("amacrine", len(model.s), 12), layer("ganglion", len(model.gb), 12), layer("decision", 2, 1)],
        "classes": ["left", "right"],
        "lesions": True,
        "inputGradient": True,
        "kernels": [
            {"tensor": "bs", "layer": "bipolar", "domain": "spatial", "source": "movie"},
            {"tensor": "bt", "layer": "bipolar", "domain": "temporal"},
            {"tensor": "s", "layer": "amacrine", "domain": "spatial", "source": "bipolar"},
            {"tensor": "at", "layer": "amacrine", "domain": "temporal"},
            {"tensor": "gb", "layer": "ganglion", "domain": "spatial", "source": "bipolar"},
            {"tensor": "ga", "layer": "ganglion", "domain": "spatial", "source": "amacrine"},
            {"tensor": "gt", "layer": "ganglion", "domain": "temporal"},
            {"tensor": "d", "layer": "decision", "domain": "spatial", "source": "ganglion"},
        ],
    }


def main():
    checkpoint, out = sys.argv[1:]
    model = Murray2021(read(checkpoint)).eval()
    torch.jit.script(model).save(out + ".pt")
    with open(out + ".card.json", "w") as file:
        json.dump(card(model), file, indent=2)


if __name__ == "__main__":
    main()
