using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>One stimulus of a batch, ready to be learnt from: its movie as frames, its class, and what dropout does to it.</summary>
internal sealed record PlainStimulus(PlainMap Movie, int Label, PlainDropout Dropout)
{
    /// <summary>Renders a stimulus of a training set and draws its dropout.</summary>
    public static PlainStimulus Of(GradientCase drawn, int index)
    {
        Murray2021Architecture architecture = drawn.Architecture;
        MovieGeometry input = architecture.Input;
        var movie = new PlainMap(1, input.Frames, input.Rows, input.Columns);
        float[] frame = new float[input.PixelsPerFrame];
        for (int t = 0; t < input.Frames; t++)
        {
            drawn.Set.Scenes[index].RenderFrame(t, frame);
            for (int i = 0; i < frame.Length; i++)
                movie.Values[(t * frame.Length) + i] = frame[i];
        }

        return new(movie, drawn.Set.Labels[index], new(architecture, drawn.DropoutPercent, drawn.Seed, drawn.Epoch, (uint)index));
    }
}
