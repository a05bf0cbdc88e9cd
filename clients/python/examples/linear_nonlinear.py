"""The linear-nonlinear model of one cell in numpy, served to RetinaBench: a worked example of a model that is fitted to spikes.

    {"kind": "process", "name": "ln-numpy", "command": ["python3", "clients/python/examples/linear_nonlinear.py"]}

One filter, the response-weighted average of the frames before, reduced to the product of a course in time and a profile in space,
and one nonlinearity, alpha log(1 + exp(beta (u - threshold))), by maximum likelihood for Poisson counts. Needs numpy alone.
E. J. Chichilnisky, "A simple white noise analysis of neuronal light responses", Network 12 (2001), doi:10.1080/713663221.
"""

import os
import sys

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from retinabench import Card, Filter, Unsuitable, serve_fits  # noqa: E402

LAGS = 20
BLOCK = 1 << 15  # frames that are read at once
BINS = 1000  # of equal numbers of frames, within which the nonlinearity is as good as straight
STEPS, TOLERANCE, FLOOR = 200, 1e-12, 1e-9


def triggered_average(recording, frames):
    """Covariance [lags, positions] of the responses to frames LAGS - 1 ... frames - 1 with the frames before them."""
    movie, past = recording.movie, LAGS - 1
    size = movie.shape[1] * movie.shape[2]
    products, sums, total = np.zeros((LAGS, size)), np.zeros((LAGS, size)), 0.0
    for start in range(past, frames, BLOCK):
        stop = min(start + BLOCK, frames)
        some = movie[start - past:stop].reshape(-1, size).astype(np.float64)
        responses = recording.responses[start:stop].astype(np.float64)
        total += responses.sum()
        for lag in range(LAGS):
            shown = some[past - lag:len(some) - lag]
            products[lag] += responses @ shown
            sums[lag] += shown.sum(axis=0)
    count = frames - past
    if count < 2 or not products.any():
        raise Unsuitable(f"responses to {max(count, 0)} frames with their whole past sum to {total}: there is nothing to fit")
    return (products - total / count * sums) / (count - 1)


def separate(average):
    """The best product of a course in time and a profile in space, which is above zero where it is largest; both of length 1."""
    times, _, spaces = np.linalg.svd(average, full_matrices=False)
    sign = np.sign(spaces[0, np.argmax(np.abs(spaces[0]))])
    return sign * times[:, 0], sign * spaces[0]


class Curve:
    """alpha log(1 + exp(beta (u - threshold))), with alpha and beta by their logarithms."""

    def __init__(self, parameters):
        self.parameters = parameters
        self.alpha, self.beta, self.threshold = np.exp(parameters[0]), np.exp(parameters[1]), parameters[2]

    def __call__(self, u):
        return self.alpha * np.logaddexp(0, self.beta * (u - self.threshold))

    def slopes(self, u):
        """Derivatives [parameters, u] by the logarithm of alpha, that of beta, and the threshold."""
        z = self.beta * (u - self.threshold)
        rise = self.alpha * np.exp(-np.logaddexp(0, -z))
        return np.stack([self(u), rise * z, -self.beta * rise])

    @classmethod
    def fit(cls, drive, responses):
        """What is likeliest if responses are Poisson counts, by Fisher scoring with steps that are damped until they gain."""
        order = np.argsort(drive, kind="stable")
        bins = [part for part in np.array_split(order, min(BINS, len(order)))]
        u, y = np.array([drive[b].mean() for b in bins]), np.array([responses[b].mean() for b in bins])
        start = np.array([0, np.log(2 / u.std()), u.mean() + u.std()])
        start[0] = np.log(y.mean() / cls(start)(u).mean())
        curve, damping = cls(start), 1e-3
        loss = curve.loss(u, y)
        for _ in range(STEPS):
            rate, slopes = curve(u) + FLOOR, curve.slopes(u)
            gradient, information = (slopes * (1 - y / rate)).mean(axis=1), (slopes / rate) @ slopes.T / len(u)
            step = np.linalg.solve(information + damping * np.diag(np.diag(information)), gradient)
            trial = cls(curve.parameters - step)
            gained = loss - trial.loss(u, y)
            if gained > 0:
                curve, loss, damping = trial, loss - gained, damping / 10
                if gained < TOLERANCE:
                    break
            elif damping > 1e9:
                break
            else:
                damping *= 10
        return curve

    def loss(self, u, y):
        with np.errstate(all="ignore"):
            rate = self(u) + FLOOR
            loss = np.mean(rate - y * np.log(rate))
        return loss if np.isfinite(loss) else np.inf


class Fitted:
    lags = LAGS

    def __init__(self, time, space, shape):
        self.time, self.space, self.curve = time, space, None
        self.filters = [Filter(time[:, None, None] * space.reshape(shape), np.ones((1, 1)))]

    def drive(self, frames):
        """u of every frame whose past is there: first in space, which leaves one number a frame."""
        return np.convolve(frames.reshape(len(frames), -1).astype(np.float64) @ self.space, self.time, "valid")

    def predict(self, frames):
        return self.curve(self.drive(frames))


def fit(recording, options):
    samples = len(recording.movie) - (LAGS - 1)
    frames = LAGS - 1 + samples - options.validation_frames(samples)
    fitted = Fitted(*separate(triggered_average(recording, frames)), recording.movie.shape[1:])
    drive = [fitted.drive(recording.movie[start - LAGS + 1:min(start + BLOCK, frames)]) for start in range(LAGS - 1, frames, BLOCK)]
    fitted.curve = Curve.fit(np.concatenate(drive), recording.responses[LAGS - 1:frames].astype(np.float64))
    return fitted


if __name__ == "__main__":
    serve_fits(fit, Card(name="ln-numpy", version="1", description="One separable filter and one nonlinearity, in numpy.", citation="Chichilnisky (2001), doi:10.1080/713663221"))
