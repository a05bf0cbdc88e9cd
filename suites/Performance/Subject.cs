using BenchmarkDotNet.Attributes;

namespace RetinaBench.Performance;

/// <summary>One thing whose speed is measured, on one thread, with the same work in every operation.</summary>
/// <remarks>BenchmarkDotNet finds it by its attributes, the gate by its type; both call the same two methods.</remarks>
public abstract class Subject : IDisposable
{
    /// <summary>Folder and name, for example <c>inference/sparse</c>; baselines go by it.</summary>
    public abstract string Name { get; }

    /// <summary>Raised when an operation does other work than before: its times are then compared with none of an earlier version.</summary>
    public virtual int Version => 1;

    /// <summary>What this machine or build lacks for it, and how to get it; null: nothing. A benchmark that is not measured is neither new nor vanished.</summary>
    public virtual string? Missing => null;

    /// <summary>What one operation gets done; valid after <see cref="Prepare"/>.</summary>
    public abstract Work Work { get; }

    /// <summary>Makes everything that is not part of the work; called once, before the rest.</summary>
    [GlobalSetup]
    public void Prepare() => MakeReady();

    /// <summary>One operation.</summary>
    [Benchmark]
    public void Run() => Operate();

    /// <summary>Gives back what <see cref="Prepare"/> made; called once, after the rest.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>What <see cref="Prepare"/> does.</summary>
    protected abstract void MakeReady();

    /// <summary>What <see cref="Run"/> does.</summary>
    protected abstract void Operate();

    /// <summary>What <see cref="Dispose"/> does.</summary>
    protected virtual void Release()
    {
    }
}
