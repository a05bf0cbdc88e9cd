using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Encoding;

/// <summary>Fits members of a model's family to one cell, or the model to less or to worse data, and measures how well each predicts.</summary>
/// <remarks>Every combination of the lists is fitted from every seed. The fits of the model as it is registered to all data are taken over from an earlier experiment.</remarks>
public sealed record EncodingSweepExperiment : EncodingExperiment
{
    private const int MostFits = 1000;

    /// <summary>Name of the ground-truth cell.</summary>
    public required string Cell { get; init; }

    /// <summary>Id of the earlier fits of the model as it is registered, which become the last row.</summary>
    public required string Registered { get; init; }

    /// <summary>Numbers of filters; null, the default, for that of the model.</summary>
    public IReadOnlyList<int>? Filters { get; init; }

    /// <summary>Numbers of convolutions; null, the default, for that of the model.</summary>
    public IReadOnlyList<int>? Layers { get; init; }

    /// <summary>Shares of the recording, above 0 to 1; all of it by default.</summary>
    public IReadOnlyList<double> Shares { get; init; } = [1];

    /// <summary>Shares of the frames that are replaced by unrelated ones, 0 to 1; none by default.</summary>
    public IReadOnlyList<double> Replaced { get; init; } = [0];

    /// <summary>Whether models whose movie is filtered in time first have the filter of the whole recording, whatever share of it they are fitted to; false by default.</summary>
    /// <remarks>So what varies is what the network is fitted to, as in simulations that filter the movie before anything else.</remarks>
    public bool FilterOfWhole { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => [new("registered", Registered, typeof(EncodingFitTable))];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(EncodingSweepTable);

    /// <inheritdoc/>
    [JsonIgnore]
    protected override IEnumerable<EncodingVariant?> Variants => Points.Select(point => point.Variant);

    [JsonIgnore]
    private IEnumerable<Point> Points =>
        from layers in Layers?.Select(l => (int?)l) ?? [null]
        from filters in Filters?.Select(f => (int?)f) ?? [null]
        from share in Shares
        from replaced in Replaced
        select new Point(filters, layers, share, replaced);

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> CheckOptions() =>
    [
        .. base.CheckOptions(),
        .. CheckCell(Cell),
        .. Filters is { Count: 0 } ? [new OptionProblem("filters", "is empty; leave it out for the model's own")] : Enumerable.Empty<OptionProblem>(),
        .. (Filters ?? []).SelectMany(f => OptionChecks.Positive("filters", f)),
        .. Layers is { Count: 0 } ? [new OptionProblem("layers", "is empty; leave it out for the model's own")] : Enumerable.Empty<OptionProblem>(),
        .. (Layers ?? []).SelectMany(l => OptionChecks.Positive("layers", l)),
        .. Shares.SelectMany(share => ShareAboveZero("shares", share)),
        .. Replaced.SelectMany(share => OptionChecks.Share("replaced", share)),
        .. OptionProblem.Outside("seeds", Points.Count() * Seeds.Count, 1, MostFits),
    ];

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.TryGet(Registered, out EncodingFitTable? registered, out Refusal? refusal))
            return ExperimentOutcome.Refused(Id, refusal.Kind, refusal.Reason);
        EncodingFitRow[] fits = [.. Assays(context).Select(assay => RowOf(results, assay))];
        EncodingSweepRow[] rows =
        [
            .. Points.Select((point, i) => new EncodingSweepRow(point.Filters ?? registered.Rows[0].Filters?.Count, point.Layers, point.Share, point.Replaced, fits[(i * Seeds.Count)..((i + 1) * Seeds.Count)])),
            // What was measured on it beside its prediction stands in its own table.
            new(registered.Rows[0].Filters?.Count, null, 1, 0, [.. registered.Rows.Select(row => row.Bare())]),
        ];
        return ExperimentOutcome.Of(Id, new EncodingSweepTable(Cell, EncodingScale.Of(context.StimuliPerPoint).Effort, rows));
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.TryGet<EncodingFitTable>(Registered, out _, out Refusal? refusal) ? base.PlanFor(context) : ExperimentPlan.Because(refusal);
    }

    /// <inheritdoc/>
    protected override IEnumerable<FitAssay> Assays(ExperimentSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var scale = EncodingScale.Of(setting.StimuliPerPoint);
        return from point in Points
               from seed in Seeds
               select new FitAssay(
                   FormattableString.Invariant($"{point}/seed-{seed}"),
                   new()
                   {
                       Cell = Cell,
                       Seed = seed,
                       Blocks = scale.BlocksOf(point.Share),
                       FilterBlocks = FilterOfWhole ? scale.Blocks : null,
                       Replaced = point.Replaced,
                       Effort = Effort * scale.Effort,
                       Variant = point.Variant,
                   },
                   EncodingQuestions.Correlation,
                   scale.PredictedBlocks,
                   NoiseOf(setting),
                   null);
    }

    private sealed record Point(int? Filters, int? Layers, double Share, double Replaced)
    {
        public EncodingVariant? Variant => Filters is null && Layers is null ? null : new() { Filters = Filters, Layers = Layers };

        public override string ToString() => FormattableString.Invariant($"layers-{Layers?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "own"}/filters-{Filters?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "own"}/share-{Share}/replaced-{Replaced}");
    }
}
