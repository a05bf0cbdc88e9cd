#!/usr/bin/env python3
"""The smallest model that RetinaBench takes as TorchScript: a layer of two cell types and a decision. See docs/torchscript.md.

  python3 export_example.py FOLDER       writes FOLDER/example.pt and FOLDER/example.card.json
"""
import json
import pathlib
import sys

import torch
from torch import nn

FRAMES, ROWS, COLUMNS, TYPES = 12, 32, 32, 2


class Example(nn.Module):
    """Movies [stimuli, frames, rows, columns] to one tensor for each layer of the card, in its order."""

    def __init__(self):
        super().__init__()
        self.space = nn.Conv2d(1, TYPES, 4, stride=4)
        self.decide = nn.Linear(TYPES * 64, 2)

    def forward(self, movies, bipolar_mask):
        frames = movies.shape[1]
        images = self.space(movies.flatten(0, 1).unsqueeze(1)).relu()
        bipolar = images.unflatten(0, [-1, frames]).transpose(1, 2)
        bipolar = bipolar * bipolar_mask.reshape(1, -1, 1, 1, 1)             # a lesioned type is 0 before anything reads it
        seen = bipolar.transpose(1, 2).flatten(2).cumsum(1)
        return bipolar, self.decide(seen).transpose(1, 2)                    # [stimuli, types, frames, rows, columns], [stimuli, classes, frames]


CARD = {
    "version": "1",
    "description": "Two cell types and a decision on what they saw so far; untrained.",
    "citation": "clients/torchscript/export_example.py of RetinaBench",
    "input": {"frames": FRAMES, "rows": ROWS, "columns": COLUMNS},
    "layers": [
        {"name": "bipolar", "role": "bipolar", "cellTypes": TYPES, "frames": FRAMES, "rows": 8, "columns": 8},
        {"name": "decision", "role": "decision", "cellTypes": 2, "frames": FRAMES, "rows": 1, "columns": 1},
    ],
    "classes": ["left", "right"],
    "lesions": True,
    "inputGradient": True,
    "kernels": [{"tensor": "space.weight", "layer": "bipolar", "domain": "spatial", "source": "movie"}],
}


def main():
    torch.manual_seed(1)
    folder = pathlib.Path(sys.argv[1])
    torch.jit.script(Example().eval()).save(str(folder / "example.pt"))
    (folder / "example.card.json").write_text(json.dumps(CARD, indent=2) + "\n")


if __name__ == "__main__":
    main()
