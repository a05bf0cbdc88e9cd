"""Writes small.json, and published.json where the published weights are given, with PyTorch autograd in double precision.

    python3 gradients.py [model.pt]

An implementation of murray2021 of its own: convolutions of PyTorch, a loop over objectives, and autograd for the rest.
"""
import json
import sys

import numpy as np
import torch
import torch.nn.functional as F

SAMPLES = 120  # pixels of each gradient that are written


def respond(net, movie, lesion):
    """Responses by layer, [types, frames, rows, columns]; movie is [frames, rows, columns]."""
    frames = movie.shape[0]
    taps = net["taps"]

    def space(x, name, window):  # x: [types, frames, rows, columns]
        y = F.conv2d(x.permute(1, 0, 2, 3), net[name + "Weights"], net[name + "Bias"], stride=window[2], padding=window[3])
        return y.permute(1, 0, 2, 3)

    def time(x, name):
        types, _, rows, columns = x.shape
        lines = x.permute(2, 3, 0, 1).reshape(rows * columns, types, frames)
        y = F.conv1d(F.pad(lines, (taps - 1, 0)), net[name + "Weights"][:, None, :], net[name + "Bias"], groups=types)
        return y.reshape(rows, columns, types, frames).permute(2, 3, 0, 1)

    def lesioned(x, layer):
        mask = torch.ones(x.shape[0], dtype=x.dtype)
        for name, index in lesion:
            if name == layer:
                mask[index] = 0
        return x * mask[:, None, None, None]

    layers = {}
    bipolar = layers["bipolar"] = lesioned(F.relu(time(space(movie[None], "bipolarSpace", net["bipolar"]), "bipolarTime")), "bipolar")
    total = 0
    if net["ganglionBipolar"] is not None:
        total = total + space(bipolar, "ganglionBipolarSpace", net["ganglionBipolar"])
    if net["types"][1] > 0:
        amacrine = layers["amacrine"] = lesioned(-F.relu(time(space(bipolar, "amacrineSpace", net["amacrine"]), "amacrineTime")), "amacrine")
        total = total + space(amacrine, "ganglionAmacrineSpace", net["ganglionAmacrine"])
    ganglion = layers["ganglion"] = lesioned(F.relu(time(total, "ganglionTime")), "ganglion")
    layers["decision"] = space(ganglion, "decision", [ganglion.shape[2], ganglion.shape[3], 1, 0])
    return layers


def term(layers, t):
    x = layers[t["layer"]][t["type"]]
    kind, index = t["reduction"], t["index"]
    if kind == "Full":
        return x.reshape(-1)[index]
    if kind == "LastFrame":
        return x[-1].reshape(-1)[index]
    if kind == "SpatialMean":
        return x[index].mean()
    assert kind == "Mean"
    return x.mean()


