using System.Numerics;
using System.Runtime.InteropServices;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>Finds the disc centres of a scene of lit dots on rows of bits: the same centres as erosion of its drawn frames, at a small part of the cost.</summary>
/// <remarks>Reads where dots are drawn, which is what the pixels show; never their velocities. Holds scratch memory: for one thread.</remarks>
internal sealed class LitCenterDetector
{
    private const int Radius = CorrelatorWiring.DiscRadius;
    private const int Diameter = (2 * Radius) + 1;
    private const int WordBits = 64;

    private readonly int _rows;
    private readonly int _columns;
    private readonly int _words;
    private readonly ulong[] _bits;
    private readonly bool[] _touched;
    private readonly bool[] _mayHoldRuns;
    private readonly List<DotCenter> _found = [];

    /// <summary>Makes scratch memory for scenes of one geometry.</summary>
    /// <param name="geometry">Shape of the movies.</param>
    public LitCenterDetector(MovieGeometry geometry)
    {
        _rows = geometry.Rows;
        _columns = geometry.Columns;

        // One word more than the columns need, so that a window may be read over the end.
        _words = (_columns / WordBits) + 2;
        _bits = new ulong[_rows * _words];
        _touched = new bool[_rows];
        _mayHoldRuns = new bool[_rows];
    }

    /// <summary>Detects centres in each frame.</summary>
    /// <param name="scene">The movie.</param>
    public CenterFrame[] Detect(DiscScene scene)
    {
        int[] halfWidths = [.. Enumerable.Range(0, scene.Radius + 1).Select(dr => DiscScene.HalfWidth(scene.Radius, dr))];
        var frames = new CenterFrame[scene.Geometry.Frames];
        for (int frame = 0; frame < frames.Length; frame++)
        {
            Array.Clear(_bits);
            Array.Clear(_touched);
            Array.Clear(_mayHoldRuns);
            foreach (DotPosition dot in scene.PositionsAt(frame))
                Draw(dot, halfWidths);
            frames[frame] = Find();
        }

        return frames;
    }

    private void Draw(DotPosition dot, int[] halfWidths)
    {
        int radius = halfWidths.Length - 1;
        for (int dr = Math.Max(-radius, -dot.Row); dr <= Math.Min(radius, _rows - 1 - dot.Row); dr++)
        {
            int half = halfWidths[Math.Abs(dr)];
            int from = Math.Max(0, dot.Column - half), to = Math.Min(_columns - 1, dot.Column + half);
            if (from <= to)
                Light(dot.Row + dr, from, to);
        }
    }

    private void Light(int row, int from, int to)
    {
        // One short segment alone makes no run; most rows of most discs are that.
        _mayHoldRuns[row] |= _touched[row] || to - from + 1 >= Diameter;
        _touched[row] = true;
        Span<ulong> bits = _bits.AsSpan(row * _words, _words);
        int first = from / WordBits, last = to / WordBits;
        ulong start = ulong.MaxValue << (from % WordBits), end = ulong.MaxValue >> (WordBits - 1 - (to % WordBits));
        if (first == last)
        {
            bits[first] |= start & end;
            return;
        }

        bits[first] |= start;
        bits[(first + 1)..last].Fill(ulong.MaxValue);
        bits[last] |= end;
    }

    private CenterFrame Find()
    {
        _found.Clear();
        for (int row = Radius; row < _rows - Radius; row++)
        {
            if (_mayHoldRuns[row])
                FindInRow(row);
        }

        return new(_rows, CollectionsMarshal.AsSpan(_found));
    }

    // A centre's own row has a lit run as long as the diameter; few columns have, and only they are looked at closely.
    private void FindInRow(int row)
    {
        ReadOnlySpan<ulong> bits = _bits.AsSpan(row * _words, _words);
        for (int word = 0; word < _words - 1; word++)
        {
            ulong starts = bits[word] == 0 ? 0 : RunStarts(bits[word], bits[word + 1]);
            for (; starts != 0; starts &= starts - 1)
            {
                int column = (word * WordBits) + BitOperations.TrailingZeroCount(starts) + Radius;
                if (IsLitDisc(row, column))
                    _found.Add(new(row, column, 1));
            }
        }
    }

    // Bits of the low word at which a run of at least the diameter starts: each step lengthens the runs that are known.
    private static ulong RunStarts(ulong low, ulong high)
    {
        for (int length = 1; length < Diameter;)
        {
            int step = Math.Min(length, Diameter - length);
            low &= (low >> step) | (high << (WordBits - step));
            high &= high >> step;
            length += step;
        }

        return low;
    }

    private bool IsLitDisc(int row, int column)
    {
        for (int dr = -Radius; dr <= Radius; dr++)
        {
            ulong segment = DiscShape.Mask(dr);
            if ((Window(row + dr, column - Radius) & segment) != segment)
                return false;
        }

        return true;
    }

    private ulong Window(int row, int from)
    {
        int word = (row * _words) + (from / WordBits), shift = from % WordBits;
        return shift == 0 ? _bits[word] : (_bits[word] >> shift) | (_bits[word + 1] << (WordBits - shift));
    }
}
