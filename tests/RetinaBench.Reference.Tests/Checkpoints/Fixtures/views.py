"""Writes views.pt, as it was with PyTorch 1.13: tensors that view their storages in every way a state dict can."""
import torch

base = torch.arange(12.0)
torch.save(
    {
        "turned": base[:6].reshape(2, 3).t(),
        "tail": base[8:],
        "steps": base[1::4],
        "repeated": torch.tensor([2.5]).expand(3),
        "scalar": torch.tensor(-0.5),
    },
    "views.pt",
)
