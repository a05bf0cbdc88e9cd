"""Tests of the Python client; run with `python3 -m unittest discover clients/python/tests`. Those of torch are skipped without it."""

import io
import json
import os
import subprocess
import sys
import tempfile
import threading
import unittest

import numpy as np

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
sys.path.insert(0, FOLDER)
import retinabench  # noqa: E402
from retinabench import Card, Filter, Kernel, Layer, Lesion, Movie, Stage, Term, Variant  # noqa: E402

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

    def test_movie_and_gradient_may_lie_in_memory_that_is_shared(self):
        movies, seen = noise(2), []

        def gradient(movie, lesion, terms):
            seen.append(np.array(movie))
            return movie.sum(), -2 * movie
        server = self.server(gradient=gradient)
        header = {"type": "differentiate", "id": 3, "lesion": {}, "terms": [{"layer": "bipolar", "cellType": 0, "reduction": "full", "index": 4, "weight": 2.5}], "tensors": []}
        with tempfile.NamedTemporaryFile() as file:
            file.write(bytes(2 * movies[0].nbytes))
            file.flush()
            for movie in movies:
                file.seek(0)
                file.write(movie.tobytes())
                file.flush()
                (answer, tensors), = talk(server, ({**header, "memory": file.name}, []))
                self.assertEqual((answer["value"], answer["tensors"], tensors), (float(movie.sum()), [], {}))
                file.seek(movie.nbytes)
                np.testing.assert_array_equal(np.frombuffer(file.read(movie.nbytes), np.float32), -2 * movie.ravel())
        np.testing.assert_array_equal(seen, movies)
        (answer, _), = quietly(talk, self.server(gradient=gradient), ({**header, "memory": "/no/such/file"}, []))
        self.assertIn("FileNotFoundError", answer["message"])
        for protocols, offered in (([1], None), ([1, 2], True)):
            (answer, _), = talk(server, ({"type": "hello", "protocols": protocols, "harness": "tests"}, []))
            self.assertEqual(answer.get("memory"), offered)

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
            (respond, ({"type": "hello", "protocols": [7], "harness": "x"}, []), "the harness speaks versions [7] of the protocol, this model needs 1 or 2"),
        ]
        sys.stderr = io.StringIO()
        try:
            for model, message, expected in cases:
                with self.subTest(expected):
                    self.assertIn(expected, talk(self.server(model), message)[0][0]["message"])
        finally:
            sys.stderr = errors

    def test_a_request_is_read_while_the_model_works_on_another(self):
        read, seen = threading.Semaphore(0), []

        def patient(movie, lesion):
            # Two of the three requests are read before the first is answered.
            seen.append(bool(seen) or (read.acquire(timeout=60) and read.acquire(timeout=60)))
            return respond(movie, lesion)
        server = self.server(patient)
        prepare = server.prepare

        def prepared(header, tensors):
            prepare(header, tensors)
            read.release()
        server.prepare = prepared
        talk(server, *(request(noise(1, i), [condition({}, ("decision", "full"))], identity=i) for i in range(3)))
        self.assertEqual(seen, [True] * 3)

    def test_bytes_of_requests_that_are_read_ahead_are_kept_apart(self):
        movies = np.random.default_rng(3).integers(0, 256, (9, 2, FRAMES, ROWS, COLUMNS), dtype=np.uint8)
        asked = [condition({}, ("bipolar", "full"))]
        answers = talk(self.server(), *(request(m, asked, identity=i) for i, m in enumerate(movies)))
        for (_, tensors), m in zip(answers, movies.astype(np.float32)):
            np.testing.assert_array_equal(tensors["responses"], np.stack([m ** 2, 2 * m], axis=1).reshape(2, -1))

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


def quietly(test, *arguments):
    """Calls what will print a traceback that nobody need read."""
    errors, sys.stderr = sys.stderr, io.StringIO()
    try:
        return test(*arguments)
    finally:
        sys.stderr = errors


