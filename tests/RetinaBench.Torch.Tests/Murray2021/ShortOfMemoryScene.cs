using System.Runtime.InteropServices;
using RetinaBench.Stimuli;

namespace RetinaBench.Torch.Tests.Murray2021;

/// <summary>A dark movie that, for its first few drawings, is drawn as if libtorch had no memory left.</summary>
internal sealed class ShortOfMemoryScene(MovieGeometry geometry, int failures) : Scene(geometry)
{
    private int _failures = failures;

    public override void RenderFrame(int frame, Span<float> pixels)
    {
        if (frame == 0 && _failures-- > 0)
            throw new ExternalException("CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 3.94 GiB total capacity)");
        pixels.Clear();
    }
}
