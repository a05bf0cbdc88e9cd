using System.Globalization;
using RetinaBench.Experiments.Measurements;

namespace RetinaBench.Experiments.Lesions;

/// <summary>The pair of vital ganglion types, one preferring each direction, that further experiments build on.</summary>
internal static class VitalPair
{
    /// <summary>The right-preferring and the left-preferring type, or null with the reason for which there is no such pair.</summary>
    public static int[]? Of(LesionTable table, out Refusal? refusal)
    {
        if (table is { RightPreferring: { } right, LeftPreferring: { } left })
        {
            refusal = null;
            return [right, left];
        }

        refusal = new(RefusalKind.InsufficientData, Reason(table));
        return null;
    }

    /// <summary>The right-preferring type, or null with the reason for which there is none.</summary>
    public static int? RightPreferring(LesionTable table, out Refusal? refusal)
    {
        refusal = table.RightPreferring is null ? new(RefusalKind.InsufficientData, Reason(table)) : null;
        return table.RightPreferring;
    }

    private static string Reason(LesionTable table)
    {
        string intact = table.Intact.Value.ToString("0.000", CultureInfo.InvariantCulture);
        if (table.VitalGanglion.Count == 0)
            return $"no ganglion type is vital (intact accuracy {intact})";
        string vital = string.Join(", ", table.VitalGanglion);
        string missing = table.RightPreferring is null ? "right" : "left";
        return $"no vital ganglion type prefers {missing} (vital: {vital}; intact accuracy {intact})";
    }
}
