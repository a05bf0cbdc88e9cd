using System.Numerics;
using RetinaBench.Recordings;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>The spike-triggered average of a recorded cell.</summary>
/// <remarks>
/// k(l, x) = sum n(t) s(t - l, x) / sum n(t) - mean s(x), n(t) the spikes in frame t and s(t - l, x) the stimulus l frames before; a frame with two spikes counts twice. Frames without a whole past in
/// their trial are left out. The standard error is that of a cell that ignores the stimulus, sd(s) sqrt(sum n(t)^2) / sum n(t). Chichilnisky (2001), doi:10.1080/713663221.
/// </remarks>
/// <param name="Cell">Number of the cell.</param>
/// <param name="Spikes">Spikes that the average is over.</param>
/// <param name="Field">The field, in the unit of the stimulus; null where no spike has a whole past, or the stimulus never changes.</param>
public sealed record SpikeTriggeredField(int Cell, long Spikes, ReceptiveField? Field)
{
    /// <summary>Averages what came before the spikes of several cells, in one pass through the stimulus.</summary>
    /// <param name="section">The section of the recording.</param>
    /// <param name="cells">Numbers of the cells.</param>
    /// <param name="lags">Number of lags, from the frame of the spike (lag 0) back; at least 1.</param>
    /// <param name="mostSpikes">Spikes of a cell after which no more are taken up, so that a long recording is looked at in short; at least 1.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <returns>One a cell, in the order of <paramref name="cells"/>.</returns>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static IReadOnlyList<SpikeTriggeredField> Of(RecordingSection section, IReadOnlyList<int> cells, int lags, long mostSpikes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostSpikes, 1);
        var pass = new Pass(section, cells, lags);
        pass.Run(mostSpikes, cancellation);
        return pass.Fields();
    }

    private sealed class Pass
    {
        private readonly RecordingSection _section;
        private readonly int _lags;
        private readonly int _size;
        private readonly float[][] _past;
        private readonly Sums[] _sums;
        private readonly double[] _stimulus;
        private double _squares;
        private long _frames;

        public Pass(RecordingSection section, IReadOnlyList<int> cells, int lags)
        {
            (_section, _lags, _size) = (section, lags, section.Stimulus.Rows * section.Stimulus.Columns);
            _past = [.. Enumerable.Range(0, lags).Select(_ => new float[_size])];
            _sums = [.. cells.Select(cell => new Sums(cell, new float[lags * _size]))];
            _stimulus = new double[_size];
        }

        public void Run(long mostSpikes, CancellationToken cancellation)
        {
            IFrameReader reader = _section.Stimulus.Open();
            int trials = _section.IsRepeated ? 1 : _section.Spikes.Trials;
            float offset = 0;
            for (int trial = 0; trial < trials; trial++)
            {
                for (int t = 0; t < _section.FramesPerTrial; t++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    float[] frame = _past[t % _lags];
                    if (!reader.TryRead(frame))
                        return;
                    // Any constant may be taken off, since the mean is: it keeps the sums in single precision small.
                    offset = _frames == 0 ? frame.Average() : offset;
                    Take(frame, offset);
                    if (t >= _lags - 1 && !AddSpikes(trial, t, mostSpikes))
                        return;
                }
            }
        }

        public SpikeTriggeredField[] Fields()
        {
            double mean = _stimulus.Sum() / _size / Math.Max(1, _frames), deviation = Math.Sqrt(Math.Max(0, (_squares / _size / Math.Max(1, _frames)) - (mean * mean)));
            return [.. _sums.Select(s => new SpikeTriggeredField(s.Cell, s.Spikes, s.Spikes == 0 || deviation == 0 ? null : Field(s, deviation)))];
        }

        private ReceptiveField Field(Sums sums, double deviation)
        {
            double[] values = new double[sums.Products.Length];
            for (int i = 0; i < values.Length; i++)
                values[i] = (sums.Products[i] / (double)sums.Spikes) - (_stimulus[i % _size] / _frames);
            return new(_lags, _section.Stimulus.Rows, _section.Stimulus.Columns, values, deviation * Math.Sqrt(sums.Squares) / sums.Spikes, sums.Spikes);
        }

        private void Take(float[] frame, float offset)
        {
            for (int i = 0; i < frame.Length; i++)
            {
                frame[i] -= offset;
                _stimulus[i] += frame[i];
                _squares += (double)frame[i] * frame[i];
            }

            _frames++;
        }

        // False once every cell has all the spikes that are wanted.
        private bool AddSpikes(int trial, int t, long mostSpikes)
        {
            bool wanted = false;
            foreach (Sums sums in _sums)
            {
                if (sums.Spikes >= mostSpikes)
                    continue;
                wanted = true;
                long count = Count(sums.Cell, trial, t);
                if (count == 0)
                    continue;
                for (int lag = 0; lag < _lags; lag++)
                    Add(_past[(t - lag) % _lags], count, sums.Products.AsSpan(lag * _size, _size));
                sums.Spikes += count;
                sums.Squares += (double)count * count;
            }

            return wanted;
        }

        private long Count(int cell, int trial, int t)
        {
            if (!_section.IsRepeated)
                return _section.Spikes.Trial(cell, trial)[t];
            long sum = 0;
            for (int repeat = 0; repeat < _section.Spikes.Trials; repeat++)
                sum += _section.Spikes.Trial(cell, repeat)[t];
            return sum;
        }

        private static void Add(ReadOnlySpan<float> frame, float weight, Span<float> sum)
        {
            int i = 0;
            var weights = new Vector<float>(weight);
            for (; i <= frame.Length - Vector<float>.Count; i += Vector<float>.Count)
                (new Vector<float>(sum[i..]) + (weights * new Vector<float>(frame[i..]))).CopyTo(sum[i..]);
            for (; i < frame.Length; i++)
                sum[i] += weight * frame[i];
        }
    }

    private sealed class Sums(int cell, float[] products)
    {
        public int Cell { get; } = cell;

        public float[] Products { get; } = products;

        public long Spikes { get; set; }

        public double Squares { get; set; }
    }
}
