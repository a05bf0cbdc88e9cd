using System.Numerics;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Bipolar cells of one stimulus: forward row by row, and back again.</summary>
internal sealed unsafe partial class BipolarPass<V>
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes;

    private readonly NetworkShape _shape;
    private readonly PackedWeights _weights;
    private readonly DropoutPlanes _dropout;
    private readonly int _stride;
    private readonly int _rowLength;
    private readonly AlignedBuffer<float> _filtered;
    private readonly AlignedBuffer<float> _input;
    private readonly AlignedBuffer<float> _output;
    private readonly AlignedBuffer<ushort> _active;
    private readonly int[] _activeCounts;
    private readonly AlignedBuffer<float> _tile = new(TemporalTile.Vectors * TemporalTile.Frames * Lanes);
    private readonly AlignedBuffer<ushort> _keptSpace;
    private readonly AlignedBuffer<ushort> _keptTime;
    private SceneFootprints _scene = null!;
    private uint _epoch;
    private uint _stimulus;

    public BipolarPass(NetworkShape shape, PackedWeights weights, DropoutPlanes dropout)
    {
        _shape = shape;
        _weights = weights;
        _dropout = dropout;
        _stride = shape.Architecture.Bipolar.Stride;
        OutputVector = shape.Frames * Lanes;
        GradientVector = (shape.Frames + LagCorrelation.Pad) * Lanes;
        _rowLength = shape.BipolarVectors * OutputVector;
        _filtered = new(shape.Frames * shape.Layout.FrameStride);
        _input = new(_rowLength);
        _output = new(shape.BipolarRows * _rowLength);
        _active = new(shape.BipolarRows * shape.BipolarVectors * shape.Frames);
        _activeCounts = new int[shape.BipolarRows];
        int kept = shape.BipolarMaskChunks * DropoutPlane.ChunkVectors;
        _keptSpace = new(shape.BipolarRows * kept);
        _keptTime = new(kept);
        _gradient = new(shape.Lateral.Rows * shape.BipolarVectors * GradientVector);
        _keptInput = new(shape.Frames * Lanes);
        _answered = new(shape.BipolarVectors);
        _touched = new(((shape.Frames + TemporalTile.Frames - 1) / TemporalTile.Frames) * shape.BipolarVectors);
    }

    /// <summary>Floats from one vector of the output to the next.</summary>
    public int OutputVector { get; }

    /// <summary>Multiply-adds of sixteen lanes since the object was made, without those of footprints.</summary>
    public long VectorOperations { get; private set; }

    /// <summary>The output of a row, [vectors, frames, lanes].</summary>
    public float* Output(int row) => _output.Pointer + ((nint)row * _rowLength);

    /// <summary>A bit for each value of a row's output that is not zero, [vectors, frames].</summary>
    public ushort* Active(int row) => _active.Pointer + ((nint)row * _shape.BipolarVectors * _shape.Frames);

    /// <summary>How many values of a row's output are not zero.</summary>
    public int ActiveCount(int row) => _activeCounts[row];

    /// <summary>Starts a stimulus.</summary>
    public void Begin(SceneFootprints scene, uint epoch, uint stimulus)
    {
        _scene = scene;
        _epoch = epoch;
        _stimulus = stimulus;
    }

    /// <summary>Computes the output of a row.</summary>
    public void ForwardRow(int row)
    {
        int chunks = _shape.BipolarMaskChunks;
        ushort* kept = KeptSpace(row);
        _dropout.BipolarSpace.Fill(kept, row * chunks, chunks, _epoch, _stimulus);
        _dropout.BipolarTime.Fill(_keptTime.Pointer, row * chunks, chunks, _epoch, _stimulus);
        Draw(row);
        FilterInSpace(kept);
        _scene.Discs.Erase<V>(_weights.Discs, row * _stride, _filtered.Pointer);
        _activeCounts[row] = 0;
        for (int table = 0; table < _shape.BipolarTables; table++)
            FilterInTime(row, table);
    }

    private ushort* KeptSpace(int row) => _keptSpace.Pointer + (row * _shape.BipolarMaskChunks * DropoutPlane.ChunkVectors);

    // The row of the spatially filtered movie, [frames, columns with margins], without biases.
    private void Draw(int row)
    {
        _scene.Discs.AddTo<V>(_weights.Discs, row * _stride, _filtered.Pointer, 1);
        _scene.Excess.AddTo<V>(_weights.Pixels, row * _stride, _filtered.Pointer, -1);
    }

    private float* Filtered(int vector, int frame) =>
        _filtered.Pointer + (frame * _shape.Layout.FrameStride) + (_shape.Layout.Margin * _shape.Layout.Types) + (vector * Lanes);

    private void FilterInSpace(ushort* kept)
    {
        V scale = V.Broadcast(_dropout.Scale);
        int vectors = _shape.BipolarVectors, frames = _shape.Frames, frameStride = _shape.Layout.FrameStride;
        for (int vector = 0; vector < vectors; vector++)
        {
            V bias = V.Load(_weights.BipolarSpaceBias(vector % _shape.BipolarTables));
            float* from = Filtered(vector, 0), to = _input.Pointer + (vector * OutputVector);
            ushort* bits = kept + vector;
            for (int frame = 0; frame < frames; frame++, from += frameStride, to += Lanes, bits += vectors)
                V.Store(to, V.Keep(V.Multiply(V.Add(V.Load(from), bias), scale), *bits));
        }
    }

    private void FilterInTime(int row, int table)
    {
        int vectors = _shape.BipolarVectors, frames = _shape.Frames, tables = _shape.BipolarTables;
        float* bias = _weights.BipolarTimeBias(table), taps = _weights.BipolarTaps(table), tile = _tile.Pointer;
        nint distance = tables * OutputVector;
        int vector = table;
        for (; vector + ((TemporalTile.Vectors - 1) * tables) < vectors; vector += TemporalTile.Vectors * tables)
        {
            float* x = _input.Pointer + (vector * OutputVector);
            for (int frame = _shape.FirstBipolarFrame; frame < frames; frame += TemporalTile.Frames)
            {
                int first = Math.Max(0, frame - _shape.Taps + 1), count = Math.Min(frames, frame + TemporalTile.Frames) - first;
                TemporalTile.Run<V>(x + (first * Lanes), distance, count, taps + ((frame - first) * Lanes), -1, bias, tile);
                VectorOperations += count * TemporalTile.Vectors * TemporalTile.Frames;
                for (int i = 0; i < TemporalTile.Vectors; i++)
                    Rectify(tile + (i * TemporalTile.Frames * Lanes), row, vector + (i * tables), frame);
            }
        }

        for (; vector < vectors; vector += tables)
        {
            float* x = _input.Pointer + (vector * OutputVector);
            for (int frame = _shape.FirstBipolarFrame; frame < frames; frame += TemporalTile.Frames)
            {
                int first = Math.Max(0, frame - _shape.Taps + 1), count = Math.Min(frames, frame + TemporalTile.Frames) - first;
                TemporalTile.RunOne<V>(x + (first * Lanes), count, taps + ((frame - first) * Lanes), -1, bias, tile);
                VectorOperations += count * TemporalTile.Frames;
                Rectify(tile, row, vector, frame);
            }
        }
    }

    private void Rectify(float* tile, int row, int vector, int frame)
    {
        V scale = V.Broadcast(_dropout.Scale);
        int count = Math.Min(TemporalTile.Frames, _shape.Frames - frame), answers = 0;
        float* to = Output(row) + (vector * OutputVector) + (frame * Lanes);
        ushort* bits = _keptTime.Pointer + (frame * _shape.BipolarVectors) + vector, active = Active(row) + (vector * _shape.Frames) + frame;
        for (int i = 0; i < count; i++, bits += _shape.BipolarVectors)
        {
            V output = V.Max(V.Keep(V.Multiply(V.Load(tile + (i * Lanes)), scale), *bits), V.Zero);
            V.Store(to + (i * Lanes), output);
            uint nonZero = V.NonZero(output);
            active[i] = (ushort)nonZero;
            answers += BitOperations.PopCount(nonZero);
        }

        _activeCounts[row] += answers;
    }
}