def differentiate(net, movie, lesion, terms):
    x = torch.tensor(movie, dtype=torch.float64, requires_grad=True)
    value = sum(t["weight"] * term(respond(net, x, lesion), t) for t in terms)
    (gradient,) = torch.autograd.grad(value, x)
    flat = gradient.reshape(-1).numpy()
    seen = np.flatnonzero(flat)
    picked = sorted({int(i) for i in seen[:: max(1, len(seen) // SAMPLES)]} | set(range(0, len(flat), max(1, len(flat) // (SAMPLES // 4)))))
    return {
        "lesion": [{"layer": layer, "type": index} for layer, index in lesion],
        "terms": terms,
        "value": value.item(),
        "norm": float(np.linalg.norm(flat)),
        "nonZero": len(seen),
        "pixels": picked,
        "gradient": [float("%.9g" % flat[i]) for i in picked],
    }


def strongest(net, movie, lesion, layer, frame):
    """The type and position that answer most at a frame."""
    x = respond(net, torch.tensor(movie, dtype=torch.float64), lesion)[layer][:, frame].abs()
    return divmod(int(x.argmax()), x.shape[1] * x.shape[2])


def of(layer, type, reduction, index=0, weight=1.0):
    return {"layer": layer, "type": type, "reduction": reduction, "index": index, "weight": weight}


def draw(rng, name, frames, rows, columns, taps, types, bipolar, amacrine, ganglion_bipolar, ganglion_amacrine):
    """A network with weights of three decimals, mostly positive, so that all layers answer."""
    net = {"name": name, "input": [frames, rows, columns], "taps": taps, "types": types, "bipolar": bipolar, "amacrine": amacrine,
           "ganglionBipolar": ganglion_bipolar, "ganglionAmacrine": ganglion_amacrine}

    def weights(key, shape, low=-1.0):
        bound = 2 / np.sqrt(np.prod(shape[1:]))
        net[key + "Weights"] = torch.tensor(np.round(rng.uniform(low * bound, bound, shape), 3))
        net[key + "Bias"] = torch.tensor(np.round(rng.uniform(-0.1, 0.2, shape[0]), 3))

    def size(n, window, axis):
        return (n + 2 * window[3] - window[axis]) // window[2] + 1

    b, a, g = types
    low = -0.4
    weights("bipolarSpace", (b, 1, bipolar[0], bipolar[1]))
    weights("bipolarTime", (b, taps), low)
    below = [size(rows, bipolar, 0), size(columns, bipolar, 1)]
    if a > 0:
        weights("amacrineSpace", (a, b, amacrine[0], amacrine[1]), low)
        weights("amacrineTime", (a, taps), low)
        weights("ganglionAmacrineSpace", (g, a, ganglion_amacrine[0], ganglion_amacrine[1]), low)
        lateral = [size(below[0], amacrine, 0), size(below[1], amacrine, 1)]
        top = [size(lateral[0], ganglion_amacrine, 0), size(lateral[1], ganglion_amacrine, 1)]
    if ganglion_bipolar is not None:
        weights("ganglionBipolarSpace", (g, b, ganglion_bipolar[0], ganglion_bipolar[1]), low)
        top = [size(below[0], ganglion_bipolar, 0), size(below[1], ganglion_bipolar, 1)]
    weights("ganglionTime", (g, taps), low)
    net["ganglionTimeBias"] = net["ganglionTimeBias"] + 1.0
    weights("decision", (2, g, top[0], top[1]))
    return net


def small():
    rng = np.random.RandomState(2021)
    nets = [
        draw(rng, "3-2-5 types", 8, 19, 21, 5, [3, 2, 5], [4, 4, 2, 0], [3, 3, 2, 0], [3, 3, 2, 0], [3, 3, 1, 1]),
        draw(rng, "no residual path", 7, 17, 16, 3, [2, 3, 1], [5, 3, 3, 0], [2, 2, 1, 0], None, [3, 3, 1, 1]),
        draw(rng, "no amacrine cells", 35, 15, 15, 9, [4, 0, 3], [3, 3, 2, 0], [1, 1, 1, 0], [3, 3, 2, 0], [1, 1, 1, 0]),
        draw(rng, "more types than a group", 17, 12, 13, 4, [9, 10, 9], [2, 2, 3, 0], [2, 2, 1, 0], [2, 2, 1, 0], [3, 3, 1, 1]),
    ]
    cases = []
    for net in nets:
        frames = net["input"][0]
        movie = np.round(rng.uniform(-0.5, 1.5, net["input"]), 2)
        b, a, g = net["types"]
        last, at_last = strongest(net, movie, [], "ganglion", -1)
        lesion = [("ganglion", 0)]
        early, at_early = strongest(net, movie, lesion, "ganglion", 2) if g > 1 else (0, 3)
        places = (net["decisionWeights"].shape[2]) * (net["decisionWeights"].shape[3])
        objectives = [
            ([], [of("ganglion", last, "LastFrame", at_last)]),
            ([], [of("decision", 1, "LastFrame"), of("decision", 0, "LastFrame", 0, -1.0)]),
            ([("bipolar", 1)], [of("decision", 1, "Mean", 0, 2.0)]),
            ([], [of("bipolar", b - 1, "SpatialMean", frames // 2)]),
            (lesion, [of("ganglion", early, "Full", 2 * places + at_early, 0.5), of("bipolar", 0, "LastFrame", 7, -0.25)]),
        ]
        if a > 0:
            objectives.append(([("bipolar", 0)], [of("amacrine", a - 1, "Mean", 0, 3.0), of("amacrine", 0, "LastFrame", 2)]))
            objectives.append(([("amacrine", 1)], [of("ganglion", 0, "Mean")]))
        case = {k: v.reshape(-1).tolist() if torch.is_tensor(v) else v for k, v in net.items()}
        case["movie"] = movie.reshape(-1).tolist()
        case["objectives"] = [differentiate(net, movie, lesion, terms) for lesion, terms in objectives]
        cases.append(case)
    return cases


def published(path):
    tensors = torch.load(path, map_location="cpu")
    net = {"taps": 31, "types": [8, 8, 8], "bipolar": [10, 10, 5, 0], "amacrine": [5, 5, 4, 0], "ganglionBipolar": [5, 5, 4, 0], "ganglionAmacrine": [3, 3, 1, 1]}

    def stack(key, prefixes, shape):
        net[key + "Weights"] = torch.cat([tensors[p + ".weight"].double().reshape(shape) for p in prefixes])
        net[key + "Bias"] = torch.cat([tensors[p + ".bias"].double() for p in prefixes])

    types = range(8)
    stack("bipolarSpace", [f"bipolar{i}.bipolar_space" for i in types], (1, 1, 10, 10))
    stack("bipolarTime", [f"bipolar{i}.bipolar_temporal" for i in types], (1, 31))
    stack("amacrineSpace", [f"amacrine{i}.amacrine_space" for i in types], (1, 8, 5, 5))
    stack("amacrineTime", [f"amacrine{i}.amacrine_temporal" for i in types], (1, 31))
    stack("ganglionBipolarSpace", [f"ganglion{i}.ganglion_bipolar_space" for i in types], (1, 8, 5, 5))
    stack("ganglionAmacrineSpace", [f"ganglion{i}.ganglion_amacrine_space" for i in types], (1, 8, 3, 3))
    stack("ganglionTime", [f"ganglion{i}.ganglion_temporal" for i in types], (1, 31))
    stack("decision", ["decisionLeft.decision_space", "decisionRight.decision_space"], (1, 8, 12, 12))
    t, r, c = np.meshgrid(np.arange(51), np.arange(255), np.arange(255), indexing="ij")
    # A movie that a test can make again: discs that move apart over a faint pattern of remainders.
    faint = ((t * 73) + (r * 151) + (c * 283) + (t * r * 7) + (r * c * 3) + (t * c * 5)) % 211
    lit = np.zeros(faint.shape, dtype=bool)
    for k in range(34):
        row, column = (k * 37 + 11) % 255, (k * 53 + 20 + (2 * t if k % 2 == 0 else 255 - t)) % 255
        lit |= (r - row) ** 2 + (c - column) ** 2 <= 25
    movie = ((lit * 4000 + faint) / 4220.0).astype(np.float32)
    last, at_last = strongest(net, movie, [], "ganglion", -1)
    early, at_early = strongest(net, movie, [], "bipolar", 30)
    objectives = [
        ([], [of("ganglion", 0, "SpatialMean", 50)]),
        ([], [of("ganglion", last, "LastFrame", at_last)]),
        ([], [of("decision", 1, "LastFrame"), of("decision", 0, "LastFrame", 0, -1.0)]),
        ([("bipolar", 4)], [of("amacrine", 2, "Mean")]),
        ([], [of("bipolar", early, "Full", (30 * 2500) + at_early)]),
        ([("amacrine", 2), ("ganglion", 0)], [of("decision", 0, "Mean")]),
    ]
    return [differentiate(net, movie, lesion, terms) for lesion, terms in objectives]


def write(path, content):
    with open(path, "w") as file:
        json.dump(content, file, separators=(",", ":"))
        file.write("\n")


write("small.json", small())
if len(sys.argv) > 1:
    write("published.json", published(sys.argv[1]))
