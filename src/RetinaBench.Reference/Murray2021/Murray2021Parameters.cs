using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021;

/// <summary>All weights of a murray2021 network, in memory.</summary>
/// <remarks>Immutable; the memory handed in is kept, not copied, and must not change afterwards.</remarks>
public sealed record Murray2021Parameters
{
    /// <summary>The shape of the network.</summary>
    public required Murray2021Architecture Architecture { get; init; }

    /// <summary>Movie to bipolar cells, [types, 1, rows, columns].</summary>
    public required ConvolutionWeights BipolarSpace { get; init; }

    /// <summary>Time of bipolar cells, [types, taps].</summary>
    public required ConvolutionWeights BipolarTime { get; init; }

    /// <summary>Bipolar to amacrine cells, [types, bipolar types, rows, columns]; null without amacrine cells.</summary>
    public ConvolutionWeights? AmacrineSpace { get; init; }

    /// <summary>Time of amacrine cells, [types, taps]; null without amacrine cells.</summary>
    public ConvolutionWeights? AmacrineTime { get; init; }

    /// <summary>Bipolar to ganglion cells, [types, bipolar types, rows, columns]; null without the residual path.</summary>
    public ConvolutionWeights? GanglionBipolarSpace { get; init; }

    /// <summary>Amacrine to ganglion cells, [types, amacrine types, rows, columns]; null without amacrine cells.</summary>
    public ConvolutionWeights? GanglionAmacrineSpace { get; init; }

    /// <summary>Time of ganglion cells, [types, taps].</summary>
    public required ConvolutionWeights GanglionTime { get; init; }

    /// <summary>Readout of ganglion cells, [classes, ganglion types, rows, columns].</summary>
    public required ConvolutionWeights Decision { get; init; }

    /// <summary>Number of weights and biases; 7,682 for the published architecture.</summary>
    public int Count => Convolutions().Sum(c => c.Weights?.Count ?? 0);

    /// <summary>SHA-256 over the architecture and all values, in hexadecimal.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Architecture.ToString()));
        foreach ((_, ConvolutionWeights? weights, _, _) in Convolutions())
        {
            if (weights is null)
                continue;
            hash.AppendData(MemoryMarshal.AsBytes(weights.Weights.Span));
            hash.AppendData(MemoryMarshal.AsBytes(weights.Bias.Span));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Checks every length against the architecture, and every value to be finite.</summary>
    /// <exception cref="InputException">They do not fit; the message names the convolution and what is expected.</exception>
    public void Validate()
    {
        Architecture.Validate();
        foreach ((string name, ConvolutionWeights? weights, int types, int perType) in Convolutions())
        {
            if ((weights is null) != (perType == 0))
                throw new InputException($"murray2021: {name} is {(weights is null ? "missing" : "given")}, the architecture has {(weights is null ? "such" : "no such")} a convolution");
            if (weights is null)
                continue;
            Check(name + " weights", weights.Weights.Span, checked(types * perType));
            Check(name + " biases", weights.Bias.Span, types);
        }
    }

    /// <summary>An untrained network: every weight and bias uniform on (-1/sqrt(fan in), 1/sqrt(fan in)), as before training in the paper.</summary>
    /// <param name="architecture">The shape of the network.</param>
    /// <param name="seed">Seed of the draw; each convolution has its own stream.</param>
    /// <param name="attempt">Which draw of that seed, from 0: each attempt is another network.</param>
    /// <exception cref="InputException">The architecture is not valid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The attempt is negative.</exception>
    public static Murray2021Parameters Random(Murray2021Architecture architecture, ulong seed, int attempt = 0)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentOutOfRangeException.ThrowIfNegative(attempt);
        architecture.Validate();
        ConvolutionWeights Draw(string name, int types, int fanIn)
        {
            var stream = new RandomStream(seed, "murray2021/initial/" + name, (uint)attempt);
            double bound = 1 / Math.Sqrt(fanIn);
            float[] Uniform(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)stream.NextUniform(-bound, bound))];
            return new(Uniform(types * fanIn), Uniform(types));
        }

        Murray2021Architecture a = architecture;
        return new()
        {
            Architecture = a,
            BipolarSpace = Draw("bipolar-space", a.BipolarTypes, a.Bipolar.Area),
            BipolarTime = Draw("bipolar-time", a.BipolarTypes, a.Taps),
            AmacrineSpace = a.HasAmacrine ? Draw("amacrine-space", a.AmacrineTypes, a.BipolarTypes * a.Amacrine.Area) : null,
            AmacrineTime = a.HasAmacrine ? Draw("amacrine-time", a.AmacrineTypes, a.Taps) : null,
            GanglionBipolarSpace = a.GanglionBipolar is { } residual ? Draw("ganglion-bipolar-space", a.GanglionTypes, a.BipolarTypes * residual.Area) : null,
            GanglionAmacrineSpace = a.HasAmacrine ? Draw("ganglion-amacrine-space", a.GanglionTypes, a.AmacrineTypes * a.GanglionAmacrine.Area) : null,
            GanglionTime = Draw("ganglion-time", a.GanglionTypes, a.Taps),
            Decision = Draw("decision", Murray2021Model.DecisionClasses.Count, a.GanglionTypes * a.GanglionRows * a.GanglionColumns),
        };
    }

    private IEnumerable<(string Name, ConvolutionWeights? Weights, int Types, int PerType)> Convolutions()
    {
        Murray2021Architecture a = Architecture;
        yield return (nameof(BipolarSpace), BipolarSpace, a.BipolarTypes, a.Bipolar.Area);
        yield return (nameof(BipolarTime), BipolarTime, a.BipolarTypes, a.Taps);
        yield return (nameof(AmacrineSpace), AmacrineSpace, a.AmacrineTypes, a.HasAmacrine ? a.BipolarTypes * a.Amacrine.Area : 0);
        yield return (nameof(AmacrineTime), AmacrineTime, a.AmacrineTypes, a.HasAmacrine ? a.Taps : 0);
        yield return (nameof(GanglionBipolarSpace), GanglionBipolarSpace, a.GanglionTypes, a.BipolarTypes * (a.GanglionBipolar?.Area ?? 0));
        yield return (nameof(GanglionAmacrineSpace), GanglionAmacrineSpace, a.GanglionTypes, a.HasAmacrine ? a.AmacrineTypes * a.GanglionAmacrine.Area : 0);
        yield return (nameof(GanglionTime), GanglionTime, a.GanglionTypes, a.Taps);
        yield return (nameof(Decision), Decision, Murray2021Model.DecisionClasses.Count, a.GanglionTypes * a.GanglionRows * a.GanglionColumns);
    }

    private static void Check(string name, ReadOnlySpan<float> values, int count)
    {
        if (values.Length != count)
            throw new InputException(FormattableString.Invariant($"murray2021: {name} are {values.Length} values, expected {count}"));
        for (int i = 0; i < count; i++)
        {
            if (!float.IsFinite(values[i]))
                throw new InputException(FormattableString.Invariant($"murray2021: value {i} of {name} is {values[i]}, expected a finite number"));
        }
    }
}
