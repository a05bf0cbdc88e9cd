namespace RetinaBench.Models.Validation;

/// <summary>The objectives on which the gradients of a model are checked: every layer in every linear reduction, where it answers most.</summary>
internal static class GradientObjectives
{
    /// <summary>Makes the objectives of one lesion.</summary>
    /// <param name="card">The model.</param>
    /// <param name="lesion">What is lesioned.</param>
    /// <param name="full">Full responses of all layers under the lesion, in the order of the card; the first stimulus is looked at.</param>
    public static IReadOnlyList<ResponseObjective> Of(ModelCard card, Lesion lesion, ResponseBatch full)
    {
        List<ResponseObjective> objectives = [];
        for (int i = 0; i < card.Layers.Count; i++)
            objectives.AddRange(OfLayer(card.Layers[i], full[0, 0, i]).Select(term => new ResponseObjective(lesion, term)));
        if (card.FindLayer(LayerRole.Decision) is { CellTypes: > 1 } decision)
        {
            objectives.Add(new(
                lesion,
                new ObjectiveTerm(new(decision.Name, decision.CellTypes - 1), Reduction.LastFrame),
                new ObjectiveTerm(new(decision.Name, 0), Reduction.LastFrame, 0, -1)));
        }

        return objectives;
    }

    private static ObjectiveTerm[] OfLayer(LayerCard layer, ReadOnlySpan<float> full)
    {
        int perType = layer.Frames * layer.Positions, middle = layer.Frames / 2 * layer.Positions, last = (layer.Frames - 1) * layer.Positions;
        (int lastType, int atLast) = Strongest(layer, full, last);
        (int middleType, int atMiddle) = Strongest(layer, full, middle);
        int meanType = 0;
        double most = 0;
        for (int type = 0; type < layer.CellTypes; type++)
        {
            double sum = 0;
            foreach (float value in full.Slice(type * perType, perType))
                sum += value;
            if (Math.Abs(sum) > most)
                (most, meanType) = (Math.Abs(sum), type);
        }

        return
        [
            new(new(layer.Name, lastType), Reduction.LastFrame, atLast),
            new(new(layer.Name, lastType), Reduction.SpatialMean, layer.Frames - 1),
            new(new(layer.Name, middleType), Reduction.Full, middle + atMiddle),
            new(new(layer.Name, meanType), Reduction.Mean),
        ];
    }

    // The type and position of the largest magnitude at one frame.
    private static (int Type, int Position) Strongest(LayerCard layer, ReadOnlySpan<float> full, int frameStart)
    {
        (int Type, int Position) at = (0, 0);
        float most = 0;
        for (int type = 0; type < layer.CellTypes; type++)
        {
            ReadOnlySpan<float> frame = full.Slice((type * layer.Frames * layer.Positions) + frameStart, layer.Positions);
            for (int position = 0; position < frame.Length; position++)
            {
                if (Math.Abs(frame[position]) > most)
                    (most, at) = (Math.Abs(frame[position]), (type, position));
            }
        }

        return at;
    }
}
