using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Encoding;

/// <summary>A model that needs no fit: it is told the cell, and shows its subunits as filters of 7 x 7, with as many flat ones beside them.</summary>
/// <param name="cell">The cell that it says it was fitted to; null for a model that predicts a constant.</param>
internal sealed class KnownCellModel(SubunitCell? cell) : IModel, IEncodingModel, IEncodingVariants, IFilteredInTime<IEncodingModel>
{
    public ModelCard Card { get; } = new()
    {
        Name = "known",
        Version = "1",
        Description = "A fake.",
        Citation = "none",
        Input = null,
        Layers = [],
        ThreadSafe = true,
    };

    /// <summary>What it was asked to fit: frames, effort, seed.</summary>
    public System.Collections.Concurrent.ConcurrentBag<(int Frames, double Effort, ulong Seed, EncodingVariant? Variant)> Fits { get; } = [];

    /// <summary>Frames of the recordings that filters in time were estimated from.</summary>
    public System.Collections.Concurrent.ConcurrentBag<int> Filtered { get; } = [];

    public IEncodingModel? BehindFilterOf(CellRecording recording, CancellationToken cancellation = default)
    {
        Filtered.Add(recording.Movie.Geometry.Frames);
        return this;
    }

    public IEncodingModel? Variant(EncodingVariant variant) => variant.Layers is null ? new Member(this, variant) : null;

    public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default) => Fit(recording, options, null);

    private KnownFit Fit(CellRecording recording, FitOptions options, EncodingVariant? variant)
    {
        Fits.Add((recording.Movie.Geometry.Frames, options.Effort, options.Seed, variant));
        SubunitCell? known = cell is null || variant?.Filters is not { } filters ? cell
            : new(cell.Name, cell.Polarity, [.. cell.Subunits.Take(filters)], cell.Threshold, cell.Gain);
        return new(known, [.. Enumerable.Range(0, 2 * (known?.Subunits.Count ?? 0))]);
    }

    private sealed class Member(KnownCellModel family, EncodingVariant variant) : IEncodingModel
    {
        public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default) => family.Fit(recording, options, variant);
    }

    private sealed class KnownFit(SubunitCell? cell, IReadOnlyList<int> kept) : IFittedEncoding, IFilterSource, IFilterSelection, IFilteredInTime<IFittedEncoding>
    {
        private const int Side = 7;

        public int Lags => SubunitCell.PublishedLags;

        public ResponseUnit Unit => ResponseUnit.Spikes;

        public IReadOnlyList<FitStage> Course => [];

        // The first half are subunits, seen at the first of 2 x 2 positions; the others weigh every pixel alike, and nothing reads them.
        public IReadOnlyList<EncodingFilter> Filters => [.. Enumerable.Range(0, 2 * (cell?.Subunits.Count ?? 0)).Select(Filter)];

        // The subunits behind the filter of the other cell, whose polarity its average stimulus shows: light before spikes is more or less than the mean.
        public IFittedEncoding? BehindFilterOf(CellRecording recording, CancellationToken cancellation = default)
        {
            if (cell is null)
                return null;
            int frames = recording.Movie.Geometry.Frames, size = recording.Movie.Geometry.PixelsPerFrame;
            float[] pixels = new float[frames * size];
            recording.Movie.Read(0, pixels);
            double before = 0;
            for (int t = SubunitCell.PublishedLags; t < frames; t++)
            {
                if (recording.Responses.Span[t] != 0)
                    before += pixels.AsSpan((t - 5) * size, size).ToArray().Sum();
            }

            return new KnownFit(new(cell.Name, before > 0 ? Polarity.On : Polarity.Off, cell.Subunits, cell.Threshold, cell.Gain), kept);
        }

        public IFittedEncoding Keep(IReadOnlyList<int> filters) => new KnownFit(cell, filters);

        public void Predict(IFrameSequence movie, int first, Span<float> rate)
        {
            Subunit[] subunits = [.. (cell?.Subunits ?? []).Where((_, i) => kept.Contains(i))];
            if (subunits.Length == 0)
            {
                rate.Fill(0.01f);
                return;
            }

            new SubunitCell(cell!.Name, cell.Polarity, subunits, cell.Threshold, cell.Gain).Rate(movie, first, rate);
            foreach (ref float value in rate)
                value /= (float)SubunitCell.PublishedFrameRate;
        }

        private EncodingFilter Filter(int index)
        {
            int subunits = cell!.Subunits.Count;
            float[] weights = [.. from row in Enumerable.Range(0, Side) from column in Enumerable.Range(0, Side) select index < subunits ? 2 * (float)cell.Subunits[index].WeightAt(row, column) : 1f];
            return new(index, 1, Side, Side, weights, 2, 2, index < subunits ? new float[] { 1, 0.1f, 0, -0.5f } : new float[4]);
        }
    }
}
