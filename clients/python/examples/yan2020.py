"""The encoding network of Yan et al. (2020) in PyTorch, served to RetinaBench: a family of models that is fitted by gradient descent.

    {"kind": "process", "name": "cnn-pytorch", "command": ["python3", "clients/python/examples/yan2020.py", "8"],
     "environment": {"OMP_NUM_THREADS": "1"}}

The movie is filtered in time by the course of the spikes' average (version I); K filters of 7 x 7 are rectified and read out with one
weight of 0 or more a position; the rate is alpha log(1 + exp(beta x)). Fitted by the recipe that recovers subunits: Adam at 5e-3, batches of
2000, Poisson loss, L1 of 5e-5 on filters, L2 of 1e-5 on the readout, the stage of least loss on the frames held back.
Yan et al. (2020), doi:10.1109/TCYB.2020.2972983. Needs numpy and torch (Debian: python3-numpy, python3-torch).
"""

import copy
import os
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from linear_nonlinear import BLOCK, LAGS, separate, triggered_average  # noqa: E402
from retinabench import Card, Filter, Stage, Unsuitable, serve_fits  # noqa: E402

KERNEL = 7
BATCH, STEPS, JUDGE_EVERY = 2000, 15_000, 500
RATE, DEVIATION, FILTER_L1, READOUT_L2, FLOOR = 5e-3, 0.2, 5e-5, 1e-5, 1e-7


class Network(nn.Module):
    """[frames, rows, columns], filtered in time, to [frames]."""

    def __init__(self, filters, positions, generator):
        super().__init__()
        self.weights = nn.Parameter(DEVIATION * torch.randn(filters, 1, KERNEL, KERNEL, generator=generator))
        self.biases = nn.Parameter(torch.zeros(filters))
        self.readout = nn.Parameter((DEVIATION * torch.randn(filters, *positions, generator=generator)).abs())
        self.offset, self.alpha, self.beta = nn.Parameter(torch.zeros(())), nn.Parameter(torch.tensor(0.2)), nn.Parameter(torch.tensor(5.0))

    def forward(self, frames):
        maps = F.relu(F.conv2d(frames[:, None], self.weights, self.biases))
        return self.alpha * F.softplus(self.beta * (maps.flatten(1) @ self.readout.flatten() + self.offset)) + FLOOR

    def penalty(self):
        return FILTER_L1 * self.weights.abs().sum() + READOUT_L2 * self.readout.square().sum()


def in_time(frames, course):
    """Filters [lags - 1 + count, rows, columns] in time, lag 0 of the course being the current frame."""
    past = len(course) - 1
    return sum(np.float32(w) * frames[past - lag:len(frames) - lag] for lag, w in enumerate(course))


class Fitted:
    lags = LAGS

    def __init__(self, network, course, stages):
        self.network, self.course_in_time, self.course = network, course, stages
        weights, readout = network.weights.detach().numpy(), network.readout.detach().numpy()
        self.filters = [Filter(w, r) for w, r in zip(weights, readout)]

    def predict(self, frames):
        with torch.no_grad():
            parts = [self.network(torch.from_numpy(in_time(frames[start:start + BLOCK + LAGS - 1], self.course_in_time)))
                     for start in range(0, len(frames) - LAGS + 1, BLOCK)]
        # A slope or scale below zero makes rates below zero.
        return torch.cat(parts).clamp(min=0).numpy()

    def keep(self, numbers):
        """What is left where all other filters are silent; nothing is fitted again."""
        network = copy.deepcopy(self.network)
        with torch.no_grad():
            network.readout[[i for i in range(len(network.readout)) if i not in numbers]] = 0
        return Fitted(network, self.course_in_time, self.course)


def judge(network, frames, responses):
    with torch.no_grad():
        rate = torch.cat([network(part) for part in frames.split(BLOCK)])
        return (rate - responses * torch.log(rate)).mean(dtype=torch.float64).item()


def fit_with(filters):
    def fit(recording, options):
        rows, columns = recording.movie.shape[1:]
        if rows < KERNEL or columns < KERNEL:
            raise Unsuitable(f"frames are {rows} x {columns}, expected at least {KERNEL} x {KERNEL}")
        past = LAGS - 1
        samples = len(recording.movie) - past
        held_back = options.validation_frames(samples)
        if samples - held_back < BATCH:
            raise Unsuitable(f"{max(samples - held_back, 0)} frames to fit, expected a batch of {BATCH} or more")
        course, _ = separate(triggered_average(recording, past + samples - held_back))
        shown = torch.empty(samples, rows, columns)
        for start in range(0, samples, BLOCK):
            shown[start:start + BLOCK] = torch.from_numpy(in_time(recording.movie[start:start + BLOCK + past], course))
        responses = torch.from_numpy(recording.responses[past:].copy())
        fresh, unseen = (shown[:samples - held_back], responses[:samples - held_back]), (shown[samples - held_back:], responses[samples - held_back:])

        generator = torch.Generator().manual_seed(options.seed & (2 ** 63 - 1))
        network = Network(filters, (rows - KERNEL + 1, columns - KERNEL + 1), generator)
        adam, steps, stages, best = torch.optim.Adam(network.parameters(), lr=RATE), options.steps_of(STEPS), [], None
        for step in range(1, steps + 1):
            pick = torch.randint(len(fresh[0]), (BATCH,), generator=generator)
            rate, found = network(fresh[0][pick]), fresh[1][pick]
            loss = (rate - found * torch.log(rate)).mean() + network.penalty()
            adam.zero_grad()
            loss.backward()
            adam.step()
            with torch.no_grad():
                network.readout.clamp_(min=0)
            if held_back and (step % JUDGE_EVERY == 0 or step == steps):
                stages.append((step, judge(network, *unseen)))
                if stages[-1][1] <= min(loss for _, loss in stages):
                    best = (step, copy.deepcopy(network))
        chosen, network = best or (steps, network)
        return Fitted(network, course, [Stage(step, loss, step == chosen) for step, loss in stages])
    return fit


def variant(wanted):
    """The family differs in the number of filters; the recipe is R."""
    if wanted.layers not in (None, 1) or wanted.filters_time or wanted.recipe not in (None, "R"):
        return None
    return fit_with(wanted.filters) if wanted.filters else fit_with(registered())


def registered():
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal() or not 1 <= int(sys.argv[1]) <= 64:
        sys.exit("usage: yan2020.py FILTERS (1 to 64)")
    return int(sys.argv[1])


if __name__ == "__main__":
    # Sums in another order would be other bits.
    torch.set_num_threads(1)
    filters = registered()
    serve_fits(fit_with(filters), Card(
        name=f"cnn-{filters}-pytorch", version="1", description=f"{filters} filters of {KERNEL} x {KERNEL}, rectified and read out by position, in PyTorch.",
        citation="Yan et al. (2020), doi:10.1109/TCYB.2020.2972983"), variant=variant)
