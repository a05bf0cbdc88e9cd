using RetinaBench.Experiments.Assays;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>One ascent for one cell type from one start.</summary>
/// <param name="Type">The cell type.</param>
/// <param name="Positions">Whose response is made large.</param>
/// <param name="Seed">Number of the start, from 1.</param>
/// <param name="Ascent">How.</param>
public sealed record VisualiseAssay(CellType Type, VisualisedPositions Positions, int Seed, AscentOptions Ascent) : Assay
{
    private const int ClipSize = 112, Rings = 24;

    // On the reference core a step costs about 50 stimuli over the whole movie, about 10 for one cell, and 100 steps are usual.
    private const int WeightOfAll = 5000, WeightOfCenter = 1000;

    /// <inheritdoc/>
    public override string Key => FormattableString.Invariant($"{Type}/seed-{Seed}");

    /// <inheritdoc/>
    public override string Statement => FormattableString.Invariant(
        $"climb {Type}, positions {Positions}, seed {Seed}, step {Ascent.StepSize}, start {Ascent.StartAmplitude} in grains of 1, 4 or 16, until {Ascent.Window} steps gain less than {Ascent.GainBelow}, at most {Ascent.MaximumSteps}");

    /// <inheritdoc/>
    public override int Weight => Positions == VisualisedPositions.All ? WeightOfAll : WeightOfCenter;

    /// <inheritdoc/>
    public override AssayFinding Perform(IModel model, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelCard card = model.Card;
        var ascent = new MovieAscent((IInputGradient)model, card.Geometry, Objective(card.FindLayer(Type.Layer)!), Ascent);
        bool climbed = ascent.Climb(new RandomStream((ulong)Seed, $"deep-visualisation/{Type}"), cancellation);
        if (!climbed)
            return new VisualisedMovie(Seed, true, ascent.Value, 0, false, ascent.StartAmplitude, new(0, 0), null, null, null);
        return new VisualisedMovie(
            Seed,
            false,
            ascent.Value,
            ascent.Steps,
            ascent.Converged,
            ascent.StartAmplitude,
            MotionEnergy.Of(ascent.Movie, card.Geometry),
            Decisions((IRetinaModel)model, ascent.Movie, cancellation),
            RadialProfile.Of(ascent.Movie, card.Geometry, Rings),
            Seed == 1 ? MovieClip.Of(ascent.Movie, card.Geometry, ClipSize) : null)
        {
            StartGrain = ascent.StartGrain,
        };
    }

    // Amacrine responses are zero or below: large means far below.
    private ResponseObjective Objective(LayerCard layer)
    {
        double weight = layer.Role == LayerRole.Amacrine ? -1 : 1;
        int middle = (layer.Rows / 2 * layer.Columns) + (layer.Columns / 2);
        return new(Lesion.None, Positions == VisualisedPositions.All
            ? [new ObjectiveTerm(Type, Reduction.Mean, 0, weight)]
            : ObjectiveTerm.MeanOverFrames(layer, Type.Index, middle, weight));
    }

    private static double[]? Decisions(IRetinaModel model, float[] movie, CancellationToken cancellation)
    {
        ModelCard card = model.Card;
        if (card.FindLayer(LayerRole.Decision) is not { } decision || !card.Classes.SequenceEqual(["left", "right"]))
            return null;
        ResponseQuery query = ResponseQuery.Of(Lesion.None, [new(decision.Name, Reduction.SpatialMean)]);
        ResponseBatch answer = model.Respond([Stimulus.FromFrames("visualised", card.Geometry, movie, label: -1)], query, cancellation);
        if (ResponseBatch.FindShapeFault(card, 1, query, answer) is { } fault)
            throw new InvalidOperationException(fault);
        float[] trace = answer[0, 0, 0].ToArray();
        return [.. Enumerable.Range(0, decision.Frames).Select(frame => (double)trace[decision.Frames + frame] - trace[frame])];
    }
}
