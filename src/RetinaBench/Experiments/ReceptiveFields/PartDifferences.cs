using System.Numerics;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>What the parts of a measurement differ by: fields in which everything that the parts have in common cancels, so that only chance is left.</summary>
/// <remarks>
/// Half of the parts are added and half subtracted, in every way in which this can be done: 35 for 8 parts, which have the variance of the mean of all. Where a cell
/// has no field, its average is as good as any of them and exceeds them all with a probability of 1 in 36 (Fisher's test by randomisation), whatever the noise is
/// like. It is not white where the response depends on the stimulus: responses of neighbouring frames and cells then err together, and singular values of
/// such noise are larger than those of independent values.
/// </remarks>
internal static class PartDifferences
{
    /// <summary>The differences, in a stable order.</summary>
    /// <param name="parts">Fields of an even number of parts, of about as many responses each.</param>
    public static IEnumerable<ReceptiveField> Of(IReadOnlyList<ReceptiveField> parts)
    {
        // The last part is always added: the opposite signs would give the opposite difference.
        for (uint subtracted = 0; subtracted < 1u << (parts.Count - 1); subtracted++)
        {
            if (BitOperations.PopCount(subtracted) == parts.Count / 2)
                yield return Difference(parts, subtracted);
        }
    }

    private static ReceptiveField Difference(IReadOnlyList<ReceptiveField> parts, uint subtracted)
    {
        double[] values = new double[parts[0].Values.Count];
        for (int part = 0; part < parts.Count; part++)
        {
            double share = ((subtracted >> part) & 1) == 0 ? 1.0 / parts.Count : -1.0 / parts.Count;
            for (int i = 0; i < values.Length; i++)
                values[i] += share * parts[part].Values[i];
        }

        return parts[0] with { Values = values, StandardError = Math.Sqrt(parts.Sum(part => part.StandardError * part.StandardError)) / parts.Count, Count = parts.Sum(part => part.Count) };
    }
}
