using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.Processes;

/// <summary>Brings stimuli into the smallest form that a process takes and that loses nothing. One thread at a time.</summary>
internal sealed class StimulusEncoder(MovieGeometry geometry, IReadOnlyList<StimulusForm> accepted)
{
    private readonly float[] _frame = new float[geometry.PixelsPerFrame];
    private byte[] _buffer = [];

    /// <summary>Bytes of a movie in the largest form that it may take.</summary>
    /// <param name="stimulus">A stimulus of the geometry.</param>
    public long MaximumBytes(Stimulus stimulus) => IsDiscs(stimulus) ? sizeof(int) : (long)geometry.Pixels * sizeof(float);

    /// <summary>Encodes stimuli.</summary>
    /// <param name="stimuli">Stimuli of the geometry.</param>
    /// <returns>The form, what the header says of the tensors, and their bytes, which are good until the next call.</returns>
    public (StimulusForm Form, IReadOnlyList<TensorHeader> Tensors, ReadOnlyMemory<byte> Payload) Encode(IReadOnlyList<Stimulus> stimuli)
    {
        if (stimuli.All(IsDiscs))
            return EncodeDiscs(stimuli);
        int[] shape = [stimuli.Count, geometry.Frames, geometry.Rows, geometry.Columns];
        int pixels = stimuli.Count * geometry.Pixels;
        if (accepted.Contains(StimulusForm.Uint8) && TryEncodeBytes(stimuli, Buffer(pixels)))
            return (StimulusForm.Uint8, [new("frames", TensorType.Uint8, shape)], _buffer.AsMemory(0, pixels));
        int bytes = checked(pixels * sizeof(float));
        Span<float> values = MemoryMarshal.Cast<byte, float>(Buffer(bytes));
        for (int s = 0; s < stimuli.Count; s++)
            stimuli[s].Render(values.Slice(s * geometry.Pixels, geometry.Pixels));
        return (StimulusForm.Float32, [new("frames", TensorType.Float32, shape)], _buffer.AsMemory(0, bytes));
    }

    private bool IsDiscs(Stimulus stimulus) => stimulus.Scene is DiscScene && accepted.Contains(StimulusForm.Discs);

    private Span<byte> Buffer(int bytes)
    {
        if (_buffer.Length < bytes)
            _buffer = GC.AllocateUninitializedArray<byte>(bytes);
        return _buffer.AsSpan(0, bytes);
    }

    private bool TryEncodeBytes(IReadOnlyList<Stimulus> stimuli, Span<byte> bytes)
    {
        foreach (Stimulus stimulus in stimuli)
        {
            for (int frame = 0; frame < geometry.Frames; frame++)
            {
                stimulus.RenderFrame(frame, _frame);
                if (!TryNarrow(_frame, bytes[.._frame.Length]))
                    return false;
                bytes = bytes[_frame.Length..];
            }
        }

        return true;
    }

    // False where an intensity is no whole number from 0 to 255, or is NaN. A movie of the published size has 3.3 million of them.
    private static bool TryNarrow(ReadOnlySpan<float> pixels, Span<byte> bytes)
    {
        int at = 0;
        for (; at <= pixels.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            ReadOnlySpan<float> some = pixels.Slice(at, Vector256<byte>.Count);
            bool whole = true;
            Vector256<short> low = Vector256.Narrow(Whole(some, ref whole), Whole(some[8..], ref whole)), high = Vector256.Narrow(Whole(some[16..], ref whole), Whole(some[24..], ref whole));
            if (!whole)
                return false;
            Vector256.Narrow(low.AsUInt16(), high.AsUInt16()).CopyTo(bytes[at..]);
        }

        for (; at < pixels.Length; at++)
        {
            bytes[at] = (byte)pixels[at];
            if (bytes[at] != pixels[at])
                return false;
        }

        return true;
    }

    private static Vector256<int> Whole(ReadOnlySpan<float> pixels, ref bool whole)
    {
        var values = Vector256.Create(pixels);
        Vector256<int> numbers = Vector256.ConvertToInt32(values);
        whole &= Vector256.EqualsAll(Vector256.ConvertToSingle(numbers), values) && Vector256.LessThanOrEqualAll(numbers.AsUInt32(), Vector256.Create((uint)byte.MaxValue));
        return numbers;
    }

    private (StimulusForm Form, IReadOnlyList<TensorHeader> Tensors, ReadOnlyMemory<byte> Payload) EncodeDiscs(IReadOnlyList<Stimulus> stimuli)
    {
        DiscScene[] scenes = [.. stimuli.Select(s => (DiscScene)s.Scene!)];
        int total = 0;
        foreach (DiscScene scene in scenes)
        {
            for (int frame = 0; frame < geometry.Frames; frame++)
                total += scene.PositionsAt(frame).Length;
        }

        int counts = scenes.Length * geometry.Frames, values = scenes.Length + counts + (2 * total);
        Span<int> all = MemoryMarshal.Cast<byte, int>(Buffer(checked(values * sizeof(int))));
        int count = scenes.Length, at = scenes.Length + counts;
        for (int s = 0; s < scenes.Length; s++)
        {
            all[s] = scenes[s].Radius;
            for (int frame = 0; frame < geometry.Frames; frame++)
            {
                ReadOnlySpan<DotPosition> positions = scenes[s].PositionsAt(frame);
                all[count++] = positions.Length;
                foreach (DotPosition position in positions)
                    (all[at++], all[at++]) = (position.Row, position.Column);
            }
        }

        TensorHeader[] tensors =
        [
            new("radii", TensorType.Int32, [scenes.Length]),
            new("counts", TensorType.Int32, [scenes.Length, geometry.Frames]),
            new("discs", TensorType.Int32, [total, 2]),
        ];
        return (StimulusForm.Discs, tensors, _buffer.AsMemory(0, values * sizeof(int)));
    }
}