class MeanAndContrast:
    """The mean response, plus what each kept filter makes of the mean of the frame that it sees."""

    lags = 3

    def __init__(self, mean, shape, kept=(0, 1)):
        self.mean, self.kept = mean, tuple(kept)
        self.filters = [Filter(np.eye(3)[i][:, None, None] * np.full(shape, 1 / np.prod(shape)), [[1]]) for i in range(2)]
        self.course = [Stage(1, 0.5, False), Stage(2, 0.25, True)]

    def predict(self, frames):
        means = frames.astype(np.float64).mean(axis=(1, 2))
        return sum((np.maximum(means[2 - i:len(means) - i], 0) for i in self.kept), np.full(len(means) - 2, self.mean))

    def keep(self, numbers):
        return MeanAndContrast(self.mean, self.filters[0].weights.shape[1:], numbers)


class Fits(unittest.TestCase):
    shape = (40, 3, 5)

    def setUp(self):
        self.asked = []

    def fit(self, recording, options):
        self.asked.append((recording, options))
        return MeanAndContrast(recording.responses.mean(), recording.movie.shape[1:])

    def server(self, fit=None, variant=None):
        return retinabench._FitServer(fit or self.fit, Card("small", "1", "Small.", "Made for tests."), variant)

    def frames(self, seed=0):
        return np.random.default_rng(seed).random(self.shape, dtype=np.float32) - 0.5

    def movie(self, frames, number=1, first=0, identity=1):
        tensors = [{"name": "frames", "dtype": "float32", "shape": list(frames.shape)}]
        return {"type": "movie", "id": identity, "movie": number, "shape": list(self.shape), "first": first, "form": "float32", "tensors": tensors}, [frames]

    def request(self, number=1, movie=1, identity=2, **more):
        responses = np.arange(self.shape[0], dtype=np.float32) % 4
        header = {"type": "fit", "id": identity, "fit": number, "movie": movie, "unit": "spikes", "frameRate": 30.0, "seed": 2 ** 64 - 1, "validationShare": 0.1, "effort": 0.02,
                  "threads": 2, "tensors": [{"name": "responses", "dtype": "float32", "shape": [len(responses)]}], **more}
        return header, [responses]

    def predict(self, first, count, fit=1, movie=1, identity=3, **more):
        return {"type": "predict", "id": identity, "fit": fit, "movie": movie, "first": first, "count": count, **more}, []

    def test_hello_says_that_the_model_is_fitted(self):
        offered = {"type": "hello", "protocols": [1, 2], "harness": "tests"}, []
        (header, _), = talk(self.server(), offered)
        self.assertEqual((header["protocol"], header["fits"], header["variants"]), (2, True, False))
        self.assertNotIn("input", header["card"])
        self.assertNotIn("layers", header["card"])
        (header, _), = talk(self.server(variant=lambda _: None), offered)
        self.assertTrue(header["variants"])
        (header, _), = quietly(talk, self.server(), hello())
        self.assertIn("the harness speaks versions [1] of the protocol, this model needs 2", header["message"])

    def test_a_fit_is_handed_what_was_recorded_and_predicts(self):
        frames = self.frames()
        answers = talk(self.server(), self.movie(frames[:25]), self.movie(frames[25:], first=25), self.request(), self.predict(2, 38), self.predict(11, 5), self.predict(20, 7, keep=[1]))
        (recording, options), = self.asked
        np.testing.assert_array_equal(recording.movie, frames)
        np.testing.assert_array_equal(recording.movie[3:9], frames[3:9])
        np.testing.assert_array_equal(recording.movie[-1], frames[-1])
        self.assertEqual((len(recording.movie), recording.unit, recording.frame_rate, recording.responses[7]), (40, "spikes", 30, 3))
        self.assertEqual((options.seed, options.threads, options.steps_of(200), options.steps_of(1), options.validation_frames(38)), (2 ** 64 - 1, 2, 4, 1, 4))
        header, tensors = answers[2]
        self.assertEqual((header["type"], header["lags"], header["unit"], header["filters"], header["keep"]), ("fitted", 3, "spikes", 2, True))
        self.assertEqual(header["course"], [{"iteration": 1, "validationLoss": 0.5, "chosen": False}, {"iteration": 2, "validationLoss": 0.25, "chosen": True}])
        self.assertEqual([(t["name"], t["shape"]) for t in header["tensors"]], [("filter/0", [3, 3, 5]), ("readout/0", [1, 1]), ("filter/1", [3, 3, 5]), ("readout/1", [1, 1])])
        np.testing.assert_array_equal(tensors["filter/1"][1], np.full((3, 5), 1 / 15, np.float32))
        means = np.maximum(frames.astype(np.float64).mean(axis=(1, 2)), 0)
        for (_, found), expected in zip(answers[3:], (1.5 + means[2:] + means[1:-1], 1.5 + means[11:16] + means[10:15], 1.5 + means[19:26])):
            np.testing.assert_allclose(found["rate"], expected, rtol=SINGLE)

    def test_a_movie_of_bits_is_that_of_numbers(self):
        bits = np.random.default_rng(1).integers(0, 2, self.shape)
        packed = np.packbits(bits.reshape(len(bits), -1), axis=1, bitorder="little")
        tensors = [{"name": "frames", "dtype": "uint8", "shape": list(packed.shape)}]
        header = {"type": "movie", "id": 1, "movie": 1, "shape": list(self.shape), "first": 0, "form": "bits", "low": -0.5, "high": 0.75, "tensors": tensors}
        talk(self.server(), (header, [packed]), self.request())
        movie = self.asked[0][0].movie
        self.assertEqual(movie[:].dtype, np.float32)
        np.testing.assert_array_equal(movie, np.where(bits, 0.75, -0.5))
        np.testing.assert_array_equal(movie[4:31], np.where(bits, 0.75, -0.5)[4:31])

    def test_long_predictions_are_made_in_parts_that_join(self):
        whole = talk(self.server(), self.movie(self.frames()), self.request(), self.predict(2, 38))
        server = self.server()
        server.PIXELS = 7 * 15
        parts = talk(server, self.movie(self.frames()), self.request(), self.predict(2, 38))
        np.testing.assert_array_equal(parts[2][1]["rate"], whole[2][1]["rate"])

    def test_what_is_released_is_gone(self):
        released = {"type": "release", "id": 9, "fits": [1, 77], "movies": [1]}, []
        server = self.server()
        answers = quietly(talk, server, self.movie(self.frames()), self.request(), released, self.predict(2, 5))
        self.assertEqual(answers[2][0], {"type": "released", "id": 9})
        self.assertEqual((server.fits, server.movies), ({}, {}))
        self.assertEqual(answers[3][0]["type"], "error")

    def test_variants_are_asked_for_by_what_is_different(self):
        wanted = []

        def variant(v):
            wanted.append(v)
            return (lambda recording, options: MeanAndContrast(9, self.shape[1:])) if v == Variant(filters=4, filters_time=True) else None
        changes = {"filters": 4, "filtersTime": True}
        answers = quietly(talk, self.server(variant=variant), self.movie(self.frames()), ({"type": "variant", "id": 4, "variant": changes}, []),
                          ({"type": "variant", "id": 5, "variant": {"recipe": "P"}}, []), self.request(variant=changes), self.predict(2, 1, keep=[]), self.request(variant={"layers": 2}, identity=7))
        self.assertEqual([a[0].get("exists") for a in answers[1:3]], [True, False])
        self.assertEqual(answers[4][1]["rate"], [9])
        self.assertIn("the model has no member with {'layers': 2}", answers[5][0]["message"])
        self.assertEqual(wanted[1], Variant(recipe="P"))

    def test_faults_of_fits_are_named(self):
        frames = self.frames()

        class Odd(MeanAndContrast):
            def predict(self, frames):
                return np.zeros(len(frames))

        class Lost(MeanAndContrast):
            def __init__(self, *arguments):
                super().__init__(*arguments)
                self.course = [Stage(5, float("nan"), True)]
        cases = [
            (lambda r, o: Odd(1, self.shape[1:]), self.predict(2, 5), "predict returned (7,) for 7 frames with a past of 2, expected (5,)"),
            (lambda r, o: Lost(1, self.shape[1:]), self.predict(2, 5), "the loss at iteration 5 of the fit is nan, not a finite number"),
            (None, self.predict(1, 5), "frames 1 to 5 of 40 do not all have a past of 2"),
            (None, self.movie(frames, first=1), "frames from 1 are (40, 3, 5), expected (39, 3, 5)"),
            (None, self.request(colour="red"), "a fit has "),
            (None, request(noise(1), []), "there is no request 'respond' to this model"),
        ]
        for fit, message, expected in cases:
            with self.subTest(expected):
                answers = quietly(talk, self.server(fit), self.movie(frames), self.request(), message)
                self.assertIn(expected, " ".join(a[0].get("message", "") for a in answers))

    def test_a_recording_that_does_not_suit_the_model_is_no_fault_of_it(self):
        def fit(recording, options):
            raise retinabench.Unsuitable("the cell is silent")
        answers = quietly(talk, self.server(fit), self.movie(self.frames()), self.request())
        self.assertEqual(answers[1][0], {"type": "error", "id": 2, "message": "the cell is silent", "unsuitable": True})

    def test_cards_say_which_of_the_two_a_model_is(self):
        with self.assertRaisesRegex(ValueError, "has neither input nor layers"):
            retinabench.serve_fits(self.fit, card())
        with self.assertRaisesRegex(ValueError, "has input and layers"):
            retinabench.serve(respond, Card("small", "1", "Small.", "Made for tests."))

    def test_a_movie_has_one_of_two_forms(self):
        with self.assertRaisesRegex(retinabench.ProtocolError, "there is no form 'runs'"):
            Movie((1, 2, 3), "runs")


