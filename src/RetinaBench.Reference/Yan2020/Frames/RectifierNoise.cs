using MathNet.Numerics.Distributions;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020.Frames;

/// <summary>Normal noise before the rectifiers: a pure function of seed, layer, step, sample of the batch and place.</summary>
/// <remarks>A value is one of 4096 equally likely quantiles of the normal distribution, by the upper 12 bits of a 16-bit half of a word; their variance is made that which is asked for.
/// The words are those of the stream <c>yan2020/noise/&lt;layer&gt;</c> of indices step and sample.</remarks>
internal sealed class RectifierNoise
{
    private const int Bits = 12, HalfBits = 16, Levels = 1 << Bits;

    private readonly ulong _key;
    private readonly float[] _quantiles;

    /// <summary>Makes the noise of a layer.</summary>
    /// <param name="seed">Seed of the fit.</param>
    /// <param name="layer">Number of the layer, from 1.</param>
    /// <param name="deviation">Standard deviation.</param>
    public RectifierNoise(ulong seed, int layer, double deviation)
    {
        _key = RandomStream.KeyOf(seed, FormattableString.Invariant($"yan2020/noise/{layer}"));
        double[] quantiles = [.. Enumerable.Range(0, Levels).Select(i => Normal.InvCDF(0, 1, (i + 0.5) / Levels))];
        double scale = deviation / Math.Sqrt(quantiles.Average(q => q * q));
        _quantiles = [.. quantiles.Select(q => (float)(scale * q))];
    }

    /// <summary>Draws the values of one sample.</summary>
    /// <param name="step">Number of the step.</param>
    /// <param name="sample">Number of the sample within the batch.</param>
    /// <param name="values">Receives [filter, position].</param>
    public void Fill(uint step, uint sample, Span<float> values)
    {
        Span<uint> counter = [0, 0, step, sample];
        Span<uint> block = stackalloc uint[Philox4x32.BlockWords];
        for (int i = 0; i < values.Length; counter[0]++)
        {
            Philox4x32.Generate(counter, _key, block);
            for (int half = 0; half < 2 * Philox4x32.BlockWords && i < values.Length; half++, i++)
            {
                uint word = block[half / 2] >> (half % 2 * HalfBits);
                values[i] = _quantiles[(word >> (HalfBits - Bits)) & (Levels - 1)];
            }
        }
    }
}
