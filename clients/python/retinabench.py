"""Serves a model of the retina to RetinaBench, in one file that needs numpy alone.

A model is a function from a movie and a lesion to the responses of its layers:

    from retinabench import Card, Layer, serve

    def respond(movie, lesion):                    # movie: float32 [frames, rows, columns], read only
        bipolar = lesion.silence("bipolar", ...)   # [cell types, frames, rows, columns]
        decision = ...                             # computed from what is left of bipolar
        return {"bipolar": bipolar, "decision": decision}

    serve(respond, Card(name="mine", version="1", description="...", citation="...", input=(51, 255, 255),
                        layers=[Layer("bipolar", "bipolar", 8, 51, 50, 50), Layer("decision", "decision", 2, 51, 1, 1)],
                        classes=["left", "right"]))

or a torch.nn.Module whose layers are submodules, `serve(module, card)`: lesions are hooks on them, gradients with respect
to the movie come from autograd. Register the script that calls serve with RetinaBench as

    {"kind": "process", "name": "mine", "command": ["python3", "serve.py"]}

A model of one cell is a function that is fitted to what the cell was shown and what it responded:

    from retinabench import Card, Filter, serve_fits

    class Fitted:
        lags = 20                                  # frames that a prediction depends on
        def predict(self, frames):                 # float32 [lags - 1 + count, rows, columns] -> mean responses [count]
            ...
        filters = [Filter(weights, readout)]       # may be left out, and so may keep(numbers) -> what predicts with these alone

    def fit(recording, options):                   # recording.movie[a:b], recording.responses; options.seed, options.effort
        return Fitted(...)

    serve_fits(fit, Card(name="mine", version="1", description="...", citation="..."))

The harness speaks to it over stdin and stdout (docs/process-protocol.md). From serve on, what the model prints goes to stderr.
"""

import collections
import functools
import json
import mmap
import os
import queue
import sys
import threading
import time
import traceback
from dataclasses import dataclass

import numpy as np

__all__ = ["Card", "Filter", "FitOptions", "Kernel", "Layer", "Lesion", "Movie", "Recording", "Stage", "Term", "Unsuitable", "Variant", "serve", "serve_fits"]

PROTOCOLS = (1, 2)
FIT_PROTOCOL = 2  # brought models that are fitted to cells
MEMORY_PROTOCOL = 2  # brought memory that both sides map
MAXIMUM_HEADER_BYTES = 1 << 24
_TYPES = {"uint8": np.dtype("u1"), "int32": np.dtype("<i4"), "float32": np.dtype("<f4")}


@dataclass(frozen=True)
class Layer:
    """One layer: name, role (bipolar, amacrine, ganglion, decision or other), and the shape of its response."""

    name: str
    role: str
    cell_types: int
    frames: int
    rows: int
    columns: int

    @property
    def shape(self):
        """[cell types, frames, rows, columns]."""
        return (self.cell_types, self.frames, self.rows, self.columns)


@dataclass
class Card:
    """What a model says of itself. Layers stand in the order of the signal flow, a decision layer last.
    A model that is fitted to cells has neither input nor layers: it takes movies of any size."""

    name: str
    version: str
    description: str
    citation: str
    input: tuple = None  # frames, rows, columns
    layers: list = ()
    classes: list = ()
    response_unit: str = "arbitrary"
    pixel_degrees: float = None
    frame_milliseconds: float = None
    weights: int = None  # with multiply_adds: what the model costs by its definition
    multiply_adds: int = None

    def layer(self, name):
        """The layer of a name."""
        for layer in self.layers:
            if layer.name == name:
                return layer
        raise ValueError(f"{self.name} has no layer '{name}', only {', '.join(l.name for l in self.layers)}")

    def to_json(self):
        card = {
            "name": self.name, "version": self.version, "description": self.description, "citation": self.citation, "responseUnit": self.response_unit,
            "pixelDegrees": self.pixel_degrees, "frameMilliseconds": self.frame_milliseconds,
        }
        if self.input is not None:
            frames, rows, columns = self.input
            card["input"] = {"frames": frames, "rows": rows, "columns": columns}
            card["layers"] = [{"name": l.name, "role": l.role, "cellTypes": l.cell_types, "frames": l.frames, "rows": l.rows, "columns": l.columns}
                              for l in self.layers]
            card["classes"] = list(self.classes)
        if self.weights is not None and self.multiply_adds is not None:
            card["cost"] = {"weights": self.weights, "multiplyAdds": self.multiply_adds}
        return card


