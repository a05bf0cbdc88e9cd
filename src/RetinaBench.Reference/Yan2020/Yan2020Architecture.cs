using RetinaBench.Reference.Training;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020;

/// <summary>The shape of a CNN of Yan et al. (2020): filters on the movie, rectified, read out by one dense weight a position, and a smooth rectifier.</summary>
/// <remarks>
/// <para>One convolution has filters of 7 x 7 pixels, as published. How the 2 or 3 convolutions of figure 3 share them is left open; here each layer has as many filters and
/// all layers together see the same 7 x 7 pixels: 4 x 4 then 4 x 4, or three of 3 x 3, so that every depth ends in a map of 2 x 2 on 8 x 8 pixels.</para>
/// <para>doi:10.1109/TCYB.2020.2972983. Immutable.</para>
/// </remarks>
public sealed record Yan2020Architecture
{
    /// <summary>The most filters of a layer.</summary>
    public const int MaximumFilters = 64;

    /// <summary>The most frames that filters extend over.</summary>
    public const int MaximumLags = 64;

    /// <summary>The most convolutions.</summary>
    public const int MaximumLayers = 3;

    private static readonly int[][] s_kernels = [[7], [4, 4], [3, 3, 3]];

    /// <summary>Filters of each layer, K: 1 to 64.</summary>
    public required int Filters { get; init; }

    /// <summary>Convolutions, 1 to 3.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether filters extend over time themselves (version II); otherwise the movie is filtered in time first (version I).</summary>
    public bool FiltersTime { get; init; }

    /// <summary>Frames that a response depends on, 1 to 64; 20 as published.</summary>
    public int Lags { get; init; } = 20;

    /// <summary>Pixels on a side of the part of the movie that the last layer sees at one position.</summary>
    public static int FieldSide => s_kernels[0][0];

    /// <summary>Images that the first layer reads for one response: all lags, or one that is filtered in time.</summary>
    internal int Channels => FiltersTime ? Lags : 1;

    /// <summary>Every member that is outside of its range, in the order of the members; empty for a valid architecture.</summary>
    public IReadOnlyList<OptionProblem> Problems() =>
    [
        .. Outside("filters", Filters, MaximumFilters),
        .. Outside("layers", Layers, MaximumLayers),
        .. Outside("lags", Lags, MaximumLags),
    ];

    /// <summary>Sides of the kernels, layer by layer.</summary>
    internal IReadOnlyList<int> Kernels => s_kernels[Layers - 1];

    private static IEnumerable<OptionProblem> Outside(string member, int value, int most) => RangeCheck.Outside(member, value, 1, most);
}
