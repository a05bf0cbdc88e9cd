using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>What <see cref="CorrelatorModel"/> says of itself.</summary>
internal static class CorrelatorCard
{
    /// <summary>Name of the bipolar layer.</summary>
    public const string Bipolar = "bipolar";

    /// <summary>Name of the amacrine layer.</summary>
    public const string Amacrine = "amacrine";

    /// <summary>Name of the ganglion layer.</summary>
    public const string Ganglion = "ganglion";

    /// <summary>Name of the decision layer.</summary>
    public const string Decision = "decision";

    /// <summary>Decision unit for left.</summary>
    public const int LeftClass = 0;

    /// <summary>Decision unit for right.</summary>
    public const int RightClass = 1;

    /// <summary>Makes the card.</summary>
    /// <param name="input">Shape of the movies.</param>
    public static ModelCard Make(MovieGeometry input) => new()
    {
        Name = "oracle",
        Version = "1",
        Description = "A hand-wired circuit of delay-and-compare correlators, speed-thresholded and speed-weighted, that solves the dot-motion task without training.",
        Citation = "Made here as a positive control, after Hassenstein & Reichardt 1956 (doi:10.1515/znb-1956-9-1004) and Barlow & Levick 1965 (doi:10.1113/jphysiol.1965.sp007638)",
        Input = input,
        Layers =
        [
            Layer(Bipolar, LayerRole.Bipolar, CorrelatorWiring.BipolarTypes, CorrelatorWiring.MapSide, input),
            Layer(Amacrine, LayerRole.Amacrine, CorrelatorWiring.AmacrineTypes, CorrelatorWiring.MapSide, input),
            Layer(Ganglion, LayerRole.Ganglion, CorrelatorWiring.GanglionTypes, CorrelatorWiring.MapSide, input),
            Layer(Decision, LayerRole.Decision, 2, 1, input),
        ],
        Classes = ["left", "right"],
        Role = ModelRole.Oracle,
        ThreadSafe = true,
    };

    private static LayerCard Layer(string name, LayerRole role, int types, int side, MovieGeometry input) =>
        new(name, role, types, input.Frames, side, side);
}
