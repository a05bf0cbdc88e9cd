using RetinaBench.Reference.Kernels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021;

/// <summary>From a movie to bipolar responses: dots by their footprints, anything else frame by frame.</summary>
internal sealed unsafe class BipolarStage<V>
    where V : struct, ILanes<V>
{
    private readonly PackedNetwork _network;
    private readonly SparseTemporalFilter<V> _filter;
    private readonly SceneFootprints _scene = new();
    private readonly AlignedBuffer<float> _filtered = new();
    private readonly MovieWindow _denseLayout;
    private readonly int _usedRows;
    private readonly int _usedColumns;
    private DenseFilter<V>? _dense;
    private readonly AlignedBuffer<ulong> _everyFrame;

    public BipolarStage(PackedNetwork network)
    {
        Murray2021Architecture a = network.Architecture;
        _network = network;
        _filter = new(network.BipolarTime, network.BipolarBackground, a.BipolarTypes, network.Frames);
        _everyFrame = new(_filter.Words);
        _everyFrame.Span.Fill(ulong.MaxValue);
        _denseLayout = new(a.Bipolar, a.BipolarColumns, a.BipolarTypes, 0);
        Traces = new(a.BipolarRows, a.BipolarColumns, a.BipolarTypes, network.Frames);
        SpatialWindow amacrine = a.HasAmacrine ? a.Amacrine : new(0, 0, 0), ganglion = a.GanglionBipolar ?? new(0, 0, 0);
        _usedRows = Math.Max(((a.AmacrineRows - 1) * amacrine.Stride) + amacrine.Rows, ((a.GanglionRows - 1) * ganglion.Stride) + ganglion.Rows);
        _usedColumns = Math.Max(((a.AmacrineColumns - 1) * amacrine.Stride) + amacrine.Columns, ((a.GanglionColumns - 1) * ganglion.Stride) + ganglion.Columns);
    }

    /// <summary>The responses.</summary>
    public TraceBlocks Traces { get; }

    public long VectorOperations => _filter.VectorOperations + _scene.VectorOperations + (_dense?.VectorOperations ?? 0);

    /// <summary>Computes the responses to a movie.</summary>
    /// <param name="stimulus">The movie.</param>
    /// <param name="types">Set of the types to be computed.</param>
    /// <param name="all">Whether positions that no other layer reads are wanted, too.</param>
    public void Run(Stimulus stimulus, ulong types, bool all)
    {
        Murray2021Architecture a = _network.Architecture;
        int rows = all ? a.BipolarRows : _usedRows, columns = all ? a.BipolarColumns : _usedColumns;
        DiscLayout? discs = stimulus.Scene is DiscScene dots ? _network.Discs(dots.Radius) : null;
        MovieWindow layout = discs?.Layout ?? _denseLayout;
        _filter.Begin(types, layout.FrameStride, Traces);
        if (discs is not null)
            RunDiscs((DiscScene)stimulus.Scene!, discs, rows, columns);
        else
            RunFrames(stimulus, rows, columns);
        _filter.End();
    }

    /// <summary>Leaves no responses, for when every type is lesioned.</summary>
    public void Skip()
    {
        _filter.Begin(0, 0, Traces);
        _filter.End();
    }

    private void RunDiscs(DiscScene scene, DiscLayout discs, int rows, int columns)
    {
        MovieWindow layout = discs.Layout;
        int stride = layout.Window.Stride;
        _filtered.Reserve(scene.Geometry.Frames * layout.FrameStride);
        _scene.Load(scene, layout, discs.Discs, discs.Pixels);
        float* filtered = _filtered.Pointer;
        for (int row = 0; row < rows; row++)
        {
            int centre = row * stride;
            if (_scene.Discs.Starts[centre] == _scene.Discs.Starts[centre + discs.Discs.Rows])
                continue;
            _scene.Discs.AddTo<V>(discs.Discs, centre, filtered, 1);
            _scene.Excess.AddTo<V>(discs.Pixels, centre, filtered, -1);
            ulong* sets = _scene.FramesOf(layout, discs.Discs, centre, _filter.Words) + (layout.Margin * _filter.Words);
            for (int column = 0; column < columns; column++, sets += _filter.Words)
            {
                if (sets[0] != 0 || (_filter.Words > 1 && new ReadOnlySpan<ulong>(sets, _filter.Words).ContainsAnyExcept(0UL)))
                    _filter.Add((row * Traces.Columns) + column, filtered + ((layout.Margin + column) * layout.Types), sets);
            }

            _filter.Flush();
            _scene.Discs.Erase<V>(discs.Discs, centre, filtered);
        }
    }

    private void RunFrames(Stimulus stimulus, int rows, int columns)
    {
        int frames = stimulus.Geometry.Frames;
        _dense ??= new(_denseLayout, _network.BipolarKernel, stimulus.Geometry, _network.Architecture.BipolarRows);
        _dense.Run(stimulus);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                _filter.Add((row * Traces.Columns) + column, _dense.Row(row, frames) + ((_denseLayout.Margin + column) * _denseLayout.Types), _everyFrame.Pointer);
        }
    }
}
