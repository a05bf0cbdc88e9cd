using System.Buffers;

namespace RetinaBench.Models.EncodingModels.GroundTruth;

/// <summary>Memory for a block of drives, lent and given back: cells are asked often, and what they throw away would soon be collected.</summary>
/// <param name="units">Subunits.</param>
/// <param name="frames">Frames of a block.</param>
/// <param name="past">Frames before the first.</param>
internal readonly struct DriveBuffers(int units, int frames, int past) : IDisposable
{
    /// <summary>At least [subunit, frame and past].</summary>
    public double[] Sums { get; } = ArrayPool<double>.Shared.Rent(units * (frames + past));

    /// <summary>At least [subunit, frame].</summary>
    public double[] Drives { get; } = ArrayPool<double>.Shared.Rent(units * frames);

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(Sums);
        ArrayPool<double>.Shared.Return(Drives);
    }
}
