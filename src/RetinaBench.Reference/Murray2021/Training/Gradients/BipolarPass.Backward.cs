using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <content>
/// The way back. The input of the temporal filter is kept x (bias + drive): the bias part is dense but known from the kept bits,
/// so that one dense correlation of the kept bits with the gradient serves the taps and the spatial bias. The drive of the dots
/// touches a tenth of the cells and frames, and only there the gradient in front of the temporal filter is computed. Cells that did
/// not answer have no gradient, so that both look only at the frames between the first and the last gradient of a vector.
/// </content>
internal sealed unsafe partial class BipolarPass<V>
{
    private readonly AlignedBuffer<float> _gradient;
    private readonly AlignedBuffer<float> _keptInput;
    private readonly AlignedBuffer<byte> _touched;
    private readonly AlignedBuffer<FrameRange> _answered;

    /// <summary>Floats from one vector of the output's gradient to the next.</summary>
    public int GradientVector { get; }

    /// <summary>The gradient of a row's output, [vectors, frames and zeros, lanes]; as many rows are held as a window has.</summary>
    public float* Gradient(int row) => _gradient.Pointer + ((nint)(row % _shape.Lateral.Rows) * _shape.BipolarVectors * GradientVector);

    /// <summary>Takes a row's gradient back to the weights, then clears it for a row further down.</summary>
    /// <param name="row">A row whose output gradient is complete.</param>
    /// <param name="sums">The stimulus's gradient.</param>
    /// <param name="parts">Its layout.</param>
    public void BackwardRow(int row, float* sums, GradientShape parts)
    {
        float* gradient = Gradient(row);
        ushort* kept = KeptSpace(row);
        BackThroughOutput(row, gradient, sums + parts.BipolarTimeBias);
        CorrelateKept(gradient, kept, sums + parts.BipolarKept, parts.TableLength);
        if (Touch(row))
        {
            Draw(row);
            for (int quad = 0; quad * TemporalTile.Frames < _shape.Frames; quad++)
                BackThroughTime(quad, gradient, kept, sums, parts);
            ClearMargins();
            _scene.Discs.CollectFrom<V>(_weights.Discs, row * _stride, _filtered.Pointer, sums + parts.Discs);
            _scene.Excess.CollectFrom<V>(_weights.Pixels, row * _stride, _filtered.Pointer, sums + parts.Pixels);
            Erase(row);
        }

        new Span<float>(gradient, _shape.BipolarVectors * GradientVector).Clear();
    }

    // Gradient behind dropout and rectification to the gradient in front of them.
    private void BackThroughOutput(int row, float* gradient, float* biases)
    {
        V scale = V.Broadcast(_dropout.Scale);
        int vectors = _shape.BipolarVectors, frames = _shape.Frames;
        for (int vector = 0; vector < vectors; vector++)
        {
            float* d = gradient + (vector * GradientVector), y = Output(row) + (vector * OutputVector);
            float* bias = biases + (vector % _shape.BipolarTables * Lanes);
            V sum = V.Load(bias);
            int first = frames, last = -1;
            for (int frame = 0; frame < frames; frame++, d += Lanes, y += Lanes)
            {
                V before = V.WherePositive(V.Multiply(V.Load(d), scale), V.Load(y));
                V.Store(d, before);
                sum = V.Add(sum, before);
                if (V.IsZero(before))
                    continue;
                first = Math.Min(first, frame);
                last = frame;
            }

            V.Store(bias, sum);
            _answered.Pointer[vector] = new(first, last + 1);
        }
    }

    private void CorrelateKept(float* gradient, ushort* kept, float* tables, int tableLength)
    {
        V scale = V.Broadcast(_dropout.Scale);
        int vectors = _shape.BipolarVectors, frames = _shape.Frames;
        for (int vector = 0; vector < vectors; vector++)
        {
            if (_answered.Pointer[vector].IsEmpty)
                continue;
            ushort* bits = kept + vector;
            float* to = _keptInput.Pointer;
            for (int frame = 0; frame < frames; frame++, bits += vectors, to += Lanes)
                V.Store(to, V.Keep(scale, *bits));
            Correlate(_keptInput.Pointer, vector, gradient, 0, _shape.Frames, tables + (vector % _shape.BipolarTables * tableLength));
        }
    }

    private void Correlate(float* x, int vector, float* gradient, int from, int to, float* table)
    {
        float* d = gradient + (vector * GradientVector);
        (int first, int end) = _answered.Pointer[vector];
        from = Math.Max(from, first - (_shape.LagGroups * LagCorrelation.Lags) + 1);
        to = Math.Min(to, end);
        if (from < to)
            VectorOperations += LagCorrelation.Run<V>(x, d, from, to, end, _shape.LagGroups, table);
    }

