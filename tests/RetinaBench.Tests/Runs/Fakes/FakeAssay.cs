using RetinaBench.Experiments.Assays;
using RetinaBench.Experiments.Visualisation;
using RetinaBench.Models;

namespace RetinaBench.Tests.Runs.Fakes;

/// <summary>An assay whose finding is made of its number.</summary>
internal sealed record FakeAssay(int Number, Action<int>? Before = null, string Asked = "fake") : Assay
{
    public override string Key => FormattableString.Invariant($"assay-{Number}");

    public override string Statement => FormattableString.Invariant($"{Asked} {Number}");

    public override int Weight => 7;

    public override AssayFinding Perform(IModel model, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Before?.Invoke(Number);
        return new VisualisedMovie(Number, false, Number / 3.0, 1, true, 1, new(Number, 0), null, null, null);
    }
}
