using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <content>The way back, from the ganglion output of the last frame to what the map reads of bipolar cells.</content>
internal sealed unsafe partial class MapPass<V>
{
    private readonly AlignedBuffer<float> _gradient;
    private readonly AlignedBuffer<float> _inputGradient;
    private readonly AlignedBuffer<float> _amacrineInputGradient;
    private readonly AlignedBuffer<float> _amacrineGradient;
    private readonly AlignedBuffer<float> _ganglionGradient;
    private readonly WindowBackward<V>? _toAmacrine;

    /// <summary>From the map to bipolar cells.</summary>
    public WindowBackward<V> Lateral { get; }

    /// <summary>Gradient of the ganglion output on the last frame, to be written before <see cref="Backward"/>, [positions, lanes of the map].</summary>
    public float* GanglionGradient => _ganglionGradient.Pointer;

    private int GradientVector { get; }

    /// <summary>Gradient of what a row of the map reads of bipolar cells, [columns, vectors, frames, lanes].</summary>
    public float* InputGradient(int row) => _inputGradient.Pointer + ((nint)row * _shape.MapColumns * _shape.MapVectors * _vector);

    /// <summary>Floats from one of its vectors to the next.</summary>
    public int InputGradientVector => _vector;

    /// <summary>Whether any gradient passes the rectification of the ganglion cells.</summary>
    /// <remarks>In draws of initial weights that do not begin to learn, ever fewer stimuli are answered by any ganglion cell: without an answer the way back adds nothing but zeros.</remarks>
    public bool HasGradient()
    {
        for (int i = 0; i < _shape.Positions * _shape.MapLanes; i += Lanes)
        {
            if (!V.IsZero(V.WherePositive(V.Load(GanglionGradient + i), V.Load(Ganglion + i))))
                return true;
        }

        return false;
    }

    /// <summary>Takes the ganglion gradient back.</summary>
    /// <param name="sums">The stimulus's gradient.</param>
    /// <param name="parts">Its layout.</param>
    public void Backward(float* sums, GradientShape parts)
    {
        BackThroughGanglion();
        if (_toAmacrine is not null)
        {
            BackToAmacrine(sums, parts);
            BackThroughAmacrine();
        }

        int vectors = _shape.Positions * _shape.MapVectors;
        for (int i = 0; i < vectors; i++)
        {
            int vector = i % _shape.MapVectors;
            float* d = _gradient.Pointer + ((nint)i * GradientVector), bias = sums + parts.MapTimeBias + (vector * Lanes);
            V sum = V.Load(bias);
            for (int frame = _shape.FirstGanglionFrame; frame < _shape.Frames; frame++)
                sum = V.Add(sum, V.Load(d + (frame * Lanes)));
            V.Store(bias, sum);
            _operations += LagCorrelation.Run<V>(
                _input.Pointer + ((nint)i * _vector), d, 0, _shape.Frames, _shape.Frames, _shape.LagGroups, sums + parts.MapTime + (vector * parts.TableLength));
        }

        for (int vector = 0; vector < _shape.MapVectors; vector++)
            BackThroughTime(vector, sums + parts.LateralBias + (vector * Lanes));
    }

    private float* Gradient(int position, int vector) => _gradient.Pointer + (((nint)position * _shape.MapVectors) + vector) * GradientVector;

    private void BackThroughGanglion()
    {
        V scale = V.Broadcast(_dropout.Scale);
        for (int i = 0; i < _shape.Positions * _shape.MapVectors; i++)
        {
            V before = V.WherePositive(V.Multiply(V.Load(GanglionGradient + (i * Lanes)), scale), V.Load(Ganglion + (i * Lanes)));
            V.Store(_gradient.Pointer + ((nint)i * GradientVector) + ((_shape.Frames - 1) * Lanes), before);
        }
    }

