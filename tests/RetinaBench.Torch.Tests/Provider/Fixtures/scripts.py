"""Writes the TorchScript modules of this folder, and scripts.json with what PyTorch answers to them.

    python3 scripts.py        (python3-torch 1.13 wrote the committed files)
"""
import json
from typing import Dict, List, Tuple

import torch


class Cell(torch.nn.Module):
    """A weight that is trained, and dropout, which evaluation switches off."""

    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.tensor([0.5, -1.0, 2.0]))
        self.dropout = torch.nn.Dropout(0.5)

    def respond(self, x: torch.Tensor) -> torch.Tensor:
        return self.dropout(torch.tanh(x * self.weight))


class One(Cell):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.respond(x)


class Pair(Cell):
    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> Tuple[torch.Tensor, torch.Tensor]:
        y = self.respond(x) * mask
        return y, y.sum(1)


class Six(Cell):
    def forward(self, x: torch.Tensor) -> Tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        y = self.respond(x)
        return y, y + 1, y + 2, y + 3, y + 4, y + 5


class Listed(Cell):
    def forward(self, x: torch.Tensor) -> List[torch.Tensor]:
        y = self.respond(x)
        return [y, y + 1]


class Named(Cell):
    def forward(self, x: torch.Tensor) -> Dict[str, torch.Tensor]:
        return {"y": self.respond(x)}


for name, module in {"one": One(), "pair": Pair(), "six": Six(), "listed": Listed(), "named": Named()}.items():
    torch.jit.script(module).save(name + ".script.pt")

x = torch.tensor([[0.25, -0.5, 1.0], [-1.5, 0.125, 0.75]], requires_grad=True)
mask = torch.tensor([1.0, 0.0, 1.0])
out, total = Pair().eval()(x, mask)
out.sum().backward()
pack = {k: {"shape": list(v.shape), "values": v.detach().double().reshape(-1).tolist()}
        for k, v in {"x": x, "mask": mask, "one": One().eval()(x), "pair": out, "total": total, "gx": x.grad}.items()}
with open("scripts.json", "w") as file:
    json.dump({"scripts": pack}, file, separators=(",", ":"))
    file.write("\n")
