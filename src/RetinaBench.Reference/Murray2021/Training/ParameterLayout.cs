using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>Where each weight and bias of a network lies in one flat vector, as optimisers want them.</summary>
/// <remarks>Convolutions in the order of the signal flow, weights before biases, each in the layout of <see cref="ConvolutionWeights"/>.</remarks>
internal sealed class ParameterLayout
{
    /// <summary>Lays out the parameters of a network.</summary>
    /// <param name="architecture">Its shape.</param>
    /// <exception cref="InputException">The architecture is not valid.</exception>
    public ParameterLayout(Murray2021Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        architecture.Validate();
        Architecture = architecture;
        Murray2021Architecture a = architecture;
        List<ParameterBlock> blocks = [];
        BipolarSpace = Add(nameof(BipolarSpace), a.BipolarTypes, a.Bipolar.Area, false);
        BipolarTime = Add(nameof(BipolarTime), a.BipolarTypes, a.Taps, false);
        AmacrineSpace = a.HasAmacrine ? Add(nameof(AmacrineSpace), a.AmacrineTypes, a.BipolarTypes * a.Amacrine.Area, true) : null;
        AmacrineTime = a.HasAmacrine ? Add(nameof(AmacrineTime), a.AmacrineTypes, a.Taps, true) : null;
        GanglionBipolarSpace = a.GanglionBipolar is { } residual ? Add(nameof(GanglionBipolarSpace), a.GanglionTypes, a.BipolarTypes * residual.Area, true) : null;
        GanglionAmacrineSpace = a.HasAmacrine ? Add(nameof(GanglionAmacrineSpace), a.GanglionTypes, a.AmacrineTypes * a.GanglionAmacrine.Area, true) : null;
        GanglionTime = Add(nameof(GanglionTime), a.GanglionTypes, a.Taps, true);
        Decision = Add(nameof(Decision), Murray2021Model.DecisionClasses.Count, a.GanglionTypes * a.GanglionRows * a.GanglionColumns, false);
        Blocks = blocks;

        ConvolutionBlocks Add(string name, int types, int perType, bool nonNegative)
        {
            // The paper constrains weights, not biases.
            var weights = new ParameterBlock(name + ".weight", Count, checked(types * perType), nonNegative);
            var biases = new ParameterBlock(name + ".bias", weights.End, types, false);
            blocks.AddRange([weights, biases]);
            Count = biases.End;
            return new(weights, biases);
        }
    }

    /// <summary>The shape of the network.</summary>
    public Murray2021Architecture Architecture { get; }

    /// <summary>All weights and biases, in order, without gaps.</summary>
    public IReadOnlyList<ParameterBlock> Blocks { get; }

    /// <summary>Number of values; 7,682 for the published architecture.</summary>
    public int Count { get; private set; }

    internal ConvolutionBlocks BipolarSpace { get; }

    internal ConvolutionBlocks BipolarTime { get; }

    internal ConvolutionBlocks? AmacrineSpace { get; }

    internal ConvolutionBlocks? AmacrineTime { get; }

    internal ConvolutionBlocks? GanglionBipolarSpace { get; }

    internal ConvolutionBlocks? GanglionAmacrineSpace { get; }

    internal ConvolutionBlocks GanglionTime { get; }

    internal ConvolutionBlocks Decision { get; }

    /// <summary>The values of a network as one vector.</summary>
    /// <param name="parameters">A network of this architecture.</param>
    /// <exception cref="ArgumentException">It is of another architecture.</exception>
    public float[] Flatten(Murray2021Parameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Architecture != Architecture)
            throw new ArgumentException($"parameters are of {parameters.Architecture}, the layout is of {Architecture}", nameof(parameters));
        float[] values = new float[Count];
        Copy(BipolarSpace, parameters.BipolarSpace);
        Copy(BipolarTime, parameters.BipolarTime);
        Copy(AmacrineSpace, parameters.AmacrineSpace);
        Copy(AmacrineTime, parameters.AmacrineTime);
        Copy(GanglionBipolarSpace, parameters.GanglionBipolarSpace);
        Copy(GanglionAmacrineSpace, parameters.GanglionAmacrineSpace);
        Copy(GanglionTime, parameters.GanglionTime);
        Copy(Decision, parameters.Decision);
        return values;

        void Copy(ConvolutionBlocks? blocks, ConvolutionWeights? weights)
        {
            if (blocks is null)
                return;
            weights!.Weights.Span.CopyTo(values.AsSpan(blocks.Weights.Offset, blocks.Weights.Count));
            weights.Bias.Span.CopyTo(values.AsSpan(blocks.Biases.Offset, blocks.Biases.Count));
        }
    }

    /// <summary>A network of the values of a vector; they are copied.</summary>
    /// <param name="values">As many values as <see cref="Count"/>.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public Murray2021Parameters ToParameters(ReadOnlySpan<float> values)
    {
        if (values.Length != Count)
            throw new ArgumentException($"{values.Length} values, the layout has {Count}", nameof(values));
        float[] copy = values.ToArray();
        return new()
        {
            Architecture = Architecture,
            BipolarSpace = Take(BipolarSpace)!,
            BipolarTime = Take(BipolarTime)!,
            AmacrineSpace = Take(AmacrineSpace),
            AmacrineTime = Take(AmacrineTime),
            GanglionBipolarSpace = Take(GanglionBipolarSpace),
            GanglionAmacrineSpace = Take(GanglionAmacrineSpace),
            GanglionTime = Take(GanglionTime)!,
            Decision = Take(Decision)!,
        };

        ConvolutionWeights? Take(ConvolutionBlocks? blocks) =>
            blocks is null ? null : new(copy.AsMemory(blocks.Weights.Offset, blocks.Weights.Count), copy.AsMemory(blocks.Biases.Offset, blocks.Biases.Count));
    }
}