    // From the ganglion input to the amacrine output; what ganglion cells read at a frame counts on the last one by its lag.
    private void BackToAmacrine(float* sums, GradientShape parts)
    {
        V scale = V.Broadcast(_dropout.Scale);
        int frames = _shape.Frames;
        for (int position = 0; position < _shape.Positions; position++)
        {
            for (int vector = _shape.GanglionLane / Lanes; vector < _shape.MapVectors; vector++)
            {
                V last = V.Multiply(V.Load(Gradient(position, vector) + ((frames - 1) * Lanes)), scale);
                float* target = _amacrineInputGradient.Pointer + (((nint)position * _shape.MapVectors) + vector) * _vector;
                float* taps = _weights.MapTaps(vector), bias = sums + parts.GanglionAmacrineBias + (vector * Lanes);
                V sum = V.Load(bias);
                for (int frame = _shape.FirstGanglionFrame; frame < frames; frame++)
                {
                    uint bits = _keptGanglionAmacrine.Pointer[(((frame * _shape.Positions) + position) * _shape.MapVectors) + vector];
                    V value = V.Keep(V.Multiply(last, V.Load(taps + ((frames - 1 - frame) * Lanes))), bits);
                    V.Store(target + (frame * Lanes), value);
                    sum = V.Add(sum, value);
                }

                V.Store(bias, sum);
            }
        }

        PackedWindow window = _weights.GanglionAmacrine!;
        int rows = window.Map.Window.Rows;
        float** source = stackalloc float*[rows], into = stackalloc float*[rows];
        _amacrineGradient.Span.Clear();
        for (int row = 0; row < _shape.MapRows; row++)
        {
            for (int i = 0; i < rows; i++)
            {
                source[i] = Amacrine(row + i, 0, 0);
                into[i] = _amacrineGradient.Pointer + (source[i] - _amacrine.Pointer);
            }

            float* gradient = _amacrineInputGradient.Pointer + ((nint)row * _shape.MapColumns * _shape.MapVectors * _vector);
            _toAmacrine!.Run(gradient, _vector, _shape.FirstGanglionFrame, frames, source, _vector, into, _vector, window.ByLane, sums + parts.GanglionAmacrine);
        }
    }

    // Amacrine output is -relu: where it is below zero, the gradient in front of it is minus the one behind it.
    private void BackThroughAmacrine()
    {
        V scale = V.Broadcast(-_dropout.Scale), minus = V.Broadcast(-1);
        for (int position = 0; position < _shape.Positions; position++)
        {
            for (int vector = 0; vector * Lanes < _shape.Architecture.AmacrineTypes; vector++)
            {
                float* y = Amacrine((position / _shape.MapColumns) + _shape.Padding, (position % _shape.MapColumns) + _shape.Padding, vector);
                float* dy = _amacrineGradient.Pointer + (y - _amacrine.Pointer), d = Gradient(position, vector);
                for (int frame = _shape.FirstGanglionFrame; frame < _shape.Frames; frame++)
                {
                    V before = V.WherePositive(V.Multiply(V.Load(dy + (frame * Lanes)), scale), V.Multiply(V.Load(y + (frame * Lanes)), minus));
                    float* to = d + (frame * Lanes);

                    // On the last frame the lanes of ganglion types hold theirs already.
                    V.Store(to, frame == _shape.Frames - 1 ? V.Add(V.Load(to), before) : before);
                }
            }
        }
    }

    private void BackThroughTime(int vector, float* bias)
    {
        float* taps = _weights.MapTaps(vector), tile = _tile.Pointer;
        V sum = V.Load(bias);
        for (int position = 0; position < _shape.Positions;)
        {
            int count = position + TemporalTile.Vectors <= _shape.Positions ? TemporalTile.Vectors : 1;
            for (int frame = _shape.FirstBipolarFrame / TemporalTile.Frames * TemporalTile.Frames; frame < _shape.Frames; frame += TemporalTile.Frames)
            {
                // Gradients in front of the first frame that the decision sees are zero.
                int first = Math.Max(frame, _shape.FirstGanglionFrame - TemporalTile.Frames + 1), steps = Math.Min(_shape.Frames, frame + TemporalTile.Frames - 1 + _shape.Taps) - first;
                float* d = Gradient(position, vector) + (first * Lanes), tap = taps + ((first - frame) * Lanes);
                if (count == 1)
                    TemporalTile.RunOne<V>(d, steps, tap, 1, _weights.NoBias, tile);
                else
                    TemporalTile.Run<V>(d, _shape.MapVectors * GradientVector, steps, tap, 1, _weights.NoBias, tile);
                _operations += count * steps * TemporalTile.Frames;
                for (int i = 0; i < count; i++)
                    sum = KeepGradient(tile + (i * TemporalTile.Frames * Lanes), position + i, vector, frame, sum);
            }

            position += count;
        }

        V.Store(bias, sum);
    }

    private V KeepGradient(float* tile, int position, int vector, int frame, V sum)
    {
        V scale = V.Broadcast(_dropout.Scale);
        int count = Math.Min(TemporalTile.Frames, _shape.Frames - frame);
        float* to = _inputGradient.Pointer + ((((nint)position * _shape.MapVectors) + vector) * _vector) + (frame * Lanes);
        for (int i = 0; i < count; i++)
        {
            uint bits = _keptLateral.Pointer[((((frame + i) * _shape.Positions) + position) * _shape.MapVectors) + vector] & _weights.LateralLanes[vector];
            V value = V.Keep(V.Multiply(V.Load(tile + (i * Lanes)), scale), bits);
            V.Store(to + (i * Lanes), value);
            sum = V.Add(sum, value);
        }

        return sum;
    }
}