class Lesion:
    """The cell types whose output is zero: a mapping from names of layers to sorted numbers of types."""

    def __init__(self, types=()):
        self.types = {layer: tuple(sorted(indices)) for layer, indices in dict(types).items() if len(indices) > 0}

    def of(self, layer):
        """Numbers of the lesioned types of a layer."""
        return self.types.get(layer, ())

    def silence(self, layer, response):
        """The response [cell types, ...] of a layer with the lesioned types zero; the same array where there are none."""
        return _silenced(response, self.of(layer), 0)

    def __bool__(self):
        return bool(self.types)

    def __repr__(self):
        return ";".join(f"{layer}:{','.join(map(str, indices))}" for layer, indices in sorted(self.types.items())) or "intact"


def _silenced(response, types, axis):
    if not types:
        return response
    response = response.clone() if hasattr(response, "clone") else np.array(response)
    response[(slice(None),) * axis + (list(types),)] = 0
    return response


@dataclass(frozen=True)
class Kernel:
    """One kernel: the cell type that it feeds, the layer that it reads (movie for the stimulus, its own layer for a
    temporal kernel), its domain (spatial or temporal), and its weights [rows, columns], temporal ones from the oldest tap."""

    layer: str
    cell_type: int
    source: str
    source_type: int
    domain: str
    weights: np.ndarray


@dataclass(frozen=True)
class Term:
    """One weighted number of an objective: value `index` of what a linear reduction leaves of one cell type."""

    layer: str
    cell_type: int
    reduction: str
    index: int
    weight: float


def _frame_means(r):
    # numpy sums a frame pairwise in single precision, as exact as is needed and five times as fast as in double.
    return r.reshape(*r.shape[:3], -1).mean(axis=3)


# Reductions of [stimuli, cell types, frames, rows, columns] to [stimuli, values].
REDUCTIONS = {
    "full": lambda r: r.reshape(len(r), -1),
    "lastFrame": lambda r: r[:, :, -1].reshape(len(r), -1),
    "spatialMean": lambda r: _frame_means(r).reshape(len(r), -1),
    "mean": lambda r: _frame_means(r).mean(axis=2, dtype=np.float64),
    "minimum": lambda r: r.min(axis=(2, 3, 4)),
    "maximum": lambda r: r.max(axis=(2, 3, 4)),
    "lastFrameEnergy": lambda r: np.square(r[:, :, -1], dtype=np.float64).sum(axis=(2, 3)),
}


def _size(layer, reduction):
    positions = layer.rows * layer.columns
    return layer.cell_types * {"full": layer.frames * positions, "lastFrame": positions, "spatialMean": layer.frames}.get(reduction, 1)


class ProtocolError(Exception):
    """The harness sent what the protocol does not know; nothing after it can be understood."""


class Unsuitable(ValueError):
    """A fit raises it of a recording that the model cannot be fitted to, as of a silent cell: no fault of the model."""


class _Pipe:
    """Messages: a JSON header line, then the tensors that it lists."""

    def __init__(self, source, sink):
        self.source, self.sink = source, sink

    def read(self):
        """Header and tensors by name, or None at the end."""
        line = self.source.readline(MAXIMUM_HEADER_BYTES + 1)
        if not line:
            return None
        if not line.endswith(b"\n"):
            raise ProtocolError(f"a header of {len(line)} bytes does not end")
        header = json.loads(line)
        tensors = {}
        for tensor in header.get("tensors", ()):
            array = np.empty(tensor["shape"], _TYPES[tensor["dtype"]])
            left = memoryview(array.reshape(-1)).cast("B") if array.size else memoryview(b"")
            while left:
                count = self.source.readinto(left)
                if not count:
                    return None
                left = left[count:]
            tensors[tensor["name"]] = array
        return header, tensors

    def write(self, header, tensors=()):
        """Writes a header and [(name, array)], all of them float32."""
        arrays = [np.ascontiguousarray(array, _TYPES["float32"]) for _, array in tensors]
        if header["type"] in ("responses", "gradient", "kernels", "fitted", "rate"):
            header["tensors"] = [{"name": name, "dtype": "float32", "shape": list(a.shape)} for (name, _), a in zip(tensors, arrays)]
        self.sink.write(json.dumps(header, allow_nan=False).encode() + b"\n")
        for array in arrays:
            if array.size:
                self.sink.write(memoryview(array.reshape(-1)).cast("B"))
        self.sink.flush()


