using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>One layer, row by row: from sums over space to responses, and back.</summary>
internal sealed unsafe partial class LayerPass<V>
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes;

    private readonly LayerWeights _weights;
    private readonly int _length;
    private readonly AlignedBuffer<float> _tile = new(TimePass.Positions * Lanes);

    /// <summary>Prepares for maps of one size.</summary>
    public LayerPass(LayerWeights weights, int rows, int columns, FrameBlocks frames)
    {
        _weights = weights;
        _length = frames.Length;
        Rows = rows;
        Sums = new(1, columns, weights.SpaceBias.Length, frames);
        Output = new(rows, columns, weights.Types, frames);
        Gradient = new(rows, columns, weights.Types, frames);
    }

    /// <summary>Rows of the map.</summary>
    public int Rows { get; }

    /// <summary>What the objective sees of the layer.</summary>
    public LayerPlan Plan { get; private set; } = null!;

    /// <summary>Sums over space of the row at work, on the way back their gradient; types rounded up to whole groups.</summary>
    public TraceMap Sums { get; }

    /// <summary>Responses.</summary>
    public TraceMap Output { get; }

    /// <summary>Gradient of the responses; of a row that has been taken back, of what the rectifier read.</summary>
    public TraceMap Gradient { get; }

    /// <summary>Starts an objective: no gradient yet.</summary>
    public void Begin(LayerPlan plan)
    {
        Plan = plan;
        MapRegion region = plan.Region;
        for (int row = region.FirstRow; row < region.EndRow; row++)
            Gradient.ClearRow(row, region.FirstColumn, region.EndColumn);
    }

    /// <summary>Starts a row: its sums are the biases.</summary>
    public void OpenRow(int row)
    {
        for (int column = Plan.Region.FirstColumn; column < Plan.Region.EndColumn; column++)
        {
            float* sums = Sums.At(row, column);
            for (int type = 0; type < Sums.Types; type++, sums += _length)
                new Span<float>(sums, _length).Fill(_weights.SpaceBias[type]);
        }
    }

    /// <summary>Filters the sums of a row in time and rectifies them.</summary>
    public void Respond(int row)
    {
        for (int type = 0; type < _weights.Types; type++)
        {
            for (int block = Plan.FirstBlock; block < Plan.Frames.Count; block++)
            {
                if (Plan.Kept[type])
                    Filter(row, type, block);
                else
                    Silence(row, type, block);
            }
        }
    }

    /// <summary>Takes the gradient of a row's responses back to its sums.</summary>
    public void Return(int row)
    {
        for (int type = 0; type < _weights.Types; type++)
        {
            for (int block = Plan.FirstBlock; block < Plan.Frames.Count; block++)
                ReturnThroughRectifier(row, type, block);
            for (int block = Plan.FirstInputBlock; block < Plan.Frames.Count; block++)
                ReturnThroughTime(row, type, block);
        }
    }

    private float* Block(TraceMap map, int row, int column, int type, int block) => map.At(row, column) + (type * _length) + (block * Lanes);

    private void Filter(int row, int type, int block)
    {
        FrameBlocks frames = Plan.Frames;
        int oldest = frames.FirstFrame(block) - _weights.Taps + 1;
        int from = Math.Max(Plan.FirstInputFrame, oldest), to = frames.FirstFrame(block) + Lanes - 1;
        float* table = _weights.Time.Of(type) + ((from - oldest) * TemporalTable.StepStride);
        V bias = V.Broadcast(_weights.TimeBias[type]), sign = V.Broadcast(_weights.Sign);
        for (int column = Plan.Region.FirstColumn; column < Plan.Region.EndColumn;)
        {
            int count = Tile(Sums, row, column, type, from, to, table, bias);
            for (int i = 0; i < count; i++, column++)
                V.Store(Block(Output, row, column, type, block), V.Multiply(sign, V.Max(V.Load(_tile.Pointer + (i * Lanes)), V.Zero)));
        }
    }

    private void Silence(int row, int type, int block)
    {
        for (int column = Plan.Region.FirstColumn; column < Plan.Region.EndColumn; column++)
            V.Store(Block(Output, row, column, type, block), V.Zero);
    }

    // A response of 0, whether rectified or lesioned, lets nothing through.
    private void ReturnThroughRectifier(int row, int type, int block)
    {
        V sign = V.Broadcast(_weights.Sign);
        for (int column = Plan.Region.FirstColumn; column < Plan.Region.EndColumn; column++)
        {
            float* gradient = Block(Gradient, row, column, type, block);
            V response = V.Multiply(sign, V.Load(Block(Output, row, column, type, block)));
            V.Store(gradient, V.WherePositive(V.Multiply(sign, V.Load(gradient)), response));
        }
    }

    private void ReturnThroughTime(int row, int type, int block)
    {
        FrameBlocks frames = Plan.Frames;
        int first = frames.FirstFrame(block);
        int from = Math.Max(Plan.FirstFrame, first), to = Math.Min(frames.Frames, first + _weights.TimeTransposed.Steps) - 1;
        float* table = _weights.TimeTransposed.Of(type) + ((from - first) * TemporalTable.StepStride);
        for (int column = Plan.Region.FirstColumn; column < Plan.Region.EndColumn;)
        {
            int count = Tile(Gradient, row, column, type, from, to, table, V.Zero);
            for (int i = 0; i < count; i++, column++)
                V.Store(Block(Sums, row, column, type, block), V.Load(_tile.Pointer + (i * Lanes)));
        }
    }

    // Eight neighbouring columns, or one where fewer are left.
    private int Tile(TraceMap map, int row, int column, int type, int from, int to, float* table, V initial)
    {
        float* x = map.At(row, column) + (type * _length) + Plan.Frames.Padding;
        if (column + TimePass.Positions <= Plan.Region.EndColumn)
        {
            TimePass.RunEight(x, (nint)map.Types * _length, from, to, table, initial, _tile.Pointer);
            return TimePass.Positions;
        }

        TimePass.RunOne(x, from, to, table, initial, _tile.Pointer);
        return 1;
    }
}
