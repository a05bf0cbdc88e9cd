using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training.Gradients;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Murray2021.Training;

/// <summary>Draws dropout as the reference core does, from the same counter-based streams, and takes it to a device.</summary>
/// <remarks>The layouts of the planes are those of <see cref="DropoutPlanes"/>: what each vector's lanes stand for is a matter of narrowing and permuting axes.</remarks>
internal sealed unsafe class DropoutDraw(NetworkShape shape, DropoutPlanes planes, Device device)
{
    private const int Lanes = FrameBlocks.Lanes;

    private readonly Murray2021Architecture _a = shape.Architecture;
    private readonly AlignedBuffer<ushort> _kept = new();

    /// <summary>The masks of some stimuli.</summary>
    /// <param name="stimuli">Indices into the training set.</param>
    /// <param name="epoch">Epoch of the training.</param>
    public DropoutMasks Draw(ReadOnlySpan<int> stimuli, uint epoch)
    {
        Tensor lateral = Map(planes.LateralSpace, shape.Frames, stimuli, epoch);
        Tensor? ganglionAmacrine = _a.HasAmacrine ? Map(planes.GanglionAmacrineSpace, shape.Frames, stimuli, epoch) : null;
        return new(
            Bipolar(planes.BipolarSpace, stimuli, epoch),
            Bipolar(planes.BipolarTime, stimuli, epoch),
            _a.HasAmacrine ? Amacrine(lateral) : null,
            _a.HasAmacrine ? Amacrine(Map(planes.AmacrineTime, shape.Frames, stimuli, epoch)) : null,
            Ganglion(lateral),
            ganglionAmacrine is null ? null : Ganglion(ganglionAmacrine),
            Ganglion(Map(planes.GanglionTime, 1, stimuli, epoch)),
            Factors(planes.Decision, Murray2021Model.DecisionClasses.Count, stimuli, epoch).reshape(stimuli.Length, Murray2021Model.DecisionClasses.Count, 1, 1));
    }

    // [rows, whole chunks of (frames, columns, types)]; cells that no other layer reads have no decision, and no influence.
    private Tensor Bipolar(DropoutPlane plane, ReadOnlySpan<int> stimuli, uint epoch)
    {
        int rows = shape.BipolarRows, rowLanes = shape.BipolarVectors * Lanes, chunkedRow = shape.BipolarMaskChunks * DropoutPlane.ChunkVectors * Lanes;
        int columns = Math.Min(rowLanes / shape.BipolarLanes, _a.BipolarColumns);
        Tensor read = Factors(plane, rows * chunkedRow, stimuli, epoch)
            .reshape(stimuli.Length, rows, chunkedRow).narrow(2, 0, shape.Frames * rowLanes)
            .reshape(stimuli.Length, rows, shape.Frames, rowLanes).narrow(3, 0, columns * shape.BipolarLanes)
            .reshape(stimuli.Length, rows, shape.Frames, columns, shape.BipolarLanes).narrow(4, 0, _a.BipolarTypes)
            .permute(0, 4, 2, 1, 3);
        return nn.functional.pad(read, [0, _a.BipolarColumns - columns, 0, _a.BipolarRows - rows])
            .reshape(stimuli.Length, _a.BipolarTypes, shape.Frames, _a.BipolarRows * _a.BipolarColumns);
    }

    // [stimuli, frames, positions, lanes].
    private Tensor Map(DropoutPlane plane, int frames, ReadOnlySpan<int> stimuli, uint epoch) =>
        Factors(plane, frames * shape.Positions * shape.MapLanes, stimuli, epoch).reshape(stimuli.Length, frames, shape.Positions, shape.MapLanes);

    private Tensor Amacrine(Tensor map) => map.narrow(3, 0, _a.AmacrineTypes).permute(0, 3, 1, 2);

    private Tensor Ganglion(Tensor map) => map.narrow(3, shape.GanglionLane, _a.GanglionTypes).permute(0, 3, 1, 2);

    // [stimuli, values]: the first values of the plane of each stimulus.
    private Tensor Factors(DropoutPlane plane, int values, ReadOnlySpan<int> stimuli, uint epoch)
    {
        int chunks = (values + (DropoutPlane.ChunkVectors * Lanes) - 1) / (DropoutPlane.ChunkVectors * Lanes);
        _kept.Reserve(chunks * DropoutPlane.ChunkVectors);
        float[] factors = new float[stimuli.Length * values];
        for (int i = 0; i < stimuli.Length; i++)
        {
            plane.Fill(_kept.Pointer, 0, chunks, epoch, (uint)stimuli[i]);
            for (int value = 0; value < values; value++)
                factors[(i * values) + value] = (_kept.Pointer[value / Lanes] >> (value % Lanes) & 1) * planes.Scale;
        }

        return tensor(factors, [stimuli.Length, values], device: device);
    }
}
