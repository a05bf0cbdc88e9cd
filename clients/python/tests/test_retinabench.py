"""Tests of the Python client; run with `python3 -m unittest discover clients/python/tests`. Those of torch are skipped without it."""

import io
import json
import os
import subprocess
import sys
import unittest

import numpy as np

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
sys.path.insert(0, FOLDER)
import retinabench  # noqa: E402
from retinabench import Card, Kernel, Layer, Lesion, Term  # noqa: E402

try:
    import torch
except ImportError:
    torch = None

FRAMES, ROWS, COLUMNS = 3, 5, 7
SINGLE = 1e-6  # relative, a few roundings in single precision


def card():
    layers = [Layer("bipolar", "bipolar", 2, FRAMES, ROWS, COLUMNS), Layer("ganglion", "ganglion", 2, FRAMES, 1, 1), Layer("decision", "decision", 2, FRAMES, 1, 1)]
    return Card("small", "1", "Small.", "Made for tests.", (FRAMES, ROWS, COLUMNS), layers, ["left", "right"], weights=8, multiply_adds=2 * FRAMES * ROWS * COLUMNS)


def respond(movie, lesion):
    """bipolar: the squared movie and twice the movie; ganglion: their means; decision: sum and difference of these."""
    bipolar = lesion.silence("bipolar", np.stack([movie ** 2, 2 * movie]))
    ganglion = lesion.silence("ganglion", bipolar.mean(axis=(2, 3), keepdims=True))
    return {"bipolar": bipolar, "ganglion": ganglion, "decision": np.stack([ganglion[0] + ganglion[1], ganglion[0] - ganglion[1]])}


def talk(server, *messages):
    """Sends (header, arrays) and returns [(header, {name: array})]."""
    sent, received = io.BytesIO(), io.BytesIO()
    for header, arrays in messages:
        sent.write(json.dumps(header).encode() + b"\n" + b"".join(a.tobytes() for a in arrays))
    sent.seek(0)
    server.serve(retinabench._Pipe(sent, received))
    received.seek(0)
    pipe, answers = retinabench._Pipe(received, None), []
    while True:
        answer = pipe.read()
        if answer is None:
            return answers
        answers.append(answer)


def hello():
    return {"type": "hello", "protocols": [1], "harness": "tests"}, []


def request(frames, conditions, form=None, identity=1):
    form = form or {"uint8": "uint8", "float32": "float32"}[frames.dtype.name]
    tensors = [{"name": "frames", "dtype": frames.dtype.name, "shape": list(frames.shape)}]
    return {"type": "respond", "id": identity, "stimuli": len(frames), "form": form, "conditions": conditions, "tensors": tensors}, [frames]


def condition(lesion, *requests):
    return {"lesion": lesion, "requests": [{"layer": layer, "reduction": reduction} for layer, reduction in requests]}


def noise(count, seed=0):
    return np.random.default_rng(seed).random((count, FRAMES, ROWS, COLUMNS), dtype=np.float32)


