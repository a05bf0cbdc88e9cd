"""The model $NAME$ of one cell, served to RetinaBench: a mean rate and a spike-triggered average to begin with. Replace `fit` by your own.

What is fitted may also have `keep(numbers)`, itself with some filters alone, and `course`, how the fit went: see the text of retinabench.serve_fits.
"""

import numpy as np

from retinabench import Card, Filter, Unsuitable, serve_fits

LAGS = 20  # frames that a prediction depends on
BLOCK = 1 << 14  # frames that are read at once


def past(frames, lag):
    """What was shown so many frames before each predicted one, [count, pixels], of frames [LAGS - 1 + count, rows, columns]."""
    return frames[LAGS - 1 - lag:len(frames) - lag].reshape(len(frames) - LAGS + 1, -1)


class Fitted:
    lags = LAGS

    def __init__(self, mean, average):
        self.mean, self.average = mean, average
        self.filters = [Filter(average, np.ones((1, 1)))]

    def predict(self, frames):
        """Mean responses [count] to frames [LAGS - 1 + count, rows, columns]."""
        drive = sum(past(frames, lag) @ self.average[lag].ravel() for lag in range(LAGS))
        return self.mean * np.maximum(1 + drive, 0)


def fit(recording, options):
    """A fit to recording.responses, one a frame of recording.movie, in options.effort of the usual steps from options.seed."""
    movie, responses = recording.movie, recording.responses
    count, total = len(movie) - LAGS + 1, 0.0
    sums = np.zeros((LAGS, movie.shape[1] * movie.shape[2]))
    for first in range(0, count, BLOCK):
        some = min(BLOCK, count - first)
        frames = movie[first:first + LAGS - 1 + some]
        weights = responses[first + LAGS - 1:first + LAGS - 1 + some]
        sums += [weights @ past(frames, lag) for lag in range(LAGS)]
        total += weights.sum(dtype=np.float64)
    if total <= 0:
        raise Unsuitable(f"responses to {max(count, 0)} frames sum to {total}: there is nothing to fit")
    return Fitted(total / count, (sums / total).reshape(LAGS, *movie.shape[1:]))


serve_fits(fit, Card(
    name="$NAME$",
    version="1",
    description="What the model is, in one sentence.",
    citation="Where it was published, or how it was made.",
))
