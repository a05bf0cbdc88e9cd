using RetinaBench.Experiments.Measurements;

namespace RetinaBench.Tests.Experiments;

/// <summary>Outcomes of the earlier experiments that others build on.</summary>
internal static class PlantedTables
{
    /// <summary>Vital ganglion types 3 (prefers right) and 1 (prefers left).</summary>
    public static LesionTable Lesions { get; } = Vital(3, 1);

    /// <summary>The circuit of bipolar 2 and amacrine 0 around ganglion 3 and 1.</summary>
    public static CircuitTable Circuits { get; } = Best(new CircuitRow(2, 0, new(70, 100)));

    public static LesionTable Vital(int? right, int? left) =>
        new(new(98, 100), new(49, 50), new(49, 50), 0.95, [], [.. new[] { right, left }.OfType<int>()], right, left);

    private static CircuitTable Best(CircuitRow row) => new([3, 1], [row], row);
}
