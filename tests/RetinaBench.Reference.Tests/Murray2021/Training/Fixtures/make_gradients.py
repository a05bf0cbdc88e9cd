#!/usr/bin/env python3
"""Writes gradients.json: loss and gradient of murray2021 networks with dropout, by autograd of PyTorch in double precision.

Everything is computed here from the definitions: dots are drawn, Philox4x32-10 and the decisions of dropout are
written down in NumPy, and convolutions are PyTorch's. README.md says what is in the file.

  python3 make_gradients.py            (some seconds; needs PyTorch and NumPy)
"""
import json
import math
import pathlib

import numpy as np
import torch
from torch.nn import functional as F

LANES, BLOCKS_AT_ONCE, WORDS, DIGITS, BASE = 16, 16, 4, 4, 100
MASK32 = np.uint64(0xFFFFFFFF)


# Philox4x32-10 of Salmon et al. 2011, and the streams named by purpose.

def philox(block, a, b, key):
    """Words [blocks, 4] of the blocks numbered `block`, counter (block, 0, a, b)."""
    c = [block.astype(np.uint64), np.zeros(len(block), np.uint64), np.full(len(block), a, np.uint64), np.full(len(block), b, np.uint64)]
    k0, k1 = key & 0xFFFFFFFF, key >> 32
    for _ in range(10):
        p0, p1 = c[0] * np.uint64(0xD2511F53), c[2] * np.uint64(0xCD9E8D57)
        c = [(p1 >> np.uint64(32)) ^ c[1] ^ np.uint64(k0), p1 & MASK32, (p0 >> np.uint64(32)) ^ c[3] ^ np.uint64(k1), p0 & MASK32]
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return np.stack(c, 1)


def fnv1a64(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


# The answer of the authors' known-answer test for counter 0, key 0 (kat_vectors of Random123).
assert philox(np.zeros(1, np.uint64), 0, 0, 0)[0].tolist() == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]


