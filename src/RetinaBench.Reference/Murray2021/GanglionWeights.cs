using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

/// <summary>Packed weights of the ganglion layer and of the decision, for the last frame alone and for all frames.</summary>
/// <remarks>"Rounded up" is to sixteen lanes: for the last frame, the types of a position are one vector or more.</remarks>
internal sealed unsafe class GanglionWeights
{
    private const int Lanes = FrameBlocks.Lanes;

    private readonly AlignedBuffer<float> _lastTaps;
    private readonly AlignedBuffer<float> _lastInitial;
    private readonly AlignedBuffer<float> _lastFromBackground;
    private readonly AlignedBuffer<float> _inputBias;
    private readonly AlignedBuffer<float> _inputFromBackground;
    private readonly AlignedBuffer<float> _lateral = new();
    private readonly AlignedBuffer<float> _lateralInView = new();
    private readonly AlignedBuffer<float> _decision;

    public GanglionWeights(PackedNetwork network)
    {
        Murray2021Architecture a = network.Architecture;
        Murray2021Parameters p = network.Parameters;
        Frames = network.Frames;
        Types = a.GanglionTypes;
        Rounded = (Types + Lanes - 1) / Lanes * Lanes;
        Positions = a.GanglionRows * a.GanglionColumns;
        Time = new(p.GanglionTime.Weights.Span, a.Taps);
        FirstBlock = Math.Max(0, Frames.Length - a.Taps) / Lanes;
        if (a.GanglionBipolar is { } window)
            Kernel = new(window, a.BipolarTypes, Types, p.GanglionBipolarSpace!.Weights.Span);

        _lastTaps = new(Rounded * Frames.Length);
        _lastInitial = new(Rounded);
        _inputBias = new(Types * Frames.Length);
        _lastFromBackground = new(a.BipolarTypes * Rounded);
        _inputFromBackground = new(a.BipolarTypes * Types * Frames.Length);
        Initial = new(Types, Frames);
        for (int type = 0; type < Types; type++)
            PackType(network, type);

        _decision = new(Murray2021Model.DecisionClasses.Count * Positions * Rounded);
        for (int i = 0; i < Murray2021Model.DecisionClasses.Count * Types * Positions; i++)
        {
            int position = i % Positions, type = i / Positions % Types, unit = i / Positions / Types;
            _decision.Pointer[(((unit * Positions) + position) * Rounded) + type] = p.Decision.Weights.Span[i];
        }

        DecisionBias = p.Decision.Bias.ToArray();
        if (a.HasAmacrine)
            PackLateral(a, p);
    }

    public FrameBlocks Frames { get; }

    public int Types { get; }

    /// <summary>Types rounded up to sixteen.</summary>
    public int Rounded { get; }

    public int Positions { get; }

    /// <summary>Bipolar to ganglion cells; null without the residual path.</summary>
    public SpatialKernel? Kernel { get; }

    /// <summary>Amacrine to ganglion cells, for all frames; null without amacrine cells.</summary>
    public SpatialKernel? LateralKernel { get; private set; }

    public TemporalTable Time { get; }

    /// <summary>The temporal bias; what the last stage of all frames starts from, with no background.</summary>
    public LayerBackground Initial { get; }

    /// <summary>The first block of frames that the last frame depends on.</summary>
    public int FirstBlock { get; }

    /// <summary>[types, frame blocks x 16]: the weight of each frame in the last one.</summary>
    public float* LastTaps => _lastTaps.Pointer;

    /// <summary>[rows x columns, amacrine types, types rounded up]: the sums of the lateral weights that lie within the map.</summary>
    public float* LateralInView => _lateralInView.Pointer;

    /// <summary>[rows, columns, amacrine types, types rounded up].</summary>
    public float* Lateral => _lateral.Pointer;

    /// <summary>For each amacrine position, the ganglion positions that it reaches.</summary>
    public LateralTarget[][] LateralTargets { get; private set; } = [];

    /// <summary>[classes, rows x columns, types rounded up].</summary>
    public float* Decision => _decision.Pointer;

    public float[] DecisionBias { get; }

    /// <summary>What reaches the last frame when nothing is shown, amacrine cells aside: [types rounded up].</summary>
    public void LastBackgroundOf(ulong bipolarKept, float* target) => AddKept(_lastInitial, _lastFromBackground, Rounded, bipolarKept, target);

