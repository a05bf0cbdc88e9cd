using System.Globalization;
using RetinaBench.Reference.Checkpoints;

namespace RetinaBench.Reference.Murray2021;

public static partial class Murray2021Checkpoint
{
    /// <summary>The parameters as a checkpoint that <see cref="Read"/> reads.</summary>
    /// <param name="source">How messages name the checkpoint.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="metadata">Free text by key; nothing when null.</param>
    /// <exception cref="InputException">The parameters are not consistent.</exception>
    public static Checkpoint Make(string source, Murray2021Parameters parameters, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Validate();
        Murray2021Architecture shape = parameters.Architecture;
        int sources = shape.BipolarTypes, taps = shape.Taps;
        List<CheckpointTensor> tensors = [];
        Add("bipolar{0}.bipolar_space", parameters.BipolarSpace, 1, 1, 1, shape.Bipolar.Rows, shape.Bipolar.Columns);
        Add("bipolar{0}.bipolar_temporal", parameters.BipolarTime, 1, 1, taps, 1, 1);
        Add("amacrine{0}.amacrine_space", parameters.AmacrineSpace, 1, sources, 1, shape.Amacrine.Rows, shape.Amacrine.Columns);
        Add("amacrine{0}.amacrine_temporal", parameters.AmacrineTime, 1, 1, taps, 1, 1);
        Add("ganglion{0}.ganglion_bipolar_space", parameters.GanglionBipolarSpace, 1, sources, 1, shape.GanglionBipolar?.Rows ?? 0, shape.GanglionBipolar?.Columns ?? 0);
        Add("ganglion{0}.ganglion_amacrine_space", parameters.GanglionAmacrineSpace, 1, shape.AmacrineTypes, 1, shape.GanglionAmacrine.Rows, shape.GanglionAmacrine.Columns);
        Add("ganglion{0}.ganglion_temporal", parameters.GanglionTime, 1, 1, taps, 1, 1);
        AddNamed(s_decisions, parameters.Decision, 1, shape.GanglionTypes, 1, shape.GanglionRows, shape.GanglionColumns);
        return new(source, tensors, metadata);

        void Add(string pattern, ConvolutionWeights? weights, params ReadOnlySpan<int> axes)
        {
            if (weights is not null)
                AddNamed([.. Enumerable.Range(0, weights.Bias.Length).Select(type => string.Format(CultureInfo.InvariantCulture, pattern, type))], weights, axes);
        }

        void AddNamed(IReadOnlyList<string> names, ConvolutionWeights weights, params ReadOnlySpan<int> axes)
        {
            int perType = weights.Weights.Length / names.Count;
            for (int type = 0; type < names.Count; type++)
            {
                tensors.Add(new(names[type] + ".weight", axes, weights.Weights.Span.Slice(type * perType, perType)));
                tensors.Add(new(names[type] + ".bias", [1], weights.Bias.Span.Slice(type, 1)));
            }
        }
    }
}
