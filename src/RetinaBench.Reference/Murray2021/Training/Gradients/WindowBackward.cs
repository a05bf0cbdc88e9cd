using System.Numerics;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Takes the gradients of one row of a map back through its windows: to the cells below and to the weights.</summary>
internal sealed unsafe class WindowBackward<V>
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes, FramesAtOnce = 4, FifteenRows = 5, FifteenVectors = 3;

    private readonly SourceMap _map;
    private readonly int _columns;
    private readonly int _vectors;
    private readonly bool _fifteen;
    private readonly AlignedBuffer<LaneValue> _ofPosition;
    private readonly AlignedBuffer<LaneValue> _ofLane;
    private readonly AlignedBuffer<int> _counts;

    /// <summary>Prepares for maps of some columns of some vectors each.</summary>
    public WindowBackward(SourceMap map, int columns, int vectors)
    {
        _map = map;
        _columns = columns;
        _vectors = vectors;
        _fifteen = map.Window.Rows == FifteenRows && map.WindowVectors == FifteenVectors;
        _ofPosition = new(vectors * Lanes);
        _ofLane = new(vectors * Lanes * columns * FramesAtOnce);
        _counts = new(vectors * Lanes);
    }

    /// <summary>Multiply-adds of sixteen lanes since the object was made.</summary>
    public long VectorOperations { get; private set; }

    /// <summary>Takes one row back.</summary>
    /// <param name="gradient">Gradient of the map's row, [columns, vectors, frames, lanes].</param>
    /// <param name="gradientVector">Floats from one of its vectors to the next.</param>
    /// <param name="firstFrame">First frame that has a gradient.</param>
    /// <param name="frames">Number of frames.</param>
    /// <param name="source">The rows of cells below that the row's windows cover.</param>
    /// <param name="sourceVector">Floats from one of their vectors to the next.</param>
    /// <param name="target">The rows of their gradients, added to.</param>
    /// <param name="targetVector">Floats from one of their vectors to the next.</param>
    /// <param name="weights">[lanes of the map, rows, vectors of a row, lanes].</param>
    /// <param name="sums">Gradient of the weights, added to.</param>
    public void Run(float* gradient, int gradientVector, int firstFrame, int frames, float** source, int sourceVector, float** target, int targetVector, float* weights, float* sums)
    {
        for (int frame = firstFrame; frame < frames; frame += FramesAtOnce)
        {
            _counts.Span.Clear();
            for (int column = 0; column < _columns; column++)
            {
                for (int t = frame; t < Math.Min(frames, frame + FramesAtOnce); t++)
                    Scatter(gradient + ((nint)column * _vectors * gradientVector) + (t * Lanes), gradientVector, column, t, sourceVector, target, targetVector, weights);
            }

            Correlate(source, sourceVector, sums);
        }
    }

    private void Scatter(float* gradient, int gradientVector, int column, int frame, int sourceVector, float** target, int targetVector, float* weights)
    {
        int first = column * _map.StepVectors, perLane = _map.Vectors * Lanes, place = (first * sourceVector) + (frame * Lanes), capacity = _columns * FramesAtOnce;
        LaneValue* position = _ofPosition.Pointer, ofLane = _ofLane.Pointer;
        int* counts = _counts.Pointer;
        int count = 0;
        for (int vector = 0; vector < _vectors; vector++, gradient += gradientVector)
        {
            for (uint left = V.NonZero(V.Load(gradient)); left != 0; left &= left - 1)
            {
                int bit = BitOperations.TrailingZeroCount(left), lane = (vector * Lanes) + bit;
                float value = gradient[bit];
                position[count++] = new(lane * perLane, value);
                ofLane[(lane * capacity) + counts[lane]++] = new(place, value);
            }
        }

        if (count == 0)
            return;
        VectorOperations += 2L * count * _map.Vectors;
        int rows = _map.Window.Rows, rowVectors = _map.WindowVectors;
        nint offset = ((nint)first * targetVector) + (frame * Lanes);
        if (_fifteen)
        {
            WindowScatter.RunFifteen<V>(position, count, weights, target, offset, targetVector);
            return;
        }

        for (int row = 0; row < rows; row++)
            WindowRow.Add<V>(position, count, weights + (row * rowVectors * Lanes), Lanes, rowVectors, target[row] + offset, targetVector);
    }

    private void Correlate(float** source, int sourceVector, float* sums)
    {
        int perLane = _map.Vectors * Lanes, capacity = _columns * FramesAtOnce, rows = _map.Window.Rows, rowVectors = _map.WindowVectors;
        for (int lane = 0; lane < _vectors * Lanes; lane++)
        {
            int count = _counts.Pointer[lane];
            if (count == 0)
                continue;
            LaneValue* gradients = _ofLane.Pointer + (lane * capacity);
            float* own = sums + (lane * perLane);
            if (_fifteen)
            {
                WindowCorrelation.RunFifteen<V>(gradients, count, source, sourceVector, own);
                continue;
            }

            for (int row = 0; row < rows; row++)
                WindowRow.Add<V>(gradients, count, source[row], sourceVector, rowVectors, own + (row * rowVectors * Lanes), Lanes);
        }
    }
}
