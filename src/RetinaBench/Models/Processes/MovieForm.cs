namespace RetinaBench.Models.Processes;

/// <summary>The forms in which long movies travel to a process that fits models to cells; every such process takes both.</summary>
internal enum MovieForm
{
    /// <summary>One bit a pixel, each frame from a byte of its own on, the lowest bit first: 1/32 of the numbers.</summary>
    Bits,

    /// <summary>Four bytes a pixel.</summary>
    Float32,
}
