namespace RetinaBench.Models;

/// <summary>What a layer stands for in the retina, so that experiments find it whatever its name.</summary>
public enum LayerRole
{
    /// <summary>A layer no experiment asks for by role.</summary>
    Other,

    /// <summary>Bipolar cells: the first spatiotemporal stage.</summary>
    Bipolar,

    /// <summary>Amacrine cells: lateral inhibition.</summary>
    Amacrine,

    /// <summary>Ganglion cells: the output of the retina.</summary>
    Ganglion,

    /// <summary>The readout: one unit a class, never lesioned.</summary>
    Decision,
}
