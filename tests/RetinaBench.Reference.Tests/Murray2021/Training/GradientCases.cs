using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>Small networks that differ in every respect that training leaves open.</summary>
/// <remarks>
/// Amacrine and ganglion cells read bipolar cells with equal windows, and their maps are of one size, as training wants them.
/// Seeds are chosen, out of the first 300, such that few parameters lie behind cells that are never active.
/// </remarks>
public static class GradientCases
{
    private static readonly Dictionary<string, (Murray2021Architecture Architecture, ulong Seed, ulong SeedWithDropout)> ByName = new()
    {
        ["published types"] = (Shape(new(6, 25, 25), 5, (8, 8, 8), new(5, 5, 3), new(3, 3, 2), new(3, 3, 1, 1)), 117, 107),
        ["odd counts"] = (Shape(new(7, 29, 34), 4, (3, 2, 5), new(7, 5, 4), new(2, 3, 1), new(3, 3, 1, 1)), 44, 85),
        ["wide layers"] = (Shape(new(4, 16, 19), 3, (17, 16, 9), new(4, 4, 3), new(2, 2, 2), new(1, 1, 1)), 98, 28),
        ["wider lateral layers"] = (Shape(new(4, 14, 16), 3, (9, 17, 18), new(3, 4, 3), new(2, 1, 2), new(3, 3, 1, 1)), 87, 40),
        ["no amacrine layer"] = (Shape(new(8, 27, 26), 4, (5, 0, 3), new(5, 3, 2), new(4, 5, 3), default), 171, 27),
        ["no amacrine layer, wide"] = (Shape(new(4, 13, 16), 3, (16, 0, 17), new(4, 4, 3), new(2, 3, 1), default), 264, 98),
        ["no residual path"] = (Shape(new(7, 22, 24), 6, (4, 9, 2), new(4, 6, 3), new(3, 2, 2), new(5, 5, 1, 2)) with { GanglionBipolar = null }, 241, 240),
        ["kernels longer than the movie"] = (Shape(new(4, 24, 25), 11, (2, 3, 4), new(6, 6, 2), new(3, 3, 3), new(3, 3, 1, 1)), 78, 3),
        ["one tap"] = (Shape(new(3, 23, 21), 1, (1, 1, 1), new(3, 3, 5), new(2, 2, 1), new(3, 3, 1, 1)), 6, 123),
        ["one position"] = (Shape(new(6, 13, 14), 3, (3, 8, 3), new(4, 4, 3), new(4, 4, 4), new(1, 1, 1)), 145, 66),
    };

    /// <summary>The name of every network, without dropout and with that of the paper in percent.</summary>
    public static TheoryData<string, int> All()
    {
        var all = new TheoryData<string, int>();
        foreach (string name in ByName.Keys)
        {
            all.Add(name, 0);
            all.Add(name, 40);
        }

        return all;
    }

    internal static GradientCase Named(string name, int dropoutPercent)
    {
        (Murray2021Architecture architecture, ulong seed, ulong seedWithDropout) = ByName[name];
        return GradientCase.Draw(architecture, dropoutPercent, dropoutPercent == 0 ? seed : seedWithDropout);
    }

    /// <summary>A network whose every size, and the radius of whose dots, are drawn.</summary>
    internal static GradientCase Drawn(ulong seed)
    {
        var stream = new RandomStream(seed, "tests/gradient-shape");
        int Between(int least, int most) => least + stream.NextInt(most - least + 1);
        SpatialWindow bipolar = new(Between(1, 8), Between(1, 8), Between(1, 5)), lateral = new(Between(1, 5), Between(1, 5), Between(1, 4));
        int padding = Between(0, 2);
        var input = new MovieGeometry(Between(1, 40), Pixels(bipolar.Rows, lateral.Rows), Pixels(bipolar.Columns, lateral.Columns));
        int shape = Between(0, 5);
        Murray2021Architecture architecture = Shape(input, Between(1, 35), (Between(1, 20), shape == 0 ? 0 : Between(1, 20), Between(1, 20)), bipolar, lateral, new((2 * padding) + 1, (2 * padding) + 1, 1, padding));
        if (shape == 1)
            architecture = architecture with { GanglionBipolar = null };
        int[] rates = [0, 1, 40, 90];
        return GradientCase.Draw(architecture, rates[stream.NextInt(rates.Length)], seed, radius: Between(0, 6)) with { Batch = [3, 1, 0, 2] };

        // Enough for a map of 1 to 4 cells, and some that nothing reads.
        int Pixels(int window, int reader) => ((((Between(1, 4) - 1) * lateral.Stride) + reader - 1) * bipolar.Stride) + window + Between(0, 2 * bipolar.Stride);
    }

    private static Murray2021Architecture Shape(MovieGeometry input, int taps, (int Bipolar, int Amacrine, int Ganglion) types, SpatialWindow bipolar, SpatialWindow lateral, SpatialWindow ganglionAmacrine) => new()
    {
        Input = input,
        Taps = taps,
        BipolarTypes = types.Bipolar,
        AmacrineTypes = types.Amacrine,
        GanglionTypes = types.Ganglion,
        Bipolar = bipolar,
        Amacrine = lateral,
        GanglionBipolar = lateral,
        GanglionAmacrine = ganglionAmacrine,
    };
}