class Functions(unittest.TestCase):
    def server(self, model=respond, **options):
        return retinabench._make_server(model, card(), **options)

    def test_hello_says_what_the_model_is(self):
        (header, _), = talk(self.server(), hello())
        self.assertEqual((header["type"], header["protocol"], header["gradient"], header["kernels"]), ("hello", 1, False, False))
        self.assertEqual(header["card"]["input"], {"frames": 3, "rows": 5, "columns": 7})
        self.assertEqual(header["card"]["layers"][1], {"name": "ganglion", "role": "ganglion", "cellTypes": 2, "frames": 3, "rows": 1, "columns": 1})
        self.assertEqual(header["card"]["cost"], {"weights": 8, "multiplyAdds": 210})

    def test_every_reduction_is_what_a_loop_over_cell_types_gives(self):
        movies, names = noise(2), list(retinabench.REDUCTIONS)
        (_, tensors), = talk(self.server(), request(movies, [condition({}, *[("bipolar", name) for name in names])]))
        for movie, values in zip(movies.astype(np.float64), tensors["responses"]):
            plain = {name: [] for name in names}
            for response in (movie ** 2, 2 * movie):
                last = response[-1]
                for name, found in (("full", response), ("lastFrame", last), ("spatialMean", [f.mean() for f in response]), ("mean", [response.mean()]),
                                    ("minimum", [response.min()]), ("maximum", [response.max()]), ("lastFrameEnergy", [(last ** 2).sum()])):
                    plain[name].extend(np.ravel(found))
            np.testing.assert_allclose(values, np.concatenate([plain[name] for name in names]), rtol=SINGLE)

    def test_lesions_reach_the_layers_after_them_and_leave_those_before(self):
        movies = noise(1)
        asked = [("bipolar", "mean"), ("ganglion", "lastFrame"), ("decision", "lastFrame")]
        (_, tensors), = talk(self.server(), request(movies, [condition(lesion, *asked) for lesion in ({}, {"bipolar": [1]}, {"ganglion": [0]})]))
        square, double = movies[0].astype(np.float64) ** 2, 2 * movies[0].astype(np.float64)
        q, d = square[-1].mean(), double[-1].mean()
        expected = [square.mean(), double.mean(), q, d, q + d, q - d, square.mean(), 0, q, 0, q, q, square.mean(), double.mean(), 0, d, d, -d]
        np.testing.assert_allclose(tensors["responses"][0], expected, rtol=SINGLE, atol=SINGLE)

    def test_movies_of_bytes_are_those_of_floats(self):
        movies = np.random.default_rng(1).integers(0, 2, (5, FRAMES, ROWS, COLUMNS), dtype=np.uint8)
        asked = [condition({}, ("decision", "full"))]
        answers = talk(self.server(), request(movies, asked), request(movies.astype(np.float32), asked, identity=2))
        np.testing.assert_array_equal(answers[0][1]["responses"], answers[1][1]["responses"])
        self.assertEqual([a[0]["id"] for a in answers], [1, 2])

    def test_discs_are_drawn_as_their_equation_says_one_movie_after_the_other(self):
        generator = np.random.default_rng(2)
        radii, counts = np.array([0, 2, 1], "<i4"), generator.integers(0, 4, (3, FRAMES)).astype("<i4")
        discs = generator.integers(-3, 9, (counts.sum(), 2)).astype("<i4")
        header = {"type": "respond", "id": 1, "stimuli": 3, "form": "discs", "conditions": [condition({}, ("bipolar", "full"))],
                  "tensors": [{"name": n, "dtype": "int32", "shape": list(a.shape)} for n, a in (("radii", radii), ("counts", counts), ("discs", discs))]}
        (_, tensors), = talk(self.server(), (header, [radii, counts, discs]))
        at = 0
        for s in range(3):
            movie = np.zeros((FRAMES, ROWS, COLUMNS))
            for frame in range(FRAMES):
                for _ in range(counts[s, frame]):
                    for row in range(ROWS):
                        for column in range(COLUMNS):
                            if (row - discs[at, 0]) ** 2 + (column - discs[at, 1]) ** 2 <= radii[s] ** 2:
                                movie[frame, row, column] = 1
                    at += 1
            np.testing.assert_array_equal(tensors["responses"][s], np.concatenate([movie.ravel(), 2 * movie.ravel()]))

    def test_kernels_are_sent_in_order(self):
        kernels = [Kernel("bipolar", 0, "movie", None, "spatial", np.arange(6.).reshape(2, 3)), Kernel("ganglion", 1, "bipolar", 1, "temporal", np.ones(4))]
        answers = talk(self.server(kernels=kernels), hello(), ({"type": "kernels", "id": 9}, []))
        self.assertTrue(answers[0][0]["kernels"])
        header, tensors = answers[1]
        self.assertEqual(header["kernels"][1], {"layer": "ganglion", "cellType": 1, "source": "bipolar", "sourceType": 1, "domain": "temporal"})
        np.testing.assert_array_equal(tensors["0"], [[0, 1, 2], [3, 4, 5]])
        self.assertEqual(tensors["1"].shape, (1, 4))

    def test_a_gradient_of_ones_own_is_passed_on(self):
        def gradient(movie, lesion, terms):
            self.assertEqual((lesion.of("ganglion"), terms), ((1,), [Term("bipolar", 0, "full", 4, 2.5)]))
            return movie.sum(), 3 * movie
        movies = noise(1)
        header = {"type": "differentiate", "id": 3, "lesion": {"ganglion": [1]}, "terms": [{"layer": "bipolar", "cellType": 0, "reduction": "full", "index": 4, "weight": 2.5}],
                  "tensors": [{"name": "frames", "dtype": "float32", "shape": list(movies.shape)}]}
        (answer, tensors), = talk(self.server(gradient=gradient), (header, [movies]))
        self.assertEqual((answer["type"], answer["value"]), ("gradient", float(movies[0].sum())))
        np.testing.assert_array_equal(tensors["gradient"], 3 * movies[0])

    def test_a_model_that_fails_is_told_and_asked_again(self):
        def fails(movie, lesion):
            if movie[0, 0, 0] < 0:
                raise RuntimeError("no light")
            return respond(movie, lesion)
        asked, errors = [condition({}, ("decision", "lastFrame"))], sys.stderr
        sys.stderr = io.StringIO()
        try:
            answers = talk(self.server(fails), request(-noise(1), asked), request(noise(1), asked, identity=2))
        finally:
            sys.stderr = errors
        self.assertEqual(answers[0][0], {"type": "error", "id": 1, "message": "RuntimeError: no light"})
        self.assertEqual(answers[1][0]["type"], "responses")

    def test_faults_of_models_and_of_harnesses_are_named(self):
        frames, errors = noise(1), sys.stderr
        asked = [condition({}, ("decision", "lastFrame"))]
        cases = [
            (lambda m, l: {"bipolar": m}, request(frames, asked), "the model returned no layer 'decision', only bipolar"),
            (lambda m, l: {"decision": m}, request(frames, asked), "layer decision is (3, 5, 7), its card says (2, 3, 1, 1)"),
            (respond, request(frames, [condition({"retina": [0]}, ("decision", "lastFrame"))]), "small has no layer 'retina', only bipolar, ganglion, decision"),
            (respond, request(frames, [condition({"bipolar": [2]}, ("decision", "lastFrame"))]), "layer bipolar has no cell types [2]"),
            (respond, request(noise(1)[:, :, :, :3], asked), "frames are (1, 3, 5, 3), expected (1, 3, 5, 7)"),
            (respond, ({"type": "sing", "id": 1}, []), "there is no request 'sing'"),
            (respond, ({"type": "kernels", "id": 1, "colour": 2}, []), "a kernels has id, type, not colour, id, type"),
            (respond, ({"type": "hello", "protocols": [7], "harness": "x"}, []), "the harness speaks versions [7] of the protocol, this client 1"),
        ]
        sys.stderr = io.StringIO()
        try:
            for model, message, expected in cases:
                with self.subTest(expected):
                    self.assertIn(expected, talk(self.server(model), message)[0][0]["message"])
        finally:
            sys.stderr = errors

    def test_a_model_cannot_write_into_the_movie(self):
        def scribbles(movie, lesion):
            movie[0] = 0
        errors, sys.stderr = sys.stderr, io.StringIO()
        try:
            (header, _), = talk(self.server(scribbles), request(noise(1), [condition({}, ("decision", "mean"))]))
        finally:
            sys.stderr = errors
        self.assertIn("read-only", header["message"])

    def test_what_the_model_prints_goes_to_stderr(self):
        script = ("import os, sys; sys.path.insert(0, sys.argv[1]); from tests.test_retinabench import *\n"
                  "def loud(movie, lesion):\n    print('during'); os.system('echo of a child'); assert input is not None and sys.stdin.read() == ''\n    return respond(movie, lesion)\n"
                  "retinabench.serve(loud, card())")
        header, arrays = request(noise(1), [condition({}, ("decision", "lastFrame"))])
        sent = b"".join(json.dumps(h).encode() + b"\n" + b"".join(a.tobytes() for a in b) for h, b in (hello(), (header, arrays), ({"type": "goodbye"}, [])))
        done = subprocess.run([sys.executable, "-c", script, FOLDER], input=sent, capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        lines = done.stdout.split(b"\n", 2)
        self.assertEqual([json.loads(line)["type"] for line in lines[:2]], ["hello", "responses"])
        self.assertEqual(len(lines[2]), 8)
        self.assertEqual(sorted(done.stderr.split(b"\n")), [b"", b"during", b"of a child"])


@unittest.skipIf(torch is None, "needs torch: apt-get install python3-torch")
class Modules(unittest.TestCase):
    def setUp(self):
        class Bipolar(torch.nn.Module):
            runs = 0

            def forward(self, movie):
                type(self).runs += 1
                return torch.stack([movie ** 2, 2 * movie], 1)

        class Ganglion(torch.nn.Module):
            runs = 0

            def forward(self, bipolar):
                type(self).runs += 1
                return bipolar.mean(dim=(3, 4))

        class Readout(torch.nn.Module):
            def forward(self, ganglion):
                return torch.stack([ganglion[:, 0] + ganglion[:, 1], ganglion[:, 0] - ganglion[:, 1]], 1)

        class Retina(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.cells = torch.nn.ModuleDict({"bipolar": Bipolar(), "ganglion": Ganglion()})
                self.readout = Readout()

            def forward(self, movie):
                return self.readout(self.cells["ganglion"](self.cells["bipolar"](movie)))

        self.bipolar, self.ganglion, self.retina = Bipolar, Ganglion, Retina
        self.layers = {"bipolar": "cells.bipolar", "ganglion": "cells.ganglion", "decision": "readout"}

    def server(self, **options):
        return retinabench._make_server(self.retina(), card(), layers=self.layers, **options)

    def test_every_lesion_gives_what_the_function_gives(self):
        movies = noise(5)
        lesions = [{}, {"bipolar": [0]}, {"bipolar": [1], "ganglion": [0]}, {"ganglion": [0, 1]}, {"ganglion": [1]}, {"bipolar": [0, 1]}, {"bipolar": [1]}]
        asked = [condition(lesion, ("bipolar", "full"), ("ganglion", "full"), ("decision", "full")) for lesion in lesions]
        (_, expected), = talk(retinabench._make_server(respond, card()), request(movies, asked))
        for options in ({}, {"batch": 2}, {"share": False}):
            with self.subTest(options):
                (_, found), = talk(self.server(**options), request(movies, asked))
                np.testing.assert_allclose(found["responses"], expected["responses"], rtol=SINGLE, atol=SINGLE)

    def test_layers_before_a_lesion_are_computed_once(self):
        lesions = [{"ganglion": [0]}, {}, {"bipolar": [0]}, {"ganglion": [1]}, {"bipolar": [0], "ganglion": [1]}]
        talk(self.server(), request(noise(2), [condition(lesion, ("decision", "lastFrame")) for lesion in lesions]))
        self.assertEqual((self.bipolar.runs, self.ganglion.runs), (2, 4))

    def test_gradients_are_those_of_finite_differences(self):
        server, movie = self.server(), noise(1, 3)[0]
        lesion = Lesion({"ganglion": [1]})
        terms = [Term("decision", 0, "lastFrame", 0, 1.5), Term("bipolar", 1, "full", 40, -0.5), Term("bipolar", 0, "mean", 0, 7), Term("ganglion", 0, "spatialMean", 1, 2)]

        def value(at):
            layers = respond(at, lesion)
            return (1.5 * layers["decision"][0, -1, 0, 0] - 0.5 * layers["bipolar"][1].ravel()[40] + 7 * layers["bipolar"][0].mean() + 2 * layers["ganglion"][0, 1].mean())

        found, gradient = server.subject.differentiate(movie, lesion, terms)
        exact = movie.astype(np.float64)
        self.assertAlmostEqual(found, value(exact), places=5)
        step = 1e-4  # the model is quadratic, so that a central difference has no error of its own
        for at in ((0, 0, 0), (1, 0, 5), (1, 4, 6), (2, 2, 2)):
            up, down = exact.copy(), exact.copy()
            up[at] += step
            down[at] -= step
            self.assertAlmostEqual(gradient[at], (value(up) - value(down)) / (2 * step), places=5)

    def test_the_gradient_of_what_is_silent_is_zero(self):
        value, gradient = self.server().subject.differentiate(noise(1)[0], Lesion({"bipolar": [0, 1]}), [Term("decision", 1, "lastFrame", 0, 1)])
        self.assertEqual((value, np.abs(gradient).max()), (0, 0))

    def test_faults_of_modules_are_named(self):
        inner = self.retina

        class Twice(inner):
            def forward(self, movie):
                self.readout(self.cells["ganglion"](self.cells["bipolar"](movie)))
                return super().forward(movie)

        class Never(inner):
            def forward(self, movie):
                return self.cells["bipolar"](movie)

        class Scribbler(inner):
            def forward(self, movie):
                return super().forward(movie.sub_(0.5))

        errors = sys.stderr
        for module, expected in ((Twice, "runs its layer bipolar twice"), (Never, "never ran its layer ganglion, decision"), (Scribbler, "changes its movie in place")):
            with self.subTest(expected):
                sys.stderr = io.StringIO()
                try:
                    server = retinabench._make_server(module(), card(), layers=self.layers)
                    (header, _), = talk(server, request(noise(1), [condition({}, ("decision", "lastFrame"))]))
                finally:
                    sys.stderr = errors
                self.assertIn(expected, header["message"])


@unittest.skipIf(torch is None or not os.environ.get("RETINABENCH_REFERENCE"), "needs torch, and RETINABENCH_REFERENCE, the folder with model.pt and golden responses of murray2021")
class Murray2021(unittest.TestCase):
    def test_responses_are_the_golden_ones(self):
        sys.path.insert(0, os.path.join(FOLDER, "examples"))
        import murray2021
        folder = os.environ["RETINABENCH_REFERENCE"]

        def read(name):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                return json.load(file)

        retina = murray2021.Retina(torch.load(os.path.join(folder, "model.pt"), map_location="cpu", weights_only=True))
        server = retinabench._make_server(retina, murray2021.card(), kernels=murray2021.kernels(retina))
        circuit = {"bipolar": [i for i in range(8) if i != 4], "amacrine": [i for i in range(8) if i != 2], "ganglion": [i for i in range(8) if i not in (0, 2)]}
        scenes = read("golden-scenes.json")
        movies = [draw(scenes, scene) for scene in scenes["scenes"][:3]]
        for name, lesion in (("golden-published-responses.json", {}), ("golden-circuit-b4-a2-g0-g2-responses.json", circuit)):
            for movie, golden in zip(movies, read(name)["responses"]):
                self.assertEqual(int(movie.sum()), golden["litPixels"])
                (_, tensors), = talk(server, request(movie[None], [condition(lesion, ("decision", "full"))]))
                # What the golden responses promise of another float32 implementation.
                np.testing.assert_allclose(tensors["responses"][0], golden["decision"]["left"] + golden["decision"]["right"], rtol=1e-4, atol=1e-3)


def draw(scenes, scene):
    """A golden scene as a movie: positions add the velocity once a frame in field coordinates and are truncated for drawing."""
    frames, height, width, low, high, radius = (scenes[name] for name in ("frames", "height", "width", "fieldMin", "fieldMax", "dotRadius"))
    movie = np.zeros((frames, height, width), np.float32)
    for row, column, velocity in scene["dots"]:
        at = column - low
        for frame in range(frames):
            at += velocity if frame else 0
            if not 0 <= at < high - low:
                break
            top, left = max(row - radius, 0), max(int(at) + low - radius, 0)
            part = movie[frame, top:max(row + radius + 1, 0), left:max(int(at) + low + radius + 1, 0)]
            rows, columns = np.ogrid[top:top + part.shape[0], left:left + part.shape[1]]
            part[(rows - row) ** 2 + (columns - int(at) - low) ** 2 <= radius ** 2] = 1
    return movie


if __name__ == "__main__":
    unittest.main()
