using RetinaBench.Models;

namespace RetinaBench.Reference.Murray2021;

/// <summary>What must be computed for a query, with the work that conditions share in one place.</summary>
/// <remarks>No value depends on which other conditions or reductions are asked: sharing only avoids computing it twice.</remarks>
internal sealed class QueryPlan
{
    /// <summary>Plans a query.</summary>
    /// <exception cref="ArgumentException">A lesion names a cell type that the model has not.</exception>
    public QueryPlan(ModelCard card, ResponseQuery query)
    {
        List<ConditionPlan> conditions = [];
        for (int i = 0; i < query.Conditions.Count; i++)
        {
            Lesion lesion = query.Conditions[i].Lesion;
            Check(card, lesion);
            conditions.Add(new(
                i, Kept(card, lesion, Murray2021Model.BipolarLayer), Kept(card, lesion, Murray2021Model.AmacrineLayer),
                Kept(card, lesion, Murray2021Model.GanglionLayer), query.Conditions[i].Requests));
        }

        Branches = [.. conditions.GroupBy(c => c.Bipolar).Select(g => new BipolarBranch(g.Key, [.. g]))];
        AsksBipolar = conditions.Any(c => c.Asks(Murray2021Model.BipolarLayer));
        foreach (BipolarBranch branch in Branches)
        {
            if (branch.GoesBeyondBipolar || branch.Branches.Any(b => b.Conditions.Any(c => c.Asks(Murray2021Model.BipolarLayer))))
                BipolarTypes |= branch.Kept;
        }
    }

    /// <summary>The conditions by kept bipolar types.</summary>
    public IReadOnlyList<BipolarBranch> Branches { get; }

    /// <summary>Bipolar types that some condition reads.</summary>
    public ulong BipolarTypes { get; }

    /// <summary>Whether bipolar responses leave the model, also those that no other layer reads.</summary>
    public bool AsksBipolar { get; }

    private static ulong Kept(ModelCard card, Lesion lesion, string layerName)
    {
        if (card.FindLayer(layerName) is not { } layer)
            return 0;
        ulong kept = layer.CellTypes == 64 ? ulong.MaxValue : (1UL << layer.CellTypes) - 1;
        foreach (CellType type in lesion.CellTypes)
        {
            if (type.Layer == layerName)
                kept &= ~(1UL << type.Index);
        }

        return kept;
    }

    private static void Check(ModelCard card, Lesion lesion)
    {
        foreach (CellType type in lesion.CellTypes)
        {
            LayerCard? layer = card.FindLayer(type.Layer);
            if (layer is null || layer.Role == LayerRole.Decision || type.Index < 0 || type.Index >= layer.CellTypes)
                throw new ArgumentException($"{card.Name} has no cell type {type} to lesion", nameof(lesion));
        }
    }
}