class _Screen:
    """Draws movies of discs into arrays that it keeps, and wipes only what it drew: a movie is large and mostly dark."""

    def __init__(self, count, shape):
        self.movies = np.zeros((count, *shape), np.float32)
        self.lit = [None] * count

    @staticmethod
    @functools.lru_cache(maxsize=16)
    def disc(radius):
        """Rows and columns of the pixels of a disc around its centre."""
        side = np.arange(-radius, radius + 1)
        rows, columns = np.meshgrid(side, side, indexing="ij")
        inside = rows * rows + columns * columns <= radius * radius
        return rows[inside], columns[inside]

    def draw(self, slot, radius, counts, discs):
        frames, height, width = self.movies.shape[1:]
        pixels = self.movies[slot].reshape(-1)
        if self.lit[slot] is not None:
            pixels[self.lit[slot]] = 0
        frame = np.repeat(np.arange(frames), counts)[:, None]
        rows, columns = self.disc(int(radius))
        rows, columns = discs[:, :1] + rows, discs[:, 1:] + columns
        inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
        self.lit[slot] = ((frame * height + rows) * width + columns)[inside]
        pixels[self.lit[slot]] = 1


class _Stimuli:
    """The movies of requests, a few at a time, as float32 [movies, frames, rows, columns]."""

    def __init__(self, card, batch):
        self.batch, self.shape = batch, tuple(card.input)
        self.screen = None
        # One request is worked on, one waits, one is being read. Fresh memory of that size would cost more than the conversion.
        self.rooms = collections.deque([None] * 3)

    def to_floats(self, frames):
        """Bytes as float32, in memory that is used again two requests later."""
        room = self.rooms.popleft()
        room = np.empty(frames.shape, np.float32) if room is None or room.shape != frames.shape else room
        self.rooms.append(room)
        np.copyto(room, frames)
        return room

    def chunks(self, header, tensors):
        count, form = header["stimuli"], header["form"]
        if form == "discs":
            starts = np.concatenate([[0], np.cumsum(tensors["counts"].sum(axis=1))])
        elif form not in ("uint8", "float32"):
            raise ProtocolError(f"there is no form '{form}'")
        elif tensors["frames"].shape != (count, *self.shape):
            raise ProtocolError(f"frames are {tensors['frames'].shape}, expected {(count, *self.shape)}")
        for first in range(0, count, self.batch):
            some = range(first, min(first + self.batch, count))
            if form != "discs":
                yield some, tensors["frames"][first:some.stop]
                continue
            self.screen = self.screen or _Screen(self.batch, self.shape)
            for slot, s in enumerate(some):
                self.screen.draw(slot, tensors["radii"][s], tensors["counts"][s], tensors["discs"][starts[s]:starts[s + 1]])
            yield some, self.screen.movies[:len(some)]


class _Function:
    """A model that is a function of a movie and a lesion."""

    def __init__(self, respond, card, gradient):
        self.respond_to, self.card, self.gradient, self.differentiates = respond, card, gradient, gradient is not None

    def respond(self, movies, lesions, wanted):
        """Yields (index of the lesion, responses of layers [movies, cell types, frames, rows, columns], seconds)."""
        movies = movies.view()
        movies.flags.writeable = False
        for index, lesion in enumerate(lesions):
            start = time.perf_counter()
            answers = [self.respond_to(movie, lesion) for movie in movies]
            seconds = time.perf_counter() - start
            yield index, {name: np.stack([self._checked(name, answer) for answer in answers]) for name in wanted[index]}, seconds

    def differentiate(self, movie, lesion, terms):
        value, gradient = self.gradient(movie, lesion, terms)
        return float(value), np.asarray(gradient, np.float32).reshape(self.card.input)

    def _checked(self, name, answer):
        layer = self.card.layer(name)
        if name not in answer:
            raise ValueError(f"the model returned no layer '{name}', only {', '.join(answer)}")
        response = np.asarray(answer[name], np.float32)
        if response.shape != layer.shape:
            raise ValueError(f"layer {name} is {response.shape}, its card says {layer.shape}")
        return response


