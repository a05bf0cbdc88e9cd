namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>What one stimulus makes of a network: each convolution after its dropout, and each layer's response.</summary>
internal sealed record PlainActivity(
    PlainMap BipolarSpace, PlainMap BipolarTime, PlainMap Bipolar,
    PlainMap? AmacrineSpace, PlainMap? AmacrineTime, PlainMap? Amacrine,
    PlainMap GanglionSpace, PlainMap GanglionTime, PlainMap Ganglion, PlainMap Decision)
{
    /// <summary>Adds which cells are active in which frames: the piece of the piecewise smooth loss that the network is on.</summary>
    public void AddActiveTo(ref HashCode active)
    {
        foreach (PlainMap? layer in new[] { Bipolar, Amacrine, Ganglion })
        {
            for (int i = 0; i < layer?.Values.Length; i++)
            {
                if (layer.Values[i] != 0)
                    active.Add(i);
            }

            active.Add(layer?.Types);
        }
    }
}
