"""Computes the fingerprints that EnvironmentFingerprintTests pins, independently of the C# code (plain Python 3, no packages).

Usage: python3 environment_fingerprint.py
Written from the documented rules: Philox4x32-10 and FNV-1a-64 from their publications, the draws from the remarks of
RandomStream, the movies from the protocol of Murray et al. 2021 pixel by pixel, the hash from the remarks of
EnvironmentFingerprint.
"""
import hashlib
import struct

MASK = 0xFFFFFFFF


def philox(counter, key):
    c, k = list(counter), [key & MASK, key >> 32]
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & MASK, (p0 >> 32) ^ c[3] ^ k[1], p0 & MASK]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


assert philox([0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344], 0x299F31D0A4093822) == [
    0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1]


def words(seed, purpose, a, b):
    h = 0xCBF29CE484222325
    for byte in purpose.encode():
        h = ((h ^ byte) * 0x100000001B3) % 2**64
    block = 0
    while True:
        yield from philox([block & MASK, block >> 32, a, b], seed ^ h)
        block += 1


def uniform(stream):
    low, high = next(stream), next(stream)
    return ((low | high << 32) >> 11) / 2.0**53


def below(stream, bound):
    while True:
        product = next(stream) * bound
        if product % 2**32 >= 2**32 % bound:
            return product >> 32


def draw(stream, population, count):
    values = list(range(population))
    for i in range(count):
        other = i + below(stream, population - i)
        values[i], values[other] = values[other], values[i]
    return values[:count]


def stimulus(env, index, point):
    """(label, packed frames) of stimulus 0 of a point = (alpha, low, high, only direction or None)."""
    alpha, low, high, only = point
    name, n, minimum, field = env["name"], env["dots"], env["minimum"], env["end"] - env["minimum"]

    def stream(purpose):
        return words(env["seed"], f"{name}/{purpose}", index, 0)

    rows = [minimum + r for r in draw(stream("dot-rows"), field, n)]
    columns = draw(stream("dot-columns"), field, n)
    slow = low + (high - low) * uniform(stream("slow-speed"))
    if only is not None:
        direction, velocities = only, [only * slow] * n
    else:
        slow_direction = [-1, 1][below(stream("slow-direction"), 2)]
        direction = -slow_direction
        if env["bernoulli"]:
            chosen = stream("fast-dots")
            fast = {i for i in range(n) if below(chosen, 2) == 1}
        else:
            fast = set(draw(stream("fast-dots"), n, n // 2))
        velocities = [direction * (alpha * slow) if i in fast else slow_direction * slow for i in range(n)]
    height, width, radius = env["rows"], env["columns"], env["radius"]
    positions, alive, frames = [float(c) for c in columns], [True] * n, []
    for frame in range(env["frames"]):
        image = [[0] * width for _ in range(height)]
        for i in range(n):
            if frame:
                positions[i] += velocities[i]
            alive[i] = alive[i] and 0 <= positions[i] < field
            if not alive[i]:
                continue
            r0, c0 = rows[i], int(positions[i]) + minimum
            for r in range(max(0, r0 - radius), min(height, r0 + radius + 1)):
                for c in range(max(0, c0 - radius), min(width, c0 + radius + 1)):
                    if (r - r0) ** 2 + (c - c0) ** 2 <= radius ** 2:
                        image[r][c] = 1
        bits = "".join(str(pixel) for row in image for pixel in row)
        bits += "0" * (-len(bits) % 8)
        frames.append(bytes(int(bits[i:i + 8][::-1], 2) for i in range(0, len(bits), 8)))
    return (0 if direction < 0 else 1), frames


def number(value):
    return repr(float(value)).removesuffix(".0")


def fingerprint(env):
    header = (f"retinabench-environment-1\nname {env['name']}\nversion {env['version']}\n"
              f"geometry {env['frames']}x{env['rows']}x{env['columns']}\nclasses left right\n")
    digests = b""
    for index, (coordinates, point) in enumerate(env["points"]):
        header += "point" + "".join(f" {k}={number(v)}" for k, v in coordinates.items()) + "\n"
        label, frames = stimulus(env, index, point)
        digests += hashlib.sha256(struct.pack("<i", label) + b"".join(b"\1" + f for f in frames)).digest()
    return hashlib.sha256(header.encode() + digests).hexdigest()


def small(name, points, bernoulli=False):
    return dict(name=name, version=3, frames=9, rows=24, columns=29, minimum=-10, end=41, dots=21, radius=3,
                seed=2**63 + 5, bernoulli=bernoulli, points=points)


ENVIRONMENTS = [
    small("alpha-sweep", [({"alpha": a}, (a, 0.5, 1.5, None)) for a in (0.0, 0.7, 1.4)]),
    small("bernoulli", [({"alpha": a}, (a, 0.5, 1.5, None)) for a in (0.0, 0.7, 1.4)], bernoulli=True),
    small("s-sweep", [({"s": s}, (2.0, s, s, None)) for s in (0.5, 0.53, 0.56)]),
    small("bands", [({"band": 0}, (2.0, 0.55, 0.675, None)), ({"band": 1}, (2.0, 1.0, 1.5, None))]),
    small("single", [({"speed": s, "direction": d}, (1.0, s, s, d)) for s in (0.5, 0.55, 0.6) for d in (-1, 1)]),
    dict(name="published-size", version=1, frames=51, rows=255, columns=255, minimum=-255, end=510, dots=150, radius=5,
         seed=1, bernoulli=False, points=[({"alpha": 2.0}, (2.0, 0.5, 1.5, None))]),
]

if __name__ == "__main__":
    for environment in ENVIRONMENTS:
        print(environment["name"], fingerprint(environment))