    /// <summary>The spatial input of every frame when nothing is shown, amacrine cells aside: [types, frame blocks x 16].</summary>
    public void InputBackgroundOf(ulong bipolarKept, float* target) => AddKept(_inputBias, _inputFromBackground, Types * Frames.Length, bipolarKept, target);

    private static void AddKept(AlignedBuffer<float> constant, AlignedBuffer<float> bySource, int size, ulong kept, float* target)
    {
        new Span<float>(constant.Pointer, size).CopyTo(new Span<float>(target, size));
        for (int source = 0; source < bySource.Length / size; source++)
        {
            if ((kept >> source & 1) == 0)
                continue;
            for (int i = 0; i < size; i++)
                target[i] += bySource.Pointer[(source * size) + i];
        }
    }

    private void PackType(PackedNetwork network, int type)
    {
        Murray2021Architecture a = network.Architecture;
        Murray2021Parameters p = network.Parameters;
        int last = Frames.Frames - 1;
        double[] taps = TraceMath.Taps(p.GanglionTime, type, a.Taps);
        double reached = 0;
        for (int lag = 0; lag < Math.Min(a.Taps, Frames.Frames); lag++)
        {
            _lastTaps.Pointer[(type * Frames.Length) + Frames.Length - 1 - lag] = (float)taps[lag];
            reached += taps[lag];
        }

        double bias = (p.GanglionBipolarSpace?.Bias.Span[type] ?? 0.0) + (p.GanglionAmacrineSpace?.Bias.Span[type] ?? 0.0);
        _lastInitial.Pointer[type] = (float)(p.GanglionTime.Bias.Span[type] + (bias * reached));
        TraceMath.Fill(_inputBias.Pointer + (type * Frames.Length), Frames, (float)bias, 0);
        TraceMath.Fill(Initial.Initial.Pointer + (type * Frames.Length), Frames, p.GanglionTime.Bias.Span[type], float.NegativeInfinity);
        for (int source = 0; Kernel is not null && source < a.BipolarTypes; source++)
        {
            float* negated = network.BipolarBackground.Negated.Pointer + (source * Frames.Length);
            double weight = TraceMath.Sum(p.GanglionBipolarSpace!, Kernel.Window.Area, (type * a.BipolarTypes) + source);
            _lastFromBackground.Pointer[(source * Rounded) + type] = (float)TraceMath.Filtered(negated, Frames, taps, last, weight);
            float* input = _inputFromBackground.Pointer + (((source * Types) + type) * Frames.Length);
            for (int lane = 0; lane < Frames.Length; lane++)
                input[lane] = (float)(-weight * negated[lane]);
        }
    }

    private void PackLateral(Murray2021Architecture a, Murray2021Parameters p)
    {
        SpatialWindow window = a.GanglionAmacrine;
        ReadOnlySpan<float> weights = p.GanglionAmacrineSpace!.Weights.Span;
        LateralKernel = new(window, a.AmacrineTypes, Types, weights);
        int perPlace = a.AmacrineTypes * Rounded;
        _lateral.Reserve(window.Area * perPlace);
        _lateralInView.Reserve(Positions * perPlace);
        for (int at = 0; at < window.Area; at++)
        {
            for (int source = 0; source < a.AmacrineTypes; source++)
            {
                for (int type = 0; type < Types; type++)
                    _lateral.Pointer[(((at * a.AmacrineTypes) + source) * Rounded) + type] = weights[(((type * a.AmacrineTypes) + source) * window.Area) + at];
            }
        }

        var targets = new List<LateralTarget>[a.AmacrineRows * a.AmacrineColumns];
        for (int i = 0; i < targets.Length; i++)
            targets[i] = [];
        for (int position = 0; position < Positions; position++)
        {
            int top = (position / a.GanglionColumns * window.Stride) - window.Padding, left = (position % a.GanglionColumns * window.Stride) - window.Padding;
            for (int at = 0; at < window.Area; at++)
            {
                int row = top + (at / window.Columns), column = left + (at % window.Columns);
                if (row < 0 || row >= a.AmacrineRows || column < 0 || column >= a.AmacrineColumns)
                    continue;
                targets[(row * a.AmacrineColumns) + column].Add(new(position * Rounded, at * perPlace));
                for (int i = 0; i < perPlace; i++)
                    _lateralInView.Pointer[(position * perPlace) + i] += _lateral.Pointer[(at * perPlace) + i];
            }
        }

        LateralTargets = [.. targets.Select(t => t.ToArray())];
    }
}