class LinearNonlinear(unittest.TestCase):
    def test_a_cell_of_its_own_kind_is_found_again(self):
        sys.path.insert(0, os.path.join(FOLDER, "examples"))
        import linear_nonlinear as ln
        generator = np.random.default_rng(5)
        frames, rows, columns = 40_000, 4, 5
        movie = generator.integers(0, 2, (frames, rows, columns)).astype(np.float32) - 0.5
        time, space = np.sin(np.arange(ln.LAGS) / 3) * np.exp(-np.arange(ln.LAGS) / 4), np.zeros((rows, columns))
        space[1:3, 2:4] = 1, 2
        time, space = time / np.linalg.norm(time), space / np.linalg.norm(space)
        drive = np.convolve(movie.reshape(frames, -1) @ space.ravel(), time, "valid")
        true = 0.2 * np.logaddexp(0, 3 * (drive - 0.4))
        responses = np.concatenate([np.zeros(ln.LAGS - 1), generator.poisson(true)]).astype(np.float32)
        fitted = ln.fit(retinabench.Recording(movie, responses, "spikes", 30), retinabench.FitOptions(1, 0.1, 1, 1))
        # 3,600 spikes leave an error of some 1/60 in each of 400 covariances.
        self.assertGreater(fitted.time @ time, 0.995)
        self.assertGreater(fitted.space @ space.ravel(), 0.995)
        self.assertGreater(np.corrcoef(fitted.predict(movie), true)[0, 1], 0.98)
        # Of the true drive: as likely as the true curve or likelier, and the same to the error of 3,600 spikes.
        curve, counts = ln.Curve.fit(drive, responses[ln.LAGS - 1:].astype(np.float64)), responses[ln.LAGS - 1:]
        self.assertLess(curve.loss(drive, counts), ln.Curve(np.log([0.2, 3, np.exp(0.4)])).loss(drive, counts))
        np.testing.assert_allclose(curve(drive).std(), true.std(), rtol=0.05)
        self.assertGreater(np.corrcoef(curve(drive), true)[0, 1], 0.995)

    def test_slopes_of_the_curve_are_those_of_finite_differences(self):
        import linear_nonlinear as ln
        u, at, step = np.linspace(-3, 3, 13), np.array([-1.2, 0.7, 0.3]), 1e-6
        for i, slopes in enumerate(ln.Curve(at).slopes(u)):
            change = np.eye(3)[i] * step
            np.testing.assert_allclose(slopes, (ln.Curve(at + change)(u) - ln.Curve(at - change)(u)) / (2 * step), rtol=1e-6, atol=1e-9)


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
