namespace RetinaBench.Runs.Assays;

/// <summary>Which assay of which experiment on which model: a unit of work of a run, beside <see cref="Shards.Shard"/>.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Suite">Id of the suite.</param>
/// <param name="Experiment">Id of the experiment.</param>
/// <param name="Key">The assay's key within the experiment.</param>
public sealed record AssayPlace(string Model, string Suite, string Experiment, string Key)
{
    /// <summary>For example <c>paper-1: murray2021, ganglion-deep-visualisation, ganglion:0/seed-1</c>.</summary>
    public override string ToString() => $"{Model}: {Suite}, {Experiment}, {Key}";
}
