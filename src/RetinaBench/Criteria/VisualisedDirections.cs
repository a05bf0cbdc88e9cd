using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Visualisation;

namespace RetinaBench.Criteria;

/// <summary>The movies that make the vital ganglion types respond most move the way of each type's preference, and are decided so, from every start.</summary>
public sealed record VisualisedDirections : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="VisualisationTable"/> of the vital pair.</summary>
    public required string Experiment { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule =>
        $"for each vital type in {Experiment}, every ascent converged, the motion index of every movie points the way of the type's preference, its 95 % interval over starts excludes 0, and the decision on the last frame of every movie is for that direction";

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        VisualisationTable table = Measured<VisualisationTable>(outcomes, Experiment);
        if (!table.Vital)
            return Decide(Verdict.InsufficientData, "no vital pair", $"{Experiment} found no pair of vital ganglion types with opposite preferences");
        string measured = string.Join("; ", table.Rows.Select(Describe));
        if (table.Rows.Select(Fault).FirstOrDefault(fault => fault is not null) is { } failed)
            return Decide(Verdict.Failed, measured, failed);
        if (table.Rows.Select(Doubt).FirstOrDefault(doubt => doubt is not null) is { } undecided)
            return Decide(Verdict.InsufficientData, measured, undecided);
        VisualisationRow weaker = table.Rows.MinBy(row => Math.Abs(row.MotionIndex!.Value))!;
        return Decide(
            Verdict.Passed, weaker.MotionIndex!.Value, weaker.MotionIndex.Lower, weaker.MotionIndex.Upper, measured,
            "every movie moves the way of its type's preference and is decided so");
    }

    private static string Describe(VisualisationRow row) => Text.Of(
        $"ganglion {row.Index}, prefers {Direction(row.Preference)}: motion index {(row.MotionIndex is { } index ? Text.Number(index) : "n/a")}, {row.Movies.Count(m => Agrees(m, row.Preference))} of {row.Movies.Count} movies decided {Direction(row.Preference)}");

    private static string? Fault(VisualisationRow row)
    {
        foreach (VisualisedMovie movie in row.Movies)
        {
            if (movie.Silent)
                return Text.Of($"ganglion {row.Index} does not depend on the movie at start {movie.Seed}");
            if (Math.Sign(movie.Energy.Index) != row.Preference)
                return Text.Of($"the movie of ganglion {row.Index} from start {movie.Seed} does not move {Direction(row.Preference)}");
            if (!Agrees(movie, row.Preference))
                return Text.Of($"the movie of ganglion {row.Index} from start {movie.Seed} is not decided {Direction(row.Preference)}");
        }

        return null;
    }

    private static string? Doubt(VisualisationRow row)
    {
        if (row.Movies.FirstOrDefault(m => !m.Converged) is { } movie)
            return Text.Of($"the ascent for ganglion {row.Index} from start {movie.Seed} had not converged after {movie.Steps} steps");
        return row.MotionIndex is { } index && index.Excludes(0) ? null : Text.Of($"the 95 % interval of the motion index of ganglion {row.Index} over starts includes 0");
    }

    private static bool Agrees(VisualisedMovie movie, int preference) => movie.Decisions is { Count: > 0 } trace && Math.Sign(trace[^1]) == preference;

    private static string Direction(int preference) => preference > 0 ? "right" : "left";
}
