#!/usr/bin/env python3
"""Writes the small recordings beside it, in the layouts that NumPy and SciPy write them in.

Needs python3-numpy and python3-scipy (1.24 and 1.10 wrote the committed files). Shares no code with the project: ran1 is written down here a second time.
"""
import itertools
import json
import pathlib
import zipfile

import numpy as np
from scipy.io import savemat

HERE = pathlib.Path(__file__).parent
ROWS, COLUMNS = 150, 200


def ran1(seed):
    """Numerical Recipes in C, 2nd edition, section 7.1, with Schrage's division as published."""
    ia, im, iq, ir, ntab = 16807, 2147483647, 127773, 2836, 32
    ndiv = 1 + (im - 1) // ntab

    def step(idum):
        k = idum // iq
        idum = ia * (idum - k * iq) - ir * k
        return idum + im if idum < 0 else idum

    idum, table = max(1, -seed), [0] * ntab
    for j in range(ntab + 7, -1, -1):
        idum = step(idum)
        if j < ntab:
            table[j] = idum
    iy = table[0]
    while True:
        idum = step(idum)
        j = iy // ndiv
        iy, table[j] = table[j], idum
        yield iy / im


def noise(seed, frames):
    """[frames, rows, columns] of -1 and 1: up the rows first, then along the columns."""
    numbers = np.fromiter(itertools.islice(ran1(seed), frames * ROWS * COLUMNS), float)
    return np.where(numbers > .5, 1, -1).reshape(frames, COLUMNS, ROWS).transpose(0, 2, 1)


def salamander():
    """Three cells, 12 running trials of 60 frames and 5 frozen ones of 7; cell 1 sees a place, cell 0 ignores the stimulus, cell 2 is silent."""
    cells, frames, trials, frozen_frames, frozen_trials = 3, 60, 12, 7, 5
    rng = np.random.default_rng(1)
    movie = noise(-10000, frames * trials).reshape(trials, frames, ROWS, COLUMNS)
    running = np.zeros((cells, frames, trials))
    running[0] = rng.integers(0, 4, (frames, trials))
    drive = movie[:, :, 40:44, 90:95].sum((2, 3))
    running[1, 2:] = np.maximum(drive[:, :-2] // 3, 0).T
    frozen = np.zeros((cells, frozen_frames, frozen_trials))
    frozen[0] = rng.integers(0, 3, (frozen_frames, frozen_trials))
    frozen[1, 3] = np.arange(frozen_trials)
    variables = {'spk1': running, 'spk2': frozen, 'note': 'not a count', 'setup': {'stixel': 30.}, 'mask': np.eye(3) > 0}
    savemat(HERE / 'cell_data_01_NC.mat', variables, do_compression=True)
    small = {'spk1': running[:, :6, :2].astype('uint8'), 'spk2': frozen[:, :3, :2].astype('int16')}
    savemat(HERE / 'uncompressed.mat', small)
    as_cells = {name: np.array([c for c in value] + [None], object)[:-1] for name, value in small.items()}
    savemat(HERE / 'cells.mat', as_cells, do_compression=True)
    savemat(HERE / 'one-trial.mat', {name: value[:, :, 0] for name, value in small.items()}, do_compression=True)
    broken = {'spk1': running[:, :6, :2].copy(), 'spk2': frozen[:, :3, :2]}
    broken['spk1'][1, 4, 1] = np.nan
    savemat(HERE / 'not-a-number.mat', broken, do_compression=True)
    broken['spk1'][1, 4, 1] = -1
    savemat(HERE / 'negative.mat', broken, do_compression=True)
    savemat(HERE / 'text.mat', {'spk1': 'text', 'spk2': small['spk2']}, do_compression=True)
    savemat(HERE / 'no-frozen.mat', {'spk1': small['spk1']}, do_compression=True)
    savemat(HERE / 'other-cells.mat', {'spk1': small['spk1'], 'spk2': small['spk2'][:2]}, do_compression=True)
    savemat(HERE / 'complex.mat', {'spk1': small['spk1'] * 1j, 'spk2': small['spk2']}, do_compression=True)
    return running, frozen


def neutral():
    """One cell of 8 x 9 pixels that sees a block of 2 x 3 pixels two frames ago."""
    rng = np.random.default_rng(2)
    stimulus = rng.integers(0, 2, (400, 8, 9)).astype('int8')
    spikes = np.zeros(400, 'int64')
    spikes[2:] = np.maximum(stimulus[:-2, 3:5, 4:7].sum((1, 2)) - 3, 0)
    np.savez_compressed(HERE / 'cell.npz', stimulus=stimulus, spikes=spikes, frameRate=30., comment=np.array('left alone'))
    some = np.arange(5 * 2 * 3).reshape(5, 2, 3) / 4 - 2
    trials = np.arange(5 * 4).reshape(5, 4) % 7
    np.savez(HERE / 'repeated.npz', stimulus=np.asfortranarray(some), spikes=np.asfortranarray(trials.astype('float32')), frameRate=np.array([60], 'uint16'))
    # Version 2.0 of the header, which NumPy writes only where it must.
    with zipfile.ZipFile(HERE / 'version2.npz', 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, value in (('stimulus', some.astype('float16')), ('spikes', trials[:, 0].astype('uint32')), ('frameRate', np.array(0.5))):
            with archive.open(name + '.npy', 'w') as entry:
                np.lib.format.write_array(entry, np.asarray(value), version=(2, 0))
    return stimulus, spikes, some, trials


def main():
    running, frozen = salamander()
    stimulus, spikes, some, trials = neutral()
    frames = noise(-10000, 2), noise(-20000, 1)
    expected = {
        'ran1': {str(seed): list(itertools.islice(ran1(seed), 8)) for seed in (0, -1, -2, -1000, -10000, -20000, -2147483646)},
        'ran1After100000': {str(seed): next(itertools.islice(ran1(seed), 100_000, None)) for seed in (-1, -10000, -20000)},
        'runningSum': [int(f.sum()) for f in frames[0]],
        'runningFirstColumn': frames[0][0, :12, 0].tolist(),
        'runningSecondFrameRow7': frames[0][1, 7, :12].tolist(),
        'frozenSum': int(frames[1][0].sum()),
        'salamander': {'running': running.astype(int).tolist(), 'frozen': frozen.astype(int).tolist()},
        'cell': {'stimulusFrame17': stimulus[17].tolist(), 'spikes': spikes.tolist()},
        'repeated': {'stimulus': some.tolist(), 'spikes': trials.tolist()},
    }
    (HERE / 'expected.json').write_text(json.dumps(expected, separators=(',', ':')) + '\n')


if __name__ == '__main__':
    main()
