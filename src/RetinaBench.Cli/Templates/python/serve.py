"""The model $NAME$, served to RetinaBench: a correlator of neighbours in space and time to begin with. Replace `respond` by your own.

A torch.nn.Module is served as it is, with lesions by hooks and gradients by autograd: see the text of retinabench.serve.
"""

import numpy as np

from retinabench import Card, Layer, serve

FRAMES, ROWS, COLUMNS = 51, 255, 255
POOL = 5  # pixels along a side of a receptive field
LAG = 4  # frames by which the delayed cells are late


def respond(movie, lesion):
    """Responses [cell types, frames, rows, columns] of every layer to a movie [frames, rows, columns]."""
    light = movie.reshape(FRAMES, ROWS // POOL, POOL, COLUMNS // POOL, POOL).mean(axis=(2, 4), dtype=np.float64)
    prompt = np.maximum(np.diff(light, axis=0, prepend=0), 0)
    delayed = np.concatenate([np.zeros_like(prompt[:LAG]), prompt[:-LAG]])
    # What is silenced here is missing below: the next layer reads what is left.
    bipolar = lesion.silence("bipolar", np.stack([prompt, delayed]))
    prompt, delayed = bipolar
    leftward, rightward = prompt[:, :, :-1] * delayed[:, :, 1:], prompt[:, :, 1:] * delayed[:, :, :-1]
    ganglion = lesion.silence("ganglion", np.stack([leftward, rightward]))
    decision = np.cumsum(ganglion.sum(axis=(2, 3)), axis=1)[:, :, None, None]
    return {"bipolar": bipolar, "ganglion": ganglion, "decision": decision}


serve(respond, Card(
    name="$NAME$",
    version="1",
    description="What the model is, in one sentence.",
    citation="Where it was published, or how it was made.",
    input=(FRAMES, ROWS, COLUMNS),
    layers=[
        Layer("bipolar", "bipolar", 2, FRAMES, ROWS // POOL, COLUMNS // POOL),
        Layer("ganglion", "ganglion", 2, FRAMES, ROWS // POOL, COLUMNS // POOL - 1),
        Layer("decision", "decision", 2, FRAMES, 1, 1),
    ],
    classes=["left", "right"],
))