class _Module:
    """A torch.nn.Module from [movies, frames, rows, columns] whose layers are submodules: hooks lesion and record them.

    Lesions of one layer leave the layers before it as they are, so that these are computed once for all such lesions."""

    def __init__(self, module, card, layers, share):
        import torch
        self.torch, self.module, self.card, self.share = torch, module.eval(), card, share
        self.differentiates = True
        self.lesion, self.responses, self.kept, self.movie = Lesion(), {}, {}, 0
        parameter = next(module.parameters(), None)
        self.device = parameter.device if parameter is not None else torch.device("cpu")
        names = layers or {layer.name: layer.name for layer in card.layers}
        for place, layer in enumerate(card.layers):
            part = names[layer.name]
            part = module.get_submodule(part) if isinstance(part, str) else part
            part.forward = functools.partial(self._forward, place, part.forward)
            part.register_forward_hook(functools.partial(self._hook, layer))

    def respond(self, movies, lesions, wanted):
        movies = self.torch.from_numpy(movies).to(self.device)
        self.movie += 1
        before = movies._version
        # Sorted by the lesions of the first layer, then of the second ...: what is kept of a layer serves all that come in a row.
        for index in sorted(range(len(lesions)), key=lambda i: [lesions[i].of(l.name) for l in self.card.layers]):
            start = time.perf_counter()
            with self.torch.no_grad():
                self._run(movies, lesions[index])
                responses = {name: self.responses[name].cpu().numpy() for name in wanted[index]}
            seconds = time.perf_counter() - start
            if movies._version != before:
                raise ValueError("the module changes its movie in place; let it work on a copy (movie.clone())")
            yield index, responses, seconds
        self.kept.clear()

    def differentiate(self, movie, lesion, terms):
        torch = self.torch
        movie = torch.from_numpy(movie).to(self.device).requires_grad_(True)
        self.movie += 1
        with torch.enable_grad():
            self._run(movie[None], lesion)
            self.kept.clear()
            value = sum(self._sum(layer, reduction, [t for t in terms if (t.layer, t.reduction) == (layer, reduction)])
                        for layer, reduction in dict.fromkeys((t.layer, t.reduction) for t in terms))
            gradient = torch.autograd.grad(value, movie, allow_unused=True)[0] if value.requires_grad else None
        self.responses.clear()
        return value.item(), np.zeros(self.card.input, np.float32) if gradient is None else gradient.cpu().numpy()

    def _sum(self, layer, reduction, terms):
        response, torch = self.responses[layer][0], self.torch
        if reduction == "mean":
            reduced = response.double().mean(dim=(1, 2, 3))[:, None]
        elif reduction == "spatialMean":
            reduced = response.double().mean(dim=(2, 3))
        elif reduction in ("full", "lastFrame"):
            reduced = (response[:, -1] if reduction == "lastFrame" else response).flatten(1)
        else:
            raise ValueError(f"{reduction} is not linear")
        types = torch.tensor([t.cell_type for t in terms], device=self.device)
        indices = torch.tensor([t.index for t in terms], device=self.device)
        weights = torch.tensor([t.weight for t in terms], dtype=torch.float64, device=self.device)
        return (reduced[types, indices].double() * weights).sum()

    def _run(self, movies, lesion):
        self.lesion = lesion
        self.responses.clear()
        self.module(movies)
        missing = [layer.name for layer in self.card.layers if layer.name not in self.responses]
        if missing:
            raise ValueError(f"the module never ran its layer {', '.join(missing)}")

    def _forward(self, place, forward, *inputs, **named):
        if not self.share or self.torch.is_grad_enabled():
            return forward(*inputs, **named)
        key = (self.movie, [self.lesion.of(layer.name) for layer in self.card.layers[:place]])
        if self.kept.get(place, (None,))[0] != key:
            self.kept[place] = (key, forward(*inputs, **named))
        return self.kept[place][1]

    def _hook(self, layer, _, inputs, output):
        if layer.name in self.responses:
            raise ValueError(f"the module runs its layer {layer.name} twice for one movie; name a submodule that runs once")
        lesioned = self.lesion.of(layer.name)
        if output.numel() != len(output) * int(np.prod(layer.shape)) or (lesioned and output.shape[1] != layer.cell_types):
            raise ValueError(f"layer {layer.name} is {tuple(output.shape)}, its card says [movies, {', '.join(map(str, layer.shape))}]")
        output = _silenced(output, lesioned, 1)
        self.responses[layer.name] = output.reshape(len(output), *layer.shape)
        return output


