using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Amacrine and ganglion cells of one stimulus: forward to the ganglion output of the last frame, and back again.</summary>
/// <remarks>Only the frames are computed that the decision on the last frame sees.</remarks>
internal sealed unsafe partial class MapPass<V>
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes;

    private readonly NetworkShape _shape;
    private readonly PackedWeights _weights;
    private readonly DropoutPlanes _dropout;
    private readonly int _vector;
    private readonly int _planeChunks;
    private readonly AlignedBuffer<float> _input;
    private readonly AlignedBuffer<float> _amacrine;
    private readonly AlignedBuffer<float> _ganglion;
    private readonly AlignedBuffer<float> _tile = new(Math.Max(WindowSum.Positions, TemporalTile.Vectors * TemporalTile.Frames) * Lanes);
    private readonly AlignedBuffer<ushort> _keptLateral;
    private readonly AlignedBuffer<ushort> _keptAmacrine;
    private readonly AlignedBuffer<ushort> _keptGanglionAmacrine;
    private readonly AlignedBuffer<ushort> _keptGanglion;
    private readonly AlignedBuffer<int> _lateralOffsets;
    private readonly AlignedBuffer<int> _amacrineOffsets;
    private readonly int _bipolarVector;
    private readonly SparseWindowSum<V> _sparse;
    private readonly AlignedBuffer<float> _sums;

    public MapPass(NetworkShape shape, PackedWeights weights, DropoutPlanes dropout, int bipolarVector)
    {
        _shape = shape;
        _weights = weights;
        _dropout = dropout;
        _bipolarVector = bipolarVector;
        _vector = shape.Frames * Lanes;
        GradientVector = (shape.Frames + LagCorrelation.Pad) * Lanes;
        int vectors = shape.Positions * shape.MapVectors, padded = shape.PaddedRows * shape.PaddedColumns * shape.MapVectors;
        _planeChunks = NetworkShape.RoundUp(shape.Frames * vectors, DropoutPlane.ChunkVectors) / DropoutPlane.ChunkVectors;
        _input = new(vectors * _vector);
        _amacrine = new(padded * _vector);
        _ganglion = new(vectors * Lanes);
        _keptLateral = new(_planeChunks * DropoutPlane.ChunkVectors);
        _keptAmacrine = new(_planeChunks * DropoutPlane.ChunkVectors);
        _keptGanglionAmacrine = new(_planeChunks * DropoutPlane.ChunkVectors);
        _keptGanglion = new(NetworkShape.RoundUp(vectors, DropoutPlane.ChunkVectors));
        _lateralOffsets = Offsets(weights.Lateral.Map, bipolarVector);
        _sparse = new(weights.Lateral.Map, shape.BipolarVectors, shape.MapColumns, weights.Lateral.MapLanes);
        _sums = new(shape.Frames * shape.MapColumns * Lanes);
        _amacrineOffsets = weights.GanglionAmacrine is { } window ? Offsets(window.Map, _vector) : new();
        _gradient = new(vectors * GradientVector);
        _inputGradient = new(vectors * _vector);
        _amacrineInputGradient = new(vectors * _vector);
        _amacrineGradient = new(padded * _vector);
        _ganglionGradient = new(vectors * Lanes);
        Lateral = new(weights.Lateral.Map, shape.MapColumns, shape.MapVectors);
        _toAmacrine = weights.GanglionAmacrine is { } above ? new(above.Map, shape.MapColumns, shape.MapVectors) : null;
    }

    /// <summary>Multiply-adds of sixteen lanes since the object was made.</summary>
    public long VectorOperations => _operations + _sparse.VectorOperations + Lateral.VectorOperations + (_toAmacrine?.VectorOperations ?? 0);

    private long _operations;

    /// <summary>Ganglion output on the last frame, [positions, lanes of the map]; lanes of amacrine types mean nothing.</summary>
    public float* Ganglion => _ganglion.Pointer;

    /// <summary>Draws the dropout of a stimulus.</summary>
    public void Begin(uint epoch, uint stimulus)
    {
        _dropout.LateralSpace.Fill(_keptLateral.Pointer, 0, _planeChunks, epoch, stimulus);
        _dropout.GanglionTime.Fill(_keptGanglion.Pointer, 0, _keptGanglion.Length / DropoutPlane.ChunkVectors, epoch, stimulus);
        if (!_shape.Architecture.HasAmacrine)
            return;
        _dropout.AmacrineTime.Fill(_keptAmacrine.Pointer, 0, _planeChunks, epoch, stimulus);
        _dropout.GanglionAmacrineSpace.Fill(_keptGanglionAmacrine.Pointer, 0, _planeChunks, epoch, stimulus);
    }

    /// <summary>Computes what a row of the map reads of bipolar cells.</summary>
    /// <param name="row">Row of the map.</param>
    /// <param name="bipolar">The rows of bipolar cells that it covers.</param>
    /// <param name="active">A bit for each of their values that is not zero, [vectors, frames] for each row.</param>
    /// <param name="activeCount">How many of their values are not zero.</param>
    public void ReadBipolar(int row, float** bipolar, ushort** active, int activeCount)
    {
        long values = (long)_shape.Lateral.Rows * _shape.BipolarVectors * _shape.Frames * Lanes;
        bool few = activeCount < SparseWindowSum<V>.ShareAtMost * values;
        for (int vector = 0; vector < _shape.MapVectors; vector++)
        {
            int first = vector * Lanes < _shape.Architecture.AmacrineTypes ? _shape.FirstBipolarFrame : _shape.FirstGanglionFrame;
            if (few)
                ReadFew(row, vector, first, bipolar, active);
            else
                Read(_weights.Lateral, row, vector, first, bipolar, _bipolarVector, _lateralOffsets.Pointer, _keptLateral.Pointer, _weights.LateralLanes[vector], add: false);
        }
    }

    /// <summary>Computes amacrine cells, and ganglion cells on the last frame.</summary>
    public void Forward()
    {
        if (_weights.GanglionAmacrine is { } window)
        {
            for (int vector = 0; vector * Lanes < _shape.Architecture.AmacrineTypes; vector++)
                FilterAmacrine(vector);
            float** rows = stackalloc float*[window.Map.Window.Rows];
            for (int row = 0; row < _shape.MapRows; row++)
            {
                for (int i = 0; i < window.Map.Window.Rows; i++)
                    rows[i] = Amacrine(row + i, 0, 0);
                for (int vector = _shape.GanglionLane / Lanes; vector < _shape.MapVectors; vector++)
                    Read(window, row, vector, _shape.FirstGanglionFrame, rows, _vector, _amacrineOffsets.Pointer, _keptGanglionAmacrine.Pointer, ushort.MaxValue, add: true);
            }
        }

        FilterGanglion();
    }

    private float* Input(int position, int vector) => _input.Pointer + (((nint)position * _shape.MapVectors) + vector) * _vector;

    private float* Amacrine(int paddedRow, int paddedColumn, int vector) =>
        _amacrine.Pointer + (((((nint)paddedRow * _shape.PaddedColumns) + paddedColumn) * _shape.MapVectors) + vector) * _vector;

    private static AlignedBuffer<int> Offsets(SourceMap map, int vectorLength)
    {
        int[] offsets = map.RowOffsets(vectorLength);
        var buffer = new AlignedBuffer<int>(offsets.Length);
        offsets.CopyTo(buffer.Span);
        return buffer;
    }

    private void Read(PackedWindow window, int row, int vector, int firstFrame, float** source, int sourceVector, int* offsets, ushort* kept, uint lanes, bool add)
    {
        SourceMap map = window.Map;
        int terms = map.Window.Columns * map.Types, kernelRows = map.Window.Rows;
        nint step = (nint)map.StepVectors * sourceVector;
        float* bias = window.Bias + (vector * Lanes), weights = window.ByTerm + (vector * Lanes), sums = _tile.Pointer;
        float** rows = stackalloc float*[kernelRows];
        for (int frame = firstFrame; frame < _shape.Frames; frame++)
        {
            int column = 0;
            for (; column + WindowSum.Positions <= _shape.MapColumns; column += WindowSum.Positions)
            {
                for (int i = 0; i < kernelRows; i++)
                    rows[i] = source[i] + (column * step) + (frame * Lanes);
                WindowSum.Run<V>(rows, kernelRows, offsets, terms, step, weights, window.MapLanes, bias, sums);
                Keep(sums, WindowSum.Positions, (row * _shape.MapColumns) + column, vector, frame, kept, lanes, add);
            }

            for (; column < _shape.MapColumns; column++)
            {
                WindowSum.RunOne<V>(source, kernelRows, offsets, terms, (column * step) + (frame * Lanes), weights, window.MapLanes, bias, sums);
                Keep(sums, 1, (row * _shape.MapColumns) + column, vector, frame, kept, lanes, add);
            }
        }

        _operations += (long)(_shape.Frames - firstFrame) * _shape.MapColumns * map.Terms;
    }

    private void ReadFew(int row, int vector, int firstFrame, float** bipolar, ushort** active)
    {
        SourceMap map = _weights.Lateral.Map;
        int frames = _shape.Frames, columns = _shape.MapColumns;
        V bias = V.Load(_weights.Lateral.Bias + (vector * Lanes));
        for (int i = firstFrame * columns; i < frames * columns; i++)
            V.Store(_sums.Pointer + (i * Lanes), bias);
        float* weights = _weights.Lateral.ByTerm + (vector * Lanes);
        for (int i = 0; i < map.Window.Rows; i++, weights += map.Window.Columns * map.Types * _weights.Lateral.MapLanes)
            _sparse.AddRow(bipolar[i], _bipolarVector, active[i], firstFrame, frames, weights, _sums.Pointer);
        for (int frame = firstFrame; frame < frames; frame++)
            Keep(_sums.Pointer + (frame * columns * Lanes), columns, row * columns, vector, frame, _keptLateral.Pointer, _weights.LateralLanes[vector], add: false);
    }

    private void Keep(float* sums, int count, int position, int vector, int frame, ushort* kept, uint lanes, bool add)
    {
        V scale = V.Broadcast(_dropout.Scale);
        ushort* bits = kept + ((((frame * _shape.Positions) + position) * _shape.MapVectors) + vector);
        float* input = Input(position, vector) + (frame * Lanes);
        for (int i = 0; i < count; i++, bits += _shape.MapVectors, input += _shape.MapVectors * _vector)
        {
            V value = V.Keep(V.Multiply(V.Load(sums + (i * Lanes)), scale), *bits & lanes);
            V.Store(input, add ? V.Add(V.Load(input), value) : value);
        }
    }

    private void FilterAmacrine(int vector)
    {
        float* bias = _weights.AmacrineTimeBias(vector), taps = _weights.AmacrineTaps(vector), tile = _tile.Pointer;
        nint distance = _shape.MapVectors * _vector;
        for (int position = 0; position < _shape.Positions;)
        {
            int count = position + TemporalTile.Vectors <= _shape.Positions ? TemporalTile.Vectors : 1;
            for (int frame = _shape.FirstGanglionFrame; frame < _shape.Frames; frame += TemporalTile.Frames)
            {
                int first = Math.Max(0, frame - _shape.Taps + 1), steps = Math.Min(_shape.Frames, frame + TemporalTile.Frames) - first;
                float* x = Input(position, vector) + (first * Lanes), tap = taps + ((frame - first) * Lanes);
                if (count == 1)
                    TemporalTile.RunOne<V>(x, steps, tap, -1, bias, tile);
                else
                    TemporalTile.Run<V>(x, distance, steps, tap, -1, bias, tile);
                _operations += count * steps * TemporalTile.Frames;
                for (int i = 0; i < count; i++)
                    RectifyAmacrine(tile + (i * TemporalTile.Frames * Lanes), position + i, vector, frame);
            }

            position += count;
        }
    }

    private void RectifyAmacrine(float* tile, int position, int vector, int frame)
    {
        V scale = V.Broadcast(_dropout.Scale), minus = V.Broadcast(-1);
        int count = Math.Min(TemporalTile.Frames, _shape.Frames - frame);
        float* to = Amacrine((position / _shape.MapColumns) + _shape.Padding, (position % _shape.MapColumns) + _shape.Padding, vector) + (frame * Lanes);
        for (int i = 0; i < count; i++)
        {
            uint bits = _keptAmacrine.Pointer[((((frame + i) * _shape.Positions) + position) * _shape.MapVectors) + vector];
            V.Store(to + (i * Lanes), V.Multiply(V.Max(V.Keep(V.Multiply(V.Load(tile + (i * Lanes)), scale), bits), V.Zero), minus));
        }
    }

    private void FilterGanglion()
    {
        V scale = V.Broadcast(_dropout.Scale);
        int frames = _shape.Frames;
        for (int i = 0; i < _shape.Positions * _shape.MapVectors; i++)
        {
            int vector = i % _shape.MapVectors;
            float* x = _input.Pointer + ((nint)i * _vector), taps = _weights.MapTaps(vector);
            V sum = V.Load(_weights.MapTimeBias(vector));
            for (int frame = _shape.FirstGanglionFrame; frame < frames; frame++)
                sum = V.MultiplyAdd(V.Load(x + (frame * Lanes)), V.Load(taps + ((frames - 1 - frame) * Lanes)), sum);
            V.Store(_ganglion.Pointer + (i * Lanes), V.Max(V.Keep(V.Multiply(sum, scale), _keptGanglion.Pointer[i]), V.Zero));
        }

        _operations += (long)_shape.Positions * _shape.MapVectors * (frames - _shape.FirstGanglionFrame);
    }
}
