using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>Turns the averages of the parts of a measurement into what is said of a cell type.</summary>
internal static class FieldAnalysis
{
    /// <summary>The row of one cell type.</summary>
    /// <param name="type">Its number.</param>
    /// <param name="sums">What each part of the movies gave.</param>
    /// <param name="probability">With which a field may be found although responses ignore the stimulus.</param>
    public static ReceptiveFieldRow Of(int type, AverageSums[] sums, double probability)
    {
        ResponseWeightedAverage whole = Merge(sums);
        // Rounding leaves something of the average of a constant response too.
        if (whole.Minimum == whole.Maximum)
            return new(type, whole.Minimum, whole.Maximum, 0, 0, null);
        ReceptiveField field = ToField(whole);
        ReceptiveField[] chance = [.. PartDifferences.Of([.. sums.Select(part => ToField(ResponseWeightedAverage.Of(part)))])];
        double level = Math.Max(field.NoiseLevel(probability), chance.Max(Largest)), peak = field.Values.MaxBy(Math.Abs);
        bool found = Math.Abs(peak) > level;
        return new(type, whole.Minimum, whole.Maximum, peak, level, found ? Shape(field, chance, HalvesCorrelation(sums)) : null);
    }

    private static ReceptiveFieldShape Shape(ReceptiveField field, ReceptiveField[] chance, double? halves)
    {
        SpaceTimeSeparation separation = SpaceTimeSeparation.Of(field);
        double level = chance.Max(difference => SpaceTimeSeparation.Of(difference).Scale);
        return new(halves, separation.SingularValues, level, separation.SingularValues.Count(value => value > level), separation.SeparabilityIndex, separation.Time, separation.Space);
    }

    private static double? HalvesCorrelation(AverageSums[] sums)
    {
        ReceptiveField first = ToField(Merge(sums.AsSpan(0, sums.Length / 2))), second = ToField(Merge(sums.AsSpan(sums.Length / 2)));
        // Null where the response never changed in one half.
        return PearsonCorrelation.Of(first.Values, second.Values).OrNull;
    }

    private static double Largest(ReceptiveField field) => field.Values.Max(Math.Abs);

    private static ReceptiveField ToField(ResponseWeightedAverage average) => average.ToField() ?? throw new InvalidOperationException("there are not two responses");

    // In the order of the parts, so that the bits do not depend on which was done first.
    private static ResponseWeightedAverage Merge(ReadOnlySpan<AverageSums> parts)
    {
        var merged = ResponseWeightedAverage.Of(parts[0]);
        foreach (AverageSums part in parts[1..])
            merged.Merge(ResponseWeightedAverage.Of(part));
        return merged;
    }
}