class _Conversation:
    """Answers requests, each by the function of its type."""

    def __init__(self, card, protocols, answers):
        self.card, self.protocols, self.answers = card, protocols, {"hello": self.hello, **answers}

    def serve(self, pipe):
        """Answers until the harness says goodbye or ends; requests are read while the model works on the one before. False where a fault ends it before that."""
        messages = queue.Queue(1)
        threading.Thread(target=self._read, args=(pipe, messages), daemon=True).start()
        while True:
            message = messages.get()
            if isinstance(message, BaseException):
                raise message
            if message is None or message[0].get("type") == "goodbye":
                return True
            header, tensors = message
            try:
                if header.get("type") not in self.answers:
                    raise ProtocolError(f"there is no request '{header.get('type')}' to this model")
                answer = self.answers[header["type"]](header, tensors)
            except Exception as error:
                traceback.print_exc()
                sys.stderr.flush()
                unsuitable = header.get("type") == "fit" and isinstance(error, Unsuitable)
                told = {"message": str(error), "unsuitable": True} if unsuitable else {"message": f"{type(error).__name__}: {error}"}
                pipe.write({"type": "error", "id": header.get("id", 0), **told})
                if isinstance(error, ProtocolError):
                    return False
                continue
            pipe.write(*answer)

    def _read(self, pipe, messages):
        try:
            while True:
                message = pipe.read()
                if message is not None:
                    self.prepare(*message)
                messages.put(message)
                if message is None or message[0].get("type") == "goodbye":
                    return
        except BaseException as error:
            messages.put(error)

    def prepare(self, header, tensors):
        """What can be done with a request before its turn comes."""

    def hello(self, header, _):
        _members(header, "hello", "protocols", "harness")
        common = [version for version in self.protocols if version in header["protocols"]]
        if not common:
            raise ProtocolError(f"the harness speaks versions {header['protocols']} of the protocol, this model needs {' or '.join(map(str, self.protocols))}")
        client = f"retinabench.py, Python {sys.version.split()[0]}, numpy {np.__version__}"
        return {"type": "hello", "protocol": max(common), "client": client, "card": self.card.to_json(), **self.offers(max(common))}, []


class _Server(_Conversation):
    """Answers stimuli."""

    def __init__(self, subject, card, kernels, batch):
        super().__init__(card, PROTOCOLS, {"respond": self.respond, "differentiate": self.differentiate, "kernels": self.read_kernels})
        self.subject, self.kernels, self.batch = subject, kernels, batch
        self.stimuli, self.mapped = _Stimuli(card, batch), (None, None)

    def prepare(self, header, tensors):
        if header.get("type") == "respond" and header.get("form") == "uint8" and "frames" in tensors:
            tensors["frames"] = self.stimuli.to_floats(tensors["frames"])

    def offers(self, protocol):
        offered = {"stimuli": ["discs", "uint8"], "reductions": list(REDUCTIONS), "gradient": self.subject.differentiates,
                   "kernels": bool(self.kernels), "maximumStimuli": max(16, self.batch)}
        return {**offered, "memory": self.subject.differentiates} if protocol >= MEMORY_PROTOCOL else offered

    def respond(self, header, tensors):
        _members(header, "respond", "id", "stimuli", "form", "conditions", "tensors")
        conditions = header["conditions"]
        lesions, wanted, places, values = [], [], [], 0
        for condition in conditions:
            _members(condition, None, "lesion", "requests")
            lesions.append(self._lesion(condition["lesion"]))
            wanted.append({request["layer"] for request in condition["requests"]})
            places.append([])
            for request in condition["requests"]:
                size = _size(self.card.layer(request["layer"]), request["reduction"])
                places[-1].append((values, size, request["layer"], REDUCTIONS[request["reduction"]]))
                values += size
        answer, seconds = np.empty((header["stimuli"], values), np.float32), 0.0
        for some, movies in self.stimuli.chunks(header, tensors):
            for index, responses, taken in self.subject.respond(movies, lesions, wanted):
                seconds += taken
                for start, size, layer, reduce in places[index]:
                    answer[some.start:some.stop, start:start + size] = reduce(responses[layer])
        return {"type": "responses", "id": header["id"], "modelSeconds": seconds}, [("responses", answer)]

    def differentiate(self, header, tensors):
        _members(header, "differentiate", "id", "lesion", "terms", "tensors", optional=("memory",))
        terms = [Term(t["layer"], t["cellType"], t["reduction"], t["index"], t["weight"]) for t in header["terms"]]
        lesion = self._lesion(header["lesion"])
        memory = self.map(header["memory"]) if "memory" in header else None
        start = time.perf_counter()
        value, gradient = self.subject.differentiate(tensors["frames"][0] if memory is None else memory[0], lesion, terms)
        seconds = time.perf_counter() - start
        if memory is not None:
            memory[1][...] = gradient
        return {"type": "gradient", "id": header["id"], "value": value, "modelSeconds": seconds}, [("gradient", gradient)] if memory is None else []

    def map(self, path):
        """A movie and the place for its gradient, [2, frames, rows, columns], in memory that the harness maps as well."""
        if self.mapped[0] != path:
            size = 8 * int(np.prod(self.card.input))
            with open(path, "r+b") as file:
                self.mapped = path, np.frombuffer(mmap.mmap(file.fileno(), size), "<f4").reshape(2, *self.card.input)
        return self.mapped[1]

    def read_kernels(self, header, _):
        _members(header, "kernels", "id")
        kernels = list(self.kernels() if callable(self.kernels) else self.kernels)
        described = [{"layer": k.layer, "cellType": k.cell_type, "source": k.source, "sourceType": k.source_type, "domain": k.domain} for k in kernels]
        return {"type": "kernels", "id": header["id"], "kernels": described}, [(str(i), np.atleast_2d(k.weights)) for i, k in enumerate(kernels)]

    def _lesion(self, types):
        for layer, indices in types.items():
            if not all(0 <= index < self.card.layer(layer).cell_types for index in indices):
                raise ValueError(f"layer {layer} has no cell types {indices}")
        return Lesion(types)


