using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Kernels;

/// <summary>Finds the pixels that several dots light in one frame, once for each dot after the first.</summary>
/// <remarks>Overlapping dots stay 1 in the movie; a sum over dots must take these pixels off again.</remarks>
internal sealed unsafe class LitTwice
{
    private const int Word = 64, DotsPerVector = 8;
    private const ulong RowBits = 0x5555;

    private readonly AlignedBuffer<ulong> _lit = new();
    private readonly AlignedBuffer<LitPixel> _pixels = new();
    private readonly AlignedBuffer<int> _places = new();
    private bool[] _overlaps = [];
    private int[] _half = [];

    /// <summary>Number of pixels found.</summary>
    public int Count { get; private set; }

    /// <summary>The pixels found, in the order of frames.</summary>
    public LitPixel* Pixels => _pixels.Pointer;

    /// <summary>Searches a scene.</summary>
    public void Find(DiscScene scene)
    {
        Count = 0;
        int words = (scene.Geometry.Columns + Word - 1) / Word;
        _lit.Reserve(scene.Geometry.Rows * words);
        Array.Resize(ref _half, scene.Radius + 1);
        for (int dr = 0; dr < _half.Length; dr++)
            _half[dr] = DiscScene.HalfWidth(scene.Radius, dr);
        for (int frame = 0; frame < scene.Geometry.Frames; frame++)
        {
            ReadOnlySpan<DotPosition> dots = scene.PositionsAt(frame);
            if (!MarkOverlaps(dots, 2 * scene.Radius))
                continue;
            for (int i = 0; i < dots.Length; i++)
            {
                if (_overlaps[i])
                    Light(scene, dots[i], frame, words);
            }

            for (int i = 0; i < dots.Length; i++)
            {
                if (_overlaps[i])
                    Darken(scene, dots[i], words);
            }
        }
    }

    private bool MarkOverlaps(ReadOnlySpan<DotPosition> dots, int reach)
    {
        if (_overlaps.Length < dots.Length)
            _overlaps = new bool[dots.Length + DotsPerVector];
        _overlaps.AsSpan(0, dots.Length).Clear();
        int chunks = (dots.Length + DotsPerVector - 1) / DotsPerVector;
        _places.Reserve(2 * DotsPerVector * chunks);
        int* places = _places.Pointer;
        MemoryMarshal.Cast<DotPosition, int>(dots).CopyTo(_places.Span);

        // Nowhere near any dot.
        new Span<int>(places + (2 * dots.Length), 2 * ((chunks * DotsPerVector) - dots.Length)).Fill(int.MaxValue / 2);
        bool any = false;
        var within = Vector512.Create(reach);
        for (int i = 1; i < dots.Length; i++)
        {
            // Rows and columns of eight dots alternate in one vector.
            Vector512<int> own = Vector512.Create(((long*)places)[i]).AsInt32();
            for (int j = 0; j < i; j += DotsPerVector)
            {
                Vector512<int> apart = Vector512.Abs(Vector512.Load(places + (2 * j)) - own);
                ulong near = Vector512.LessThanOrEqual(apart, within).ExtractMostSignificantBits();
                near &= (near >> 1) & RowBits & ~(1UL << Math.Min(63, 2 * (i - j)));
                for (; near != 0; near &= near - 1)
                    _overlaps[i] = _overlaps[j + (BitOperations.TrailingZeroCount(near) / 2)] = any = true;
            }
        }

        return any;
    }

    private void Light(DiscScene scene, DotPosition dot, int frame, int words)
    {
        for (int row = Math.Max(0, dot.Row - scene.Radius); row <= Math.Min(scene.Geometry.Rows - 1, dot.Row + scene.Radius); row++)
        {
            int half = _half[Math.Abs(row - dot.Row)];
            int from = Math.Max(0, dot.Column - half), to = Math.Min(scene.Geometry.Columns - 1, dot.Column + half);
            for (int word = from / Word; word <= to / Word && from <= to; word++)
            {
                ulong mask = ulong.MaxValue << Math.Max(0, from - (word * Word));
                mask &= ulong.MaxValue >> Math.Max(0, (word * Word) + Word - 1 - to);
                ref ulong lit = ref _lit.Pointer[(row * words) + word];
                for (ulong again = lit & mask; again != 0; again &= again - 1)
                    Add(new(frame, row, (word * Word) + BitOperations.TrailingZeroCount(again)));
                lit |= mask;
            }
        }
    }

    private void Darken(DiscScene scene, DotPosition dot, int words)
    {
        int from = Math.Max(0, dot.Row - scene.Radius), to = Math.Min(scene.Geometry.Rows - 1, dot.Row + scene.Radius);
        if (from <= to)
            new Span<ulong>(_lit.Pointer + (from * words), (to - from + 1) * words).Clear();
    }

    private void Add(LitPixel pixel)
    {
        _pixels.Reserve(Count + 1);
        _pixels.Pointer[Count++] = pixel;
    }
}