def up(value, multiple):
    return -(-value // multiple) * multiple


class Dropout:
    """Factors 0 or 1 / (1 - rate) of every value of one stimulus, each [types, frames, rows, columns]."""

    def __init__(self, net, percent, seed, epoch, stimulus):
        self.net, self.percent, self.seed, self.epoch, self.stimulus = net, percent, seed, epoch, stimulus
        self.first_ganglion = up(net['amacrineTypes'], 8)
        self.lanes = up(self.first_ganglion + up(net['ganglionTypes'], 8), LANES)

    def kept(self, step, elements):
        """Decision of element e: vector v = e / 16, lane l = e mod 16."""
        e = np.arange(elements, dtype=np.uint64)
        if self.percent == 0:
            return np.ones(elements, bool)
        v, lane = e // np.uint64(LANES), e % np.uint64(LANES)
        block = np.uint64(BLOCKS_AT_ONCE) * (v // np.uint64(BLOCKS_AT_ONCE)) + lane
        words = philox(np.arange(int(block.max()) + 1), self.epoch, self.stimulus, self.seed ^ fnv1a64('murray2021/dropout/' + step))
        word = words[block.astype(np.int64), ((v // np.uint64(DIGITS)) % np.uint64(WORDS)).astype(np.int64)]
        power = np.array([BASE ** d for d in range(DIGITS)], np.uint64)[(v % np.uint64(DIGITS)).astype(np.int64)]
        return ((word * power) & MASK32) >= np.uint64(round(self.percent / 100 * 2 ** 32))

    def factors(self, kept):
        return torch.from_numpy(kept / (1 - self.percent / 100))

    def bipolar(self, step):
        net = self.net
        window, types, frames = net['lateralWindow'], net['bipolarTypes'], net['frames']
        # Two columns share a vector where eight types leave room, and the reader's steps leave them together.
        wide = 8 if types <= 8 and window['stride'] % 2 == 0 else up(types, LANES)
        step_rows, step_columns = ((n - 1) * window['stride'] for n in net['lateralMap'])
        rows, columns = step_rows + window['rows'], step_columns + window['columns']
        width = up(max(columns * wide, step_columns * wide + up(window['columns'] * wide, LANES)), LANES)
        per_row = up(frames * width // LANES, BLOCKS_AT_ONCE) * LANES
        kept = self.kept(step, rows * per_row).reshape(rows, per_row)[:, :frames * width].reshape(rows, frames, width)
        kept = kept[:, :, :columns * wide].reshape(rows, frames, columns, wide)[..., :types].transpose(3, 1, 0, 2)
        # Cells that nothing reads have no decision; what they are multiplied with has no influence.
        whole = np.zeros((types, frames, *net['bipolarMap']), bool)
        whole[:, :, :rows, :columns] = kept
        return self.factors(whole)

    def lateral(self, step, types, first, frames):
        rows, columns = self.net['lateralMap']
        kept = self.kept(step, frames * rows * columns * self.lanes).reshape(frames, rows, columns, self.lanes)
        return self.factors(kept[..., first:first + types].transpose(3, 0, 1, 2).copy())

    def amacrine(self, step):
        return self.lateral(step, self.net['amacrineTypes'], 0, self.net['frames'])

    def ganglion(self, step, frames=None):
        return self.lateral(step, self.net['ganglionTypes'], self.first_ganglion, frames or self.net['frames'])

    def decision(self):
        return self.factors(self.kept('decision', 2))


# The network.

def window(rows, columns, stride, padding=0):
    return dict(rows=rows, columns=columns, stride=stride, padding=padding)


def network(frames, rows, columns, taps, types, bipolar, lateral, ganglion_amacrine, residual=True):
    after = lambda size, w: tuple((n - w[k]) // w['stride'] + 1 for n, k in zip(size, ('rows', 'columns')))
    bipolar_map = after((rows, columns), bipolar)
    return dict(frames=frames, rows=rows, columns=columns, taps=taps, bipolarTypes=types[0], amacrineTypes=types[1], ganglionTypes=types[2],
                bipolarWindow=bipolar, lateralWindow=lateral, ganglionAmacrineWindow=ganglion_amacrine, residual=residual,
                bipolarMap=bipolar_map, lateralMap=after(bipolar_map, lateral))


def shapes(net):
    """Names, shapes and fan-ins of all tensors in the order of the flat vector."""
    area = lambda w: (w['rows'], w['columns'])
    convolutions = [('BipolarSpace', net['bipolarTypes'], (1, *area(net['bipolarWindow']))), ('BipolarTime', net['bipolarTypes'], (net['taps'],))]
    if net['amacrineTypes']:
        convolutions += [('AmacrineSpace', net['amacrineTypes'], (net['bipolarTypes'], *area(net['lateralWindow']))), ('AmacrineTime', net['amacrineTypes'], (net['taps'],))]
    if net['residual']:
        convolutions += [('GanglionBipolarSpace', net['ganglionTypes'], (net['bipolarTypes'], *area(net['lateralWindow'])))]
    if net['amacrineTypes']:
        convolutions += [('GanglionAmacrineSpace', net['ganglionTypes'], (net['amacrineTypes'], *area(net['ganglionAmacrineWindow'])))]
    convolutions += [('GanglionTime', net['ganglionTypes'], (net['taps'],)), ('Decision', 2, (net['ganglionTypes'], *net['lateralMap']))]
    for name, types, per_type in convolutions:
        yield name + '.weight', (types, *per_type), math.prod(per_type)
        yield name + '.bias', (types,), math.prod(per_type)


def in_space(x, p, name, w):
    """[types, frames, rows, columns] to the same; frames are the batch of a plain 2D convolution."""
    y = F.conv2d(x.transpose(0, 1), p[name + '.weight'], p[name + '.bias'], w['stride'], w['padding'])
    return y.transpose(0, 1)


def in_time(x, p, name):
    types, frames, rows, columns = x.shape
    weight = p[name + '.weight']
    traces = F.pad(x.permute(2, 3, 0, 1).reshape(rows * columns, types, frames), (weight.shape[1] - 1, 0))
    y = F.conv1d(traces, weight[:, None], p[name + '.bias'], groups=types)
    return y.reshape(rows, columns, types, frames).permute(2, 3, 0, 1)


def logits(net, p, movie, drop):
    bipolar = in_space(movie[None], p, 'BipolarSpace', net['bipolarWindow']) * drop.bipolar('bipolar-space')
    bipolar = F.relu(in_time(bipolar, p, 'BipolarTime') * drop.bipolar('bipolar-time'))
    ganglion, active = 0, {'bipolar': bipolar}
    if net['residual']:
        ganglion = in_space(bipolar, p, 'GanglionBipolarSpace', net['lateralWindow']) * drop.ganglion('lateral-space')
    if net['amacrineTypes']:
        amacrine = in_space(bipolar, p, 'AmacrineSpace', net['lateralWindow']) * drop.amacrine('lateral-space')
        amacrine = -F.relu(in_time(amacrine, p, 'AmacrineTime') * drop.amacrine('amacrine-time'))
        ganglion = ganglion + in_space(amacrine, p, 'GanglionAmacrineSpace', net['ganglionAmacrineWindow']) * drop.ganglion('ganglion-amacrine-space')
        active['amacrine'] = amacrine
    ganglion = F.relu(in_time(ganglion, p, 'GanglionTime')[:, -1:] * drop.ganglion('ganglion-time', 1))
    active['ganglion'] = ganglion
    decision = in_space(ganglion, p, 'Decision', window(*net['lateralMap'], 1)).reshape(2) * drop.decision()
    return decision, {k: float((v != 0).double().mean()) for k, v in active.items()}


def movie_of(net, scene):
    """Discs of a radius around (row, floor of the position), positions adding the velocity once a frame, in field coordinates."""
    r, low, end = scene['radius'], scene['fieldMinimum'], scene['fieldEnd']
    movie = np.zeros((net['frames'], net['rows'], net['columns']))
    y, x = np.mgrid[0:net['rows'], 0:net['columns']]
    for row, column, velocity in scene['dots']:
        position = column - low
        for frame in range(net['frames']):
            if frame:
                position += velocity
            if not 0 <= position < end - low:
                break
            movie[frame][(y - row) ** 2 + (x - (math.floor(position) + low)) ** 2 <= r * r] = 1
    return torch.from_numpy(movie)


# The cases.

def draw_scene(rng, net, radius, dots):
    """Fast dots, half of them, one way, slow ones the other, as in the paper's stimuli; numbers are rounded to be short in the file."""
    rows, columns = net['rows'], net['columns']
    slow, right = rng.uniform(0.5, 1.5), rng.integers(2) == 1
    velocity = np.where(np.arange(dots) < dots // 2, 2 * slow, -slow) * (1 if right else -1)
    spread = columns // 2
    found = [[int(rng.integers(-radius, rows + radius)), int(rng.integers(-spread, columns + spread)), round(float(v), 3)] for v in velocity]
    return dict(radius=radius, fieldMinimum=-spread, fieldEnd=columns + spread, dots=found, label=int(right))


def draw_parameters(rng, net, constrained):
    """Uniform within 1 / sqrt(fan in) as before training, rounded to 4 decimals, then to single precision."""
    values = []
    for name, shape, fan_in in shapes(net):
        block = rng.uniform(-1, 1, shape) / math.sqrt(fan_in)
        if constrained and name.split('.')[0] not in ('BipolarSpace', 'BipolarTime', 'Decision'):
            block = abs(block)
            # Amacrine inhibition that outweighs excitation leaves ganglion cells silent, and their gradients zero.
            block *= 0.25 if name == 'GanglionAmacrineSpace.weight' else 1
        values += np.round(block, 4).ravel().tolist()
    return values


def formula_parameters(net):
    """Value k of the flat vector is u / fan in, u = (2654435761 k mod 2^32) / 2^32, twice that except for amacrine to ganglion; Decision is by sqrt(fan in)."""
    values, k = [], 0
    for name, shape, fan_in in shapes(net):
        u = (np.arange(k, k + math.prod(shape), dtype=np.uint64) * np.uint64(2654435761) & MASK32) / 2.0 ** 32
        bound = 1 / math.sqrt(fan_in) if name.startswith('Decision') else (1 if name.startswith('GanglionAmacrine') else 2) / fan_in
        values += (bound * u).tolist()
        k += len(u)
    return values


def run(case, values):
    net = case['network']
    leaves, at = {}, 0
    for name, shape, _ in shapes(net):
        count = math.prod(shape)
        leaves[name] = torch.from_numpy(np.array(values[at:at + count], np.float32).astype(np.float64).reshape(shape)).requires_grad_()
        at += count
    assert at == len(values)
    loss, correct = 0, 0
    for index in case['batch']:
        scene = case['scenes'][index]
        out, active = logits(net, leaves, movie_of(net, scene), Dropout(net, case['dropoutPercent'], case['seed'], case['epoch'], index))
        loss = loss + F.cross_entropy(out[None], torch.tensor([scene['label']])) / len(case['batch'])
        correct += int(out[1] > out[0]) == scene['label']
        print(f'{case["name"]}: stimulus {index}, logits {out.tolist()}, active {active}')
    loss.backward()
    return loss.item(), correct, {name: leaf.grad.numpy().ravel() for name, leaf in leaves.items()}


def finish(case):
    """Drops what the reader derives itself."""
    case['network'] = {k: v for k, v in case['network'].items() if not k.endswith('Map')}
    return case


def short(values):
    return [float(f'{v:.13g}') for v in values]


def report(gradient):
    for block, found in gradient.items():
        print(f'  {block}: {np.mean(found != 0):.2f} of {len(found)} not zero, norm {np.linalg.norm(found):.3g}')
        assert np.mean(found != 0) >= 0.3, 'too few parameters matter: choose another seed'


def full_case(name, net, scenes, dots, batch, dropout, seed, epoch, constrained, radius=3):
    rng = np.random.Generator(np.random.PCG64(seed))
    case = dict(name=name, network=net, scenes=[draw_scene(rng, net, radius, dots) for _ in range(scenes)], batch=batch, dropoutPercent=dropout, seed=seed, epoch=epoch)
    values = draw_parameters(rng, net, constrained)
    case['parameters'] = values
    case['loss'], case['correct'], gradient = run(case, values)
    report(gradient)
    case['gradient'] = {block: short(found) for block, found in gradient.items()}
    return finish(case)


def published_case(seed=2021, samples=24):
    rng = np.random.Generator(np.random.PCG64(seed))
    net = network(51, 255, 255, 31, (8, 8, 8), window(10, 10, 5), window(5, 5, 4), window(3, 3, 1, 1))
    case = dict(name='published size', network=net, scenes=[draw_scene(rng, net, 5, 60) for _ in range(2)], batch=[1, 0], dropoutPercent=40, seed=seed, epoch=7)
    values = formula_parameters(net)
    case['loss'], case['correct'], gradient = run(case, values)
    report(gradient)
    case['parameterSum'] = float(np.array(values, np.float32).astype(np.float64).sum())
    case['gradient'] = {}
    for block, found in gradient.items():
        at = sorted({int(i) for i in np.linspace(0, len(found) - 1, samples)})
        case['gradient'][block] = dict(norm=float(np.linalg.norm(found)), indices=at, values=short(found[at]))
    return finish(case)


def main():
    same = window(3, 3, 1, 1)
    cases = [
        full_case('published kernels', network(40, 70, 75, 31, (8, 8, 8), window(10, 10, 5), window(5, 5, 4), same), 4, 20, [2, 0, 3], 40, 11, 5, True),
        full_case('no dropout, no sign constraint', network(33, 50, 55, 31, (3, 4, 2), window(10, 10, 5), window(5, 5, 4), same), 3, 14, [0, 1, 2], 0, 12, 0, False),
        full_case('no residual path', network(12, 37, 41, 5, (3, 2, 5), window(7, 5, 3), window(3, 4, 2), window(5, 5, 1, 2), residual=False), 3, 12, [1, 2], 40, 2 ** 63 + 8, 2 ** 32 - 1, False),
        full_case('no amacrine layer', network(9, 36, 42, 6, (5, 0, 3), window(5, 7, 3), window(4, 3, 3), same), 2, 12, [0, 1], 20, 14, 1, True),
        full_case('wide layers, kernels longer than the movie', network(5, 22, 20, 9, (17, 9, 3), window(4, 4, 3), window(2, 3, 2), same), 3, 10, [2, 1, 0], 25, 15, 499, True),
        full_case('strong dropout', network(8, 25, 28, 4, (9, 8, 16), window(5, 5, 3), window(3, 3, 2), same), 6, 10, [5, 1, 2, 0, 3, 4], 70, 18, 2, False),
    ]
    out = dict(torch=torch.__version__, cases=cases, publishedSize=published_case())
    pathlib.Path(__file__).with_name('gradients.json').write_text(json.dumps(out, separators=(',', ':')) + '\n')


if __name__ == '__main__':
    main()