    // Marks the vectors that footprints reach, in groups of four frames.
    private bool Touch(int row)
    {
        FootprintRows discs = _scene.Discs;
        int first = discs.Starts[row * _stride], end = discs.Starts[(row * _stride) + _weights.Discs.Rows];
        if (first == end)
            return false;
        _touched.Span.Clear();
        int types = _shape.Layout.Types, margin = _shape.Layout.Margin * types, length = _weights.Discs.Length, last = _shape.BipolarVectors - 1;
        for (Footprint* disc = discs.All + first; disc < discs.All + end; disc++)
        {
            int lane = (disc->Column * types) - margin;
            byte* touched = _touched.Pointer + (disc->Frame / TemporalTile.Frames * _shape.BipolarVectors);
            for (int vector = Math.Max(0, lane / Lanes); vector <= Math.Min(last, (lane + length - 1) / Lanes) && lane + length > 0; vector++)
                touched[vector] = 1;
        }

        return true;
    }

    private void BackThroughTime(int quad, float* gradient, ushort* kept, float* sums, GradientShape parts)
    {
        byte* touched = _touched.Pointer + (quad * _shape.BipolarVectors);
        int vectors = _shape.BipolarVectors, from = quad * TemporalTile.Frames, to = Math.Min(_shape.Frames, from + TemporalTile.Frames);
        int steps = Math.Min(_shape.Frames, from + TemporalTile.Frames - 1 + _shape.Taps) - from;
        for (int vector = 0; vector < vectors;)
        {
            if (touched[vector] == 0)
            {
                vector++;
                continue;
            }

            // A footprint reaches several neighbours: five are filtered together, even if not all of them are touched.
            int count = _shape.BipolarTables == 1 && vector + TemporalTile.Vectors <= vectors ? TemporalTile.Vectors : 1;
            float* d = gradient + (vector * GradientVector) + (from * Lanes), taps = _weights.BipolarTaps(vector % _shape.BipolarTables), tile = _tile.Pointer;
            if (!Answers(vector, count, new(from, from + steps)))
            {
                new Span<float>(tile, count * TemporalTile.Frames * Lanes).Clear();
            }
            else
            {
                if (count == 1)
                    TemporalTile.RunOne<V>(d, steps, taps, 1, _weights.NoBias, tile);
                else
                    TemporalTile.Run<V>(d, GradientVector, steps, taps, 1, _weights.NoBias, tile);
                VectorOperations += count * steps * TemporalTile.Frames;
            }

            for (int i = 0; i < count; i++, vector++, tile += TemporalTile.Frames * Lanes)
            {
                if (touched[vector] == 0)
                    continue;
                BackThroughSpace(vector, from, to, tile, kept);
                Correlate(_input.Pointer + (vector * OutputVector), vector, gradient, from, to, sums + parts.BipolarDriven + (vector % _shape.BipolarTables * parts.TableLength));
            }
        }
    }

    private bool Answers(int vector, int count, FrameRange frames)
    {
        foreach (FrameRange answered in _answered.Span.Slice(vector, count))
        {
            if (answered.Overlaps(frames))
                return true;
        }

        return false;
    }

    // Into the input goes kept x drive, and in the place of the drive comes its gradient.
    private void BackThroughSpace(int vector, int from, int to, float* tile, ushort* kept)
    {
        V scale = V.Broadcast(_dropout.Scale);
        float* x = _input.Pointer + (vector * OutputVector);
        for (int frame = from; frame < to; frame++, tile += Lanes)
        {
            float* drive = Filtered(vector, frame);
            V factor = V.Keep(scale, kept[(frame * _shape.BipolarVectors) + vector]);
            V.Store(x + (frame * Lanes), V.Multiply(factor, V.Load(drive)));
            V.Store(drive, V.Multiply(V.Load(tile), factor));
        }
    }

    // Cells outside of the map have no gradient; what the dots drove there is left from drawing.
    private void ClearMargins()
    {
        int left = _shape.Layout.Margin * _shape.Layout.Types, right = left + (_shape.BipolarVectors * Lanes), stride = _shape.Layout.FrameStride;
        for (int frame = 0; frame < _shape.Frames; frame++)
        {
            float* columns = _filtered.Pointer + (frame * stride);
            new Span<float>(columns, left).Clear();
            new Span<float>(columns + right, stride - right).Clear();
        }
    }

    private void Erase(int row)
    {
        _scene.Discs.Erase<V>(_weights.Discs, row * _stride, _filtered.Pointer);
        byte* touched = _touched.Pointer;
        for (int from = 0; from < _shape.Frames; from += TemporalTile.Frames)
        {
            for (int vector = 0; vector < _shape.BipolarVectors; vector++)
            {
                if (*touched++ == 0)
                    continue;
                for (int frame = from; frame < Math.Min(_shape.Frames, from + TemporalTile.Frames); frame++)
                    V.Store(Filtered(vector, frame), V.Zero);
            }
        }
    }
}
