using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Kernels as grey pictures: grey is 0, and one magnitude is white and black in all pictures of a figure.</summary>
internal static class KernelPicture
{
    private const double Grey = 128, Range = 127;

    /// <summary>The key of a figure.</summary>
    public static string Key(double largest) => $"black: -{Criteria.Text.Number(largest)}, grey: 0, white: {Criteria.Text.Number(largest)}";

    /// <summary>One picture.</summary>
    /// <param name="title">What is printed above it.</param>
    /// <param name="rows">Rows of the kernel.</param>
    /// <param name="columns">Columns of the kernel.</param>
    /// <param name="weights">[rows, columns].</param>
    /// <param name="largest">The magnitude of white and black, above 0.</param>
    public static FilmFrame Of(string title, int rows, int columns, IEnumerable<double> weights, double largest) =>
        new(title, rows, columns, weights.Select(w => (byte)Math.Clamp(Math.Round(Grey + (Range * w / largest)), 0, byte.MaxValue)).ToArray());
}
