using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Training;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>The shape of the network that a recipe trains; kernels and strides in space are the published ones.</summary>
public sealed record RecipeArchitecture
{
    /// <summary>Bipolar cell types, 1 to 64.</summary>
    public int BipolarTypes { get; init; } = Murray2021Architecture.Published.BipolarTypes;

    /// <summary>Amacrine cell types, 0 to 64; 0 for no amacrine layer.</summary>
    public int AmacrineTypes { get; init; } = Murray2021Architecture.Published.AmacrineTypes;

    /// <summary>Ganglion cell types, 1 to 64.</summary>
    public int GanglionTypes { get; init; } = Murray2021Architecture.Published.GanglionTypes;

    /// <summary>Whether ganglion cells read bipolar cells too; must be so without amacrine cells.</summary>
    public bool ResidualPath { get; init; } = true;

    /// <summary>Frames of the movies, 1 to 4096.</summary>
    public int Frames { get; init; } = Murray2021Architecture.Published.Input.Frames;

    /// <summary>Height of the movies in pixels; enough for one ganglion cell, 30 with the published kernels.</summary>
    public int Rows { get; init; } = Murray2021Architecture.Published.Input.Rows;

    /// <summary>Width of the movies in pixels; as <see cref="Rows"/>.</summary>
    public int Columns { get; init; } = Murray2021Architecture.Published.Input.Columns;

    /// <summary>Taps of every temporal kernel, 1 to 4096.</summary>
    public int Taps { get; init; } = Murray2021Architecture.Published.Taps;

    /// <summary>The architecture, checked.</summary>
    /// <exception cref="InputException">The sizes do not fit together.</exception>
    public Murray2021Architecture ToArchitecture()
    {
        var architecture = new Murray2021Architecture
        {
            Input = new MovieGeometry(Frames, Rows, Columns),
            Taps = Taps,
            BipolarTypes = BipolarTypes,
            AmacrineTypes = AmacrineTypes,
            GanglionTypes = GanglionTypes,
            GanglionBipolar = ResidualPath ? Murray2021Architecture.Published.GanglionBipolar : null,
        };
        architecture.Validate();
        return architecture;
    }

    internal IEnumerable<OptionProblem> Problems()
    {
        // Kernels stay as published: the smallest movie gives one cell of each layer.
        SpatialWindow bipolar = Murray2021Architecture.Published.Bipolar, above = Murray2021Architecture.Published.Amacrine;
        int rows = ((above.Rows - 1) * bipolar.Stride) + bipolar.Rows, columns = ((above.Columns - 1) * bipolar.Stride) + bipolar.Columns;
        OptionProblem[] ranges =
        [
            .. RangeCheck.Outside("architecture.bipolarTypes", BipolarTypes, 1, Murray2021Architecture.MaximumTypes),
            .. RangeCheck.Outside("architecture.amacrineTypes", AmacrineTypes, 0, Murray2021Architecture.MaximumTypes),
            .. RangeCheck.Outside("architecture.ganglionTypes", GanglionTypes, 1, Murray2021Architecture.MaximumTypes),
            .. RangeCheck.Outside("architecture.frames", Frames, 1, 4096),
            .. RangeCheck.Outside("architecture.rows", Rows, rows, 8192),
            .. RangeCheck.Outside("architecture.columns", Columns, columns, 8192),
            .. RangeCheck.Outside("architecture.taps", Taps, 1, 4096),
        ];
        if (ranges.Length > 0)
            return ranges;
        if (AmacrineTypes == 0 && !ResidualPath)
            return [new("architecture.residualPath", "false leaves ganglion cells without input where amacrineTypes is 0: it must be true there")];
        try
        {
            ToArchitecture();
            return [];
        }
        catch (InputException e)
        {
            return [new("architecture", e.Message)];
        }
    }
}
