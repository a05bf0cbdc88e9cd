using RetinaBench.Experiments.Assays;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>One fit of a model to one recorded cell, and everything that is measured on the fitted model.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Point">What distinguishes the fit from others to that cell, for example <c>filters-2/share-1</c>; empty for the model as it is registered.</param>
/// <param name="Variant">The member of the model's family; null for the model as it is registered.</param>
/// <param name="Seed">Seed of the fit.</param>
/// <param name="Frames">Frames of the fitted part that it is fitted to, the first ones.</param>
/// <param name="Effort">Share of the model's steps, above 0 to 1.</param>
/// <param name="Others">Cells whose answers are predicted as well, in their windows; none where that is not asked.</param>
/// <param name="Features">Whether filters, pruning, further scores and a stretch of the prediction are measured.</param>
/// <param name="Options">How cells were made ready.</param>
internal sealed record RecordedFitAssay(
    RecordedCell Cell, string Point, EncodingVariant? Variant, ulong Seed, int Frames, double Effort, IReadOnlyList<RecordedCell> Others, bool Features, RecordedCellOptions Options) : Assay
{
    /// <inheritdoc/>
    public override string Key => FormattableString.Invariant($"{Cell.Name}/{(Point.Length == 0 ? "" : $"{Point}/")}seed-{Seed}");

    /// <inheritdoc/>
    /// <remarks>Digests of files say which data it is, wherever they lie.</remarks>
    public override string Statement => FormattableString.Invariant(
        $"{Variant?.ToString() ?? "the model as registered"} fitted to {Frames} frames of cell {Cell.Number} of {Cell.Source.Sha256}, {Options}, effort {Effort}, seed {Seed}; features {Features}; other cells {string.Join(", ", Others.Select(other => FormattableString.Invariant($"{other.Number} of {other.Source.Sha256}")))}");

    /// <inheritdoc/>
    public override int Weight => Math.Max(1, (int)(FitAssay.WeightOfFit * Effort));

    /// <inheritdoc/>
    public override AssayFinding Perform(IModel model, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        IFittedEncoding fitted;
        try
        {
            // Assays share the processors among them.
            fitted = EncodingSubject.Of(model, Variant)!.Fit(Cell.First(Frames), new() { Seed = Seed, Threads = 1, Effort = Effort }, cancellation);
        }
        // A recording is what it is: one that does not suit the model, for its size or for want of spikes, is no fault of either, and says nothing of other cells.
        catch (Exception e) when (e is InputException or FitDivergedException)
        {
            return new FittedModelFinding(Unfitted(OneLine.Of(e.Message)));
        }

        // One that lies in a process of its own is not needed there any more.
        using var closing = fitted as IDisposable;
        return new FittedModelFinding(new FittedRecording(fitted, Cell, Options.Lags - 1, Seed).Measure(Frames, Features, Others));
    }

    private EncodingFitRow Unfitted(string reason) => new()
    {
        Seed = Seed,
        Frames = Frames,
        TestFrames = 0,
        ValidationLoss = null,
        Correlation = null,
        NoCorrelation = $"the model was not fitted: {reason}",
        OtherCells = Others.Count == 0 ? null : [.. Others.Select(other => new CellCorrelation(other.Name, null))],
    };
}
