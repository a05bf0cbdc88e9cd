using System.Collections.Concurrent;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

/// <summary>The weights of a network, laid out for the vector kernels, with all that does not depend on the stimulus.</summary>
/// <remarks>Immutable but for a cache of disc footprints; thread-safe.</remarks>
internal sealed unsafe class PackedNetwork
{
    /// <summary>Discs whose footprints would take more floats than this are drawn and filtered as frames.</summary>
    private const long MaximumFootprints = 1 << 20;

    private readonly ConcurrentDictionary<int, DiscLayout?> _discs = new();

    public PackedNetwork(Murray2021Parameters parameters)
    {
        Parameters = parameters;
        Murray2021Architecture a = Architecture;
        Frames = new(a.Input.Frames);
        BipolarKernel = new(a.Bipolar, 1, a.BipolarTypes, parameters.BipolarSpace.Weights.Span);
        BipolarTime = new(parameters.BipolarTime.Weights.Span, a.Taps);
        BipolarBackground = new(a.BipolarTypes, Frames);
        for (int type = 0; type < a.BipolarTypes; type++)
        {
            TraceMath.Fill(BipolarBackground.Initial.Pointer + (type * Frames.Length), Frames, parameters.BipolarTime.Bias.Span[type], float.NegativeInfinity);
            TraceMath.AddFilteredConstant(BipolarBackground.Initial.Pointer + (type * Frames.Length), Frames, TraceMath.Taps(parameters.BipolarTime, type, a.Taps), parameters.BipolarSpace.Bias.Span[type]);
        }

        BipolarBackground.Rectify(1);
        Ganglion = new(this);
        if (a.HasAmacrine)
            Amacrine = new(this);
        if (Amacrine is not null && a.GanglionBipolar == a.Amacrine)
        {
            Joint = new(
                a.Amacrine, a.BipolarTypes, Amacrine.Kernel.Stride + a.GanglionTypes,
                [.. parameters.AmacrineSpace!.Weights.Span, .. new float[(Amacrine.Kernel.Stride - a.AmacrineTypes) * a.BipolarTypes * a.Amacrine.Area], .. parameters.GanglionBipolarSpace!.Weights.Span]);
        }
    }

    public Murray2021Parameters Parameters { get; }

    public Murray2021Architecture Architecture => Parameters.Architecture;

    public FrameBlocks Frames { get; }

    /// <summary>Movie to bipolar cells.</summary>
    public SpatialKernel BipolarKernel { get; }

    public TemporalTable BipolarTime { get; }

    public LayerBackground BipolarBackground { get; }

    /// <summary>Null without amacrine cells.</summary>
    public AmacrineWeights? Amacrine { get; }

    public GanglionWeights Ganglion { get; }

    /// <summary>Bipolar to amacrine and ganglion cells at once, where both have the same window; ganglion channels follow amacrine ones, in whole groups.</summary>
    public SpatialKernel? Joint { get; }

    /// <summary>The footprints of discs of a radius, or null where discs are so large that frames are filtered instead.</summary>
    public DiscLayout? Discs(int radius) => _discs.GetOrAdd(radius, r =>
    {
        var layout = new MovieWindow(Architecture.Bipolar, Architecture.BipolarColumns, Architecture.BipolarTypes, Math.Min(r, Architecture.Input.Columns));
        return r > Architecture.Input.Columns || DiscFootprints.SizeOf(layout, r) > MaximumFootprints ? null : new(layout, r, Parameters);
    });
}
