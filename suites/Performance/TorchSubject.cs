using RetinaBench.Torch;
using RetinaBench.Torch.Benchmarks;

namespace RetinaBench.Performance;

/// <summary>Work of the Torch core on the CPU. libtorch is held to one thread, as processor time would otherwise count threads that wait for each other.</summary>
public abstract class TorchSubject : Subject
{
    /// <summary>Threads that libtorch may take.</summary>
    protected const int Threads = 1;

    private TorchWork? _work;

    /// <inheritdoc/>
    public override string? Missing => TorchRuntime.Missing;

    /// <inheritdoc/>
    public override Work Work => new(_work!.Stimuli, _work.Stimuli * _work.FlopsPerStimulus);

    /// <inheritdoc/>
    protected override void MakeReady() => _work = Open();

    /// <summary>Makes the work.</summary>
    protected abstract TorchWork Open();

    /// <inheritdoc/>
    protected override void Operate() => _work!.Run();

    /// <inheritdoc/>
    protected override void Release() => _work?.Dispose();
}