def _members(header, kind, *known, optional=()):
    expected = set(known) | ({"type"} if kind else set())
    if set(header) - set(optional) != expected:
        raise ProtocolError(f"a {kind or 'condition'} has {', '.join(sorted(expected))}, not {', '.join(sorted(header))}")


class Movie:
    """A long movie [time, rows, columns] of float32, kept as bits where it has two intensities: read slices of it, movie[a:b], or all
    by np.asarray(movie), which for 600,000 frames of 8 x 8 pixels takes 154 MB."""

    def __init__(self, shape, form="float32", low=None, high=None):
        self.shape = tuple(shape)
        self._pixels = self.shape[1] * self.shape[2]
        if form == "bits":
            self._levels, self._frames = np.array([low, high], np.float32), np.zeros((self.shape[0], (self._pixels + 7) // 8), np.uint8)
        elif form == "float32":
            self._levels, self._frames = None, np.zeros(self.shape, np.float32)
        else:
            raise ProtocolError(f"there is no form '{form}'")

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, frames):
        if not isinstance(frames, slice):
            return self[frames:frames + 1 or None][0]
        if self._levels is None:
            some = self._frames[frames]
            some.flags.writeable = False
            return some
        bits = np.unpackbits(self._frames[frames], axis=1, count=self._pixels, bitorder="little")
        return self._levels[bits].reshape(-1, *self.shape[1:])

    def __array__(self, dtype=None, copy=None):
        return np.asarray(self[:], dtype)

    def _take(self, first, frames):
        expected = (min(len(frames), len(self) - first), *self._frames.shape[1:])
        if first < 0 or frames.shape != expected:
            raise ProtocolError(f"frames from {first} are {frames.shape}, expected {expected}")
        self._frames[first:first + len(frames)] = frames


@dataclass(frozen=True)
class Recording:
    """One cell's responses [time] to a movie, in spikes a frame or in Hz (unit: "spikes" or "hertz"), at frame_rate frames a second."""

    movie: Movie
    responses: np.ndarray
    unit: str
    frame_rate: float


@dataclass(frozen=True)
class FitOptions:
    """How a model is fitted. Equal recordings and options give equal bits, whatever the number of threads that it may use."""

    seed: int
    validation_share: float
    effort: float
    threads: int

    def steps_of(self, usual):
        """The steps that are taken where the model usually takes a number of them, at least one."""
        return max(1, round(self.effort * usual))

    def validation_frames(self, frames):
        """The number of frames, the last ones, that are held back of those with their whole past, to choose between stages of the fit."""
        return round(self.validation_share * frames)


@dataclass(frozen=True)
class Filter:
    """One filter on the movie: weights [lags, rows, columns], lag 0 being the current frame, in the order of cross-correlation, and the
    weights [rows, columns of positions] with which it is read out; None where further layers lie between."""

    weights: np.ndarray
    readout: np.ndarray = None


@dataclass(frozen=True)
class Stage:
    """A stage of a fit: steps taken, mean of p - y log p over the frames held back, and whether the fitted model is that of this stage."""

    iteration: int
    validation_loss: float
    chosen: bool


@dataclass(frozen=True)
class Variant:
    """Another member of a family of models, by what is different; None leaves that as it is."""

    filters: int = None
    layers: int = None
    filters_time: bool = None
    recipe: str = None


class _FitServer(_Conversation):
    """Fits models to cells, and keeps them until they are released."""

    # What predict is handed at once: 16 MiB of float32.
    PIXELS = 1 << 22

    def __init__(self, fit, card, variant):
        super().__init__(card, (FIT_PROTOCOL,), {"movie": self.take_movie, "fit": self.make_fit, "predict": self.predict, "variant": self.find_variant, "release": self.release})
        self.fit, self.variant, self.movies, self.fits, self.kept = fit, variant, {}, {}, (None, None, None)

    def offers(self, _):
        return {"fits": True, "variants": self.variant is not None}

    def take_movie(self, header, tensors):
        _members(header, "movie", "id", "movie", "shape", "first", "form", "tensors", optional=("low", "high"))
        if header["first"] == 0:
            self.movies[header["movie"]] = Movie(header["shape"], header["form"], header.get("low"), header.get("high"))
        self.movies[header["movie"]]._take(header["first"], tensors["frames"])
        return {"type": "stored", "id": header["id"]}, []

    def make_fit(self, header, tensors):
        _members(header, "fit", "id", "fit", "movie", "unit", "frameRate", "seed", "validationShare", "effort", "threads", "tensors", optional=("variant",))
        fit = self.fit if "variant" not in header else self._member(header["variant"])
        if fit is None:
            raise ValueError(f"the model has no member with {header['variant']}")
        recording = Recording(self.movies[header["movie"]], tensors["responses"], header["unit"], header["frameRate"])
        fitted = fit(recording, FitOptions(header["seed"], header["validationShare"], header["effort"], header["threads"]))
        self.fits[header["fit"]] = fitted
        for stage in getattr(fitted, "course", ()):
            if not np.isfinite(stage.validation_loss):
                raise ValueError(f"the loss at iteration {stage.iteration} of the fit is {stage.validation_loss}, not a finite number")
        answer = {"type": "fitted", "id": header["id"], "lags": int(fitted.lags), "unit": getattr(fitted, "unit", recording.unit), "keep": hasattr(fitted, "keep"),
                  "course": [{"iteration": int(s.iteration), "validationLoss": float(s.validation_loss), "chosen": bool(s.chosen)} for s in getattr(fitted, "course", ())]}
        filters = getattr(fitted, "filters", None)
        if filters is None:
            return answer, []
        answer["filters"] = len(filters)
        sent = []
        for i, shown in enumerate(filters):
            weights = np.asarray(shown.weights)
            sent.append((f"filter/{i}", weights if weights.ndim != 2 else weights[None]))
            if shown.readout is not None:
                sent.append((f"readout/{i}", np.atleast_2d(shown.readout)))
        return answer, sent

    def predict(self, header, _):
        _members(header, "predict", "id", "fit", "movie", "first", "count", optional=("keep",))
        fitted, movie = self.fits[header["fit"]], self.movies[header["movie"]]
        model, past = self._kept(header["fit"], header.get("keep")), int(fitted.lags) - 1
        first, end = header["first"], header["first"] + header["count"]
        if first < past or end > len(movie):
            raise ValueError(f"frames {first} to {end - 1} of {len(movie)} do not all have a past of {past}")
        rate, most = np.empty(header["count"], np.float32), max(1, self.PIXELS // (movie.shape[1] * movie.shape[2]))
        for start in range(first, end, most):
            stop = min(start + most, end)
            some = np.asarray(model.predict(movie[start - past:stop]), np.float32)
            if some.shape != (stop - start,):
                raise ValueError(f"predict returned {some.shape} for {stop - start + past} frames with a past of {past}, expected {(stop - start,)}")
            rate[start - first:stop - first] = some
        return {"type": "rate", "id": header["id"]}, [("rate", rate)]

    def find_variant(self, header, _):
        _members(header, "variant", "id", "variant")
        return {"type": "variant", "id": header["id"], "exists": self._member(header["variant"]) is not None}, []

    def release(self, header, _):
        _members(header, "release", "id", "fits", "movies")
        for held, numbers in ((self.fits, header["fits"]), (self.movies, header["movies"])):
            for number in numbers:
                held.pop(number, None)
        self.kept = (None, None, None)
        return {"type": "released", "id": header["id"]}, []

    def _kept(self, fit, keep):
        if keep is None:
            return self.fits[fit]
        if self.kept[:2] != (fit, keep):
            self.kept = (fit, keep, self.fits[fit].keep(keep))
        return self.kept[2]

    def _member(self, changes):
        names = {"filters": "filters", "layers": "layers", "filtersTime": "filters_time", "recipe": "recipe"}
        return self.variant(Variant(**{names[name]: value for name, value in changes.items()})) if self.variant else None


def _is_module(model):
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(model, torch.nn.Module)


def _make_server(model, card, *, gradient=None, kernels=None, layers=None, batch=1, share=True):
    if batch < 1:
        raise ValueError(f"batch is {batch}, expected 1 or more")
    if card.input is None or not card.layers:
        raise ValueError("the card of a model that answers stimuli has input and layers; serve_fits serves one that is fitted to cells")
    subject = _Module(model, card, layers, share) if _is_module(model) else _Function(model, card, gradient)
    return _Server(subject, card, kernels, batch)


def _take_standard_streams():
    """Private copies of stdin and stdout; the model's own reads find nothing, its prints, of C code too, go to stderr."""
    source, sink = os.fdopen(os.dup(0), "rb", buffering=1 << 16), os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout.flush()
    sys.stdout.reconfigure(line_buffering=True)
    try:
        import fcntl
        for stream in (source, sink):
            fcntl.fcntl(stream.fileno(), 1031, 1 << 20)  # F_SETPIPE_SZ of Linux: fewer turns for large tensors
    except (ImportError, OSError):
        pass
    return source, sink


def _end_with_parent():
    """Ends this process, and what it started, soon after the harness is gone, even while the model computes."""
    try:
        os.setpgid(0, 0)
    except (AttributeError, OSError):
        pass
    if not hasattr(os, "getppid"):
        return
    parent = os.getppid()

    def watch():
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def serve(model, card, *, gradient=None, kernels=None, layers=None, batch=1, share=True):
    """Serves a model until the harness says goodbye.

    model     a function respond(movie, lesion) -> {layer: [cell types, frames, rows, columns]}, or a torch.nn.Module that takes
              [movies, frames, rows, columns]. It honours lesions by silencing each layer before the next one reads it;
              of a module hooks do that.
    card      what the model says of itself
    gradient  of a function: gradient(movie, lesion, terms) -> (value, [frames, rows, columns]); modules need none
    kernels   a list of Kernel, or a function that returns one
    layers    of a module: names of its submodules (dotted) by layer of the card; the same names if left out. Each runs once a
              movie, and depends on the movie and on layers before it on the card alone; share=False where that does not hold
    batch     of a module: movies in one call. With more than 1 many modules answer other bits in other company, which
              `retinabench validate` refuses
    """
    _converse(_make_server(model, card, gradient=gradient, kernels=kernels, layers=layers, batch=batch, share=share))


def serve_fits(fit, card, *, variant=None):
    """Serves a model that is fitted to cells until the harness says goodbye.

    fit       a function fit(recording, options) of a Recording and FitOptions that returns a fitted model: an object with `lags` and
              `predict(frames)`, which takes frames [lags - 1 + count, rows, columns] and returns mean responses [count] in the unit of the
              recording. It may have `filters`, a list of Filter; `keep(numbers)`, which returns an object that predicts with these filters
              alone; `course`, a list of Stage, one of them chosen. Frames whose past is not all in the movie are not fitted;
              a recording that it cannot be fitted to raises Unsuitable
    card      what the model says of itself, without input and layers
    variant   where there are other members of its family: variant(v) of a Variant returns their fit function, None where there is none
    """
    if card.input is not None or card.layers:
        raise ValueError("the card of a model that is fitted to cells has neither input nor layers; serve serves one that answers stimuli")
    _converse(_FitServer(fit, card, variant))


def _converse(server):
    source, sink = _take_standard_streams()
    _end_with_parent()
    ended = False
    try:
        ended = server.serve(_Pipe(source, sink))
    except (BrokenPipeError, KeyboardInterrupt):
        pass
    if not ended:
        # Something may still be reading, for which an orderly end would wait.
        sys.stderr.flush()
        os._exit(1)
