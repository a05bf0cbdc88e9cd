using RetinaBench.Experiments.Assays;
using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;

namespace RetinaBench.Experiments.Encoding;

/// <summary>One fit of a model to one cell, and everything that is measured on the fitted model.</summary>
/// <param name="Name">Unique within the experiment.</param>
/// <param name="Fit">What is fitted.</param>
/// <param name="Questions">What is measured.</param>
/// <param name="TestBlocks">Fresh blocks to test on.</param>
/// <param name="Noise">The white noise.</param>
/// <param name="Images">The flashed images; null where none are asked for.</param>
public sealed record FitAssay(string Name, EncodingFit Fit, EncodingQuestions Questions, int TestBlocks, SharedNoise Noise, SharedImages? Images) : Assay
{
    /// <summary>Weight of a fit of all steps, which takes some 8 s on one thread where a stimulus of dots under the lesions of a suite, of weight 1, takes some 0.3 ms.</summary>
    internal const double WeightOfFit = 26_000;

    // Three times as long with filters over time; what is measured on features takes some 0.5 s.
    private const double TimesOverTime = 3, WeightOfFeatures = 1500;

    /// <inheritdoc/>
    public override string Key => Name;

    /// <inheritdoc/>
    public override string Statement => FormattableString.Invariant(
        $"{Fit}; {Noise.Environment.Name} {Noise.Environment.Version} of {Noise.Environment.Geometry}; tested on {TestBlocks} blocks: {Questions}{(Images is null ? "" : FormattableString.Invariant($" of {Images.Environment.Name} {Images.Environment.Version}"))}");

    /// <inheritdoc/>
    public override int Weight => Math.Max(1, (int)((WeightOfFit * Fit.Effort * (Fit.Variant?.FiltersTime == true ? TimesOverTime : 1)) + (Questions.Features ? WeightOfFeatures : 0)));

    /// <inheritdoc/>
    public override AssayFinding Perform(IModel model, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        SubunitCell cell = GroundTruthCells.Find(Fit.Cell)!;
        CellRecording recording = Noise.Recording(cell, Fit.Unit, Fit.Blocks);
        if (Fit.Replaced > 0)
            recording = new(NoiseMovies.Replace(Noise, Fit.Blocks, Fit.Replaced), recording.Responses, recording.Unit, recording.FrameRate);
        IEncodingModel subject = EncodingSubject.Of(model, Fit.Variant)!;
        if (Fit.FilterBlocks is { } blocks && subject is IFilteredInTime<IEncodingModel> filtered)
            subject = filtered.BehindFilterOf(Noise.Recording(cell, Fit.Unit, blocks), cancellation) ?? subject;
        // Assays share the processors among them.
        IFittedEncoding fitted = subject.Fit(recording, new() { Seed = Fit.Seed, Threads = 1, Effort = Fit.Effort }, cancellation);
        // One that lies in a process of its own is not needed there any more.
        using var closing = fitted as IDisposable;
        return new FittedModelFinding(new FittedModel(fitted, cell, Noise, Fit.Seed).Measure(recording.Movie.Geometry.Frames, TestBlocks, Questions, Images));
    }
}
