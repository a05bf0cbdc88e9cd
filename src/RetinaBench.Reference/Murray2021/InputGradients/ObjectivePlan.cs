using RetinaBench.Models;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>The positions and frames of every layer that an objective depends on, from the top down.</summary>
internal sealed class ObjectivePlan
{
    private readonly ModelCard _card;
    private readonly ResponseObjective _objective;
    private readonly int _taps;

    /// <summary>Plans an objective.</summary>
    /// <exception cref="ArgumentException">It does not fit the card.</exception>
    public ObjectivePlan(ModelCard card, Murray2021Architecture architecture, ResponseObjective objective)
    {
        objective.Check(card);
        _card = card;
        _objective = objective;
        Murray2021Architecture a = architecture;
        _taps = a.Taps;
        Decision = PlannedTerm.Of(card.FindLayer(Murray2021Model.DecisionLayer)!, objective);
        MapRegion readOut = Decision.Length > 0 ? new(0, a.GanglionRows, 0, a.GanglionColumns) : default;
        Ganglion = Plan(Murray2021Model.GanglionLayer, readOut, Decision.Length > 0 ? Decision.Min(FirstFrame) : int.MaxValue);
        int first = Ganglion.Region.IsEmpty ? int.MaxValue : Ganglion.FirstInputFrame;
        MapRegion bipolar = a.GanglionBipolar is { } residual ? Ganglion.Region.Read(residual, a.BipolarRows, a.BipolarColumns) : default;
        if (a.HasAmacrine)
        {
            Amacrine = Plan(Murray2021Model.AmacrineLayer, Ganglion.Region.Read(a.GanglionAmacrine, a.AmacrineRows, a.AmacrineColumns), first);
            bipolar = bipolar.Union(Amacrine.Region.Read(a.Amacrine, a.BipolarRows, a.BipolarColumns));
            first = Amacrine.Region.IsEmpty ? first : Math.Min(first, Amacrine.FirstInputFrame);
        }

        Bipolar = Plan(Murray2021Model.BipolarLayer, bipolar, first);
    }

    public LayerPlan Bipolar { get; }

    /// <summary>Null without amacrine cells.</summary>
    public LayerPlan? Amacrine { get; }

    public LayerPlan Ganglion { get; }

    /// <summary>The terms that read the decisions.</summary>
    public PlannedTerm[] Decision { get; }

    // What the layer above reads of a layer, and what the objective itself does.
    private LayerPlan Plan(string name, MapRegion region, int firstFrame)
    {
        LayerCard layer = _card.FindLayer(name)!;
        PlannedTerm[] terms = PlannedTerm.Of(layer, _objective);
        foreach (PlannedTerm term in terms)
        {
            (int row, int column) = Math.DivRem(term.Position, layer.Columns);
            region = region.Union(term.Position < 0 ? new(0, layer.Rows, 0, layer.Columns) : new(row, row + 1, column, column + 1));
            firstFrame = Math.Min(firstFrame, FirstFrame(term));
        }

        firstFrame = Math.Min(firstFrame, layer.Frames - 1);
        return new(region, firstFrame, Math.Max(0, firstFrame - _taps + 1), new FrameBlocks(layer.Frames), _objective.Lesion.KeptTypes(layer), terms);
    }

    private static int FirstFrame(PlannedTerm term) => Math.Max(0, term.Frame);
}
