using RetinaBench.Torch.Devices;
using TorchSharp;

namespace RetinaBench.Torch.Benchmarks;

/// <summary>Work of the Torch core that is done again and again, each time the same.</summary>
public abstract class TorchWork : IDisposable
{
    private readonly torch.Device _device;
    private readonly int _threadsBefore;

    /// <summary>Opens the device.</summary>
    /// <param name="options">Where and how is computed.</param>
    /// <param name="threads">Threads that libtorch spreads an operation on the CPU over, until this is disposed; null for as many as it takes.</param>
    /// <exception cref="InputException">The device is not there or has no such arithmetic, or the batch is out of range.</exception>
    private protected TorchWork(TorchOptions options, int? threads)
    {
        _device = options.Open();
        _threadsBefore = torch.get_num_threads();
        torch.set_num_threads(threads ?? _threadsBefore);
    }

    /// <summary>Stimuli of one run.</summary>
    public abstract int Stimuli { get; }

    /// <summary>Stimuli that are computed together: fewer than asked for once memory was short.</summary>
    public abstract int Together { get; }

    /// <summary>Floating-point operations for a stimulus, see <see cref="TorchArithmetic"/>.</summary>
    public abstract double FlopsPerStimulus { get; }

    /// <summary>Does it, and waits until the device has done it.</summary>
    /// <exception cref="InputException">The device has not the memory for a single stimulus.</exception>
    public void Run()
    {
        Operate();
        if (_device.type == DeviceType.CUDA)
            torch.cuda.synchronize(_device);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        torch.set_num_threads(_threadsBefore);
        GC.SuppressFinalize(this);
    }

    /// <summary>What <see cref="Run"/> does.</summary>
    private protected abstract void Operate();

    /// <summary>What <see cref="Dispose"/> does.</summary>
    private protected virtual void Release()
    {
    }
}
