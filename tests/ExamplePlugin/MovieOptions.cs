using System.Globalization;
using RetinaBench;
using RetinaBench.Stimuli;

namespace ExamplePlugin;

/// <summary>Reads the shape of the movies from a plugin's options: <c>frames</c>, <c>rows</c> and <c>columns</c>.</summary>
internal static class MovieOptions
{
    private const int Largest = 4096;

    /// <summary>The geometry that the options ask for.</summary>
    /// <param name="options">Options of the registry entry.</param>
    /// <param name="defaults">What holds where an option is not given.</param>
    public static MovieGeometry Read(IReadOnlyDictionary<string, string> options, MovieGeometry defaults)
    {
        foreach (string name in options.Keys)
        {
            if (name is not ("frames" or "rows" or "columns"))
                throw new InputException($"option '{name}' is not one of frames, rows, columns");
        }

        return new(Number(options, "frames", defaults.Frames), Number(options, "rows", defaults.Rows), Number(options, "columns", defaults.Columns));
    }

    private static int Number(IReadOnlyDictionary<string, string> options, string name, int otherwise)
    {
        if (!options.TryGetValue(name, out string? text))
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= Largest
            ? value
            : throw new InputException($"option {name} is '{text}', expected a whole number from 1 to {Largest}");
    }
}
