using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>Fits members of a model's family to each recorded cell, or the model to less of the recording, and measures how well each predicts.</summary>
/// <remarks>Every combination of the lists is fitted from every seed. The fits of the model as it is registered to all of the recording are taken over from an earlier experiment.</remarks>
public sealed record RecordedSweepExperiment : RecordedExperiment
{
    private const int MostFits = 100;

    /// <summary>Id of the earlier fits of the model as it is registered, which become the last row.</summary>
    public required string Registered { get; init; }

    /// <summary>Numbers of filters; null, the default, for that of the model.</summary>
    public IReadOnlyList<int>? Filters { get; init; }

    /// <summary>Shares of the recording, above 0 to 1; all of it by default.</summary>
    public IReadOnlyList<double> Shares { get; init; } = [1];

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => [new("registered", Registered, typeof(RecordedFitTable))];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(RecordedSweepTable);

    /// <inheritdoc/>
    [JsonIgnore]
    protected override IEnumerable<EncodingVariant?> Variants => Points.Select(point => point.Variant);

    [JsonIgnore]
    private IEnumerable<Point> Points => from filters in Filters?.Select(f => (int?)f) ?? [null] from share in Shares select new Point(filters, share);

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> CheckOptions() =>
    [
        .. base.CheckOptions(),
        .. Filters is { Count: 0 } ? [new OptionProblem("filters", "is empty; leave it out for the model's own")] : Enumerable.Empty<OptionProblem>(),
        .. (Filters ?? []).SelectMany(f => OptionChecks.Positive("filters", f)),
        .. Shares.SelectMany(share => ShareAboveZero("shares", share)),
        .. OptionProblem.Outside("seeds", Points.Count() * Seeds.Count, 1, MostFits),
    ];

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.TryGet(Registered, out RecordedFitTable? registered, out Refusal? refusal))
            return ExperimentOutcome.Refused(Id, refusal.Kind, refusal.Reason);
        double scale = EncodingScale.Of(context.StimuliPerPoint).Effort;
        ILookup<string, RecordedFitAssay> assays = Assays(context).ToLookup(assay => assay.Cell.Name);
        return ExperimentOutcome.Of(Id, new RecordedSweepTable(
            [.. registered.Fitted.Select(cell => TableOf(cell, scale, [.. assays[cell.Cell.Name].Select(assay => RowOf(results, assay))]))], scale));
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.TryGet<RecordedFitTable>(Registered, out _, out Refusal? refusal) ? base.PlanFor(context) : ExperimentPlan.Because(refusal);
    }

    /// <inheritdoc/>
    private protected override IEnumerable<RecordedFitAssay> Assays(ExperimentSetting setting) =>
        from cell in CellsOf(setting)
        from point in Points
        from seed in Seeds
        select new RecordedFitAssay(
            cell, point.ToString(), point.Variant, seed, FramesOf(setting, cell, point.Share), Effort * EncodingScale.Of(setting.StimuliPerPoint).Effort, [], Features: false, setting.Recorded!.Options);

    private EncodingSweepTable TableOf(RecordedCellFits registered, double scale, EncodingFitRow[] fits)
    {
        int? own = registered.Chosen!.Filters?.Count;
        return new(registered.Cell.Name, scale,
        [
            .. Points.Select((point, i) => new EncodingSweepRow(point.Filters ?? own, null, point.Share, 0, fits[(i * Seeds.Count)..((i + 1) * Seeds.Count)])),
            // What was measured on it beside its prediction stands in its own table.
            new(own, null, 1, 0, [.. registered.Rows.Select(row => row.Bare())]),
        ]);
    }

    private sealed record Point(int? Filters, double Share)
    {
        public EncodingVariant? Variant => Filters is null ? null : new() { Filters = Filters };

        public override string ToString() => FormattableString.Invariant($"filters-{Filters?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "own"}/share-{Share}");
    }
}
