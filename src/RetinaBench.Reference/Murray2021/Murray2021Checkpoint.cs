using System.Globalization;
using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

/// <summary>Reads and makes checkpoints of murray2021 networks with the authors' tensor names.</summary>
/// <remarks>
/// Numbers of cell types, kernel sizes, taps and the presence of the amacrine layer and the residual path follow from the
/// tensors; movie size, frames, strides and padding are not stored there and come from the given architecture.
/// </remarks>
public static partial class Murray2021Checkpoint
{
    private static readonly string[] s_decisions = ["decisionLeft.decision_space", "decisionRight.decision_space"];

    /// <summary>Reads the parameters.</summary>
    /// <param name="checkpoint">The tensors.</param>
    /// <param name="architecture">Supplies what the tensors leave open; the published architecture when null.</param>
    /// <exception cref="InputException">A tensor is missing, left over or of another shape than the others ask for; the message names it.</exception>
    public static Murray2021Parameters Read(Checkpoint checkpoint, Murray2021Architecture? architecture = null)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var reader = new NamedTensors(checkpoint);
        Murray2021Architecture shape = Derive(reader, checkpoint, architecture ?? Murray2021Architecture.Published);
        int sources = shape.BipolarTypes, taps = shape.Taps;
        var parameters = new Murray2021Parameters
        {
            Architecture = shape,
            BipolarSpace = reader.Layer("bipolar{0}.bipolar_space", shape.BipolarTypes, 1, 1, 1, shape.Bipolar.Rows, shape.Bipolar.Columns),
            BipolarTime = reader.Layer("bipolar{0}.bipolar_temporal", shape.BipolarTypes, 1, 1, taps, 1, 1),
            AmacrineSpace = shape.HasAmacrine ? reader.Layer("amacrine{0}.amacrine_space", shape.AmacrineTypes, 1, sources, 1, shape.Amacrine.Rows, shape.Amacrine.Columns) : null,
            AmacrineTime = shape.HasAmacrine ? reader.Layer("amacrine{0}.amacrine_temporal", shape.AmacrineTypes, 1, 1, taps, 1, 1) : null,
            GanglionBipolarSpace = shape.GanglionBipolar is { } residual ? reader.Layer("ganglion{0}.ganglion_bipolar_space", shape.GanglionTypes, 1, sources, 1, residual.Rows, residual.Columns) : null,
            GanglionAmacrineSpace = shape.HasAmacrine ? reader.Layer("ganglion{0}.ganglion_amacrine_space", shape.GanglionTypes, 1, shape.AmacrineTypes, 1, shape.GanglionAmacrine.Rows, shape.GanglionAmacrine.Columns) : null,
            GanglionTime = reader.Layer("ganglion{0}.ganglion_temporal", shape.GanglionTypes, 1, 1, taps, 1, 1),
            Decision = reader.Classes(s_decisions, 1, shape.GanglionTypes, 1, shape.GanglionRows, shape.GanglionColumns),
        };
        reader.RejectUnread();
        return parameters;
    }

    private static Murray2021Architecture Derive(NamedTensors reader, Checkpoint checkpoint, Murray2021Architecture given)
    {
        (int rows, int columns) = reader.Kernel("bipolar0.bipolar_space.weight");
        Murray2021Architecture shape = given with
        {
            Taps = reader.Axis("bipolar0.bipolar_temporal.weight", 2),
            BipolarTypes = reader.Count("bipolar{0}.bipolar_space.weight"),
            AmacrineTypes = reader.Count("amacrine{0}.amacrine_space.weight"),
            GanglionTypes = reader.Count("ganglion{0}.ganglion_temporal.weight"),
            Bipolar = given.Bipolar with { Rows = rows, Columns = columns },
        };
        if (shape.HasAmacrine)
        {
            (rows, columns) = reader.Kernel("amacrine0.amacrine_space.weight");
            shape = shape with { Amacrine = given.Amacrine with { Rows = rows, Columns = columns } };
            (rows, columns) = reader.Kernel("ganglion0.ganglion_amacrine_space.weight");
            shape = shape with { GanglionAmacrine = given.GanglionAmacrine with { Rows = rows, Columns = columns } };
        }

        if (checkpoint.Contains("ganglion0.ganglion_bipolar_space.weight"))
        {
            (rows, columns) = reader.Kernel("ganglion0.ganglion_bipolar_space.weight");
            SpatialWindow steps = given.GanglionBipolar ?? given.Amacrine;
            shape = shape with { GanglionBipolar = steps with { Rows = rows, Columns = columns } };
        }
        else
        {
            shape = shape with { GanglionBipolar = null };
        }

        try
        {
            shape.Validate();
        }
        catch (InputException e)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Source}: {e.Message}"), e);
        }

        return shape;
    }
}
