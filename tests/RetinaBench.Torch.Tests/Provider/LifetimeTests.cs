using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Tests.Provider;

/// <summary>Errors of libtorch, scopes and memory. Memory is that of the process, so that nothing runs beside these.</summary>
[Collection(nameof(Alone))]
public sealed class LifetimeTests
{
    /// <summary>What the process may grow by while 2 GB of tensors come and go: caches of the allocators.</summary>
    private const long GrowthAllowed = 200L << 20;

    /// <summary>Tests that run when all others have.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;

    [SkippableFact]
    public void RefusalOfLibtorch_IsAnExternalExceptionWithItsMessage()
    {
        Need.Torch();
        using Tensor x = zeros([2, 3]);
        ExternalException e = Assert.Throws<ExternalException>(() => x.reshape(7));
        Assert.Contains("shape '[7]' is invalid for input of size 6", e.Message, StringComparison.Ordinal);
        Assert.Equal([2L, 3], x.shape);
    }

    [SkippableFact]
    public void DisposedTensor_Refuses()
    {
        Need.Torch();
        Tensor x = zeros([2]);
        x.Dispose();
        x.Dispose();
        Assert.Throws<InvalidOperationException>(() => x.neg());
    }

    [SkippableFact]
    public void Scope_DisposesWhatWasMadeInIt_ButWhatMovedOut()
    {
        Need.Torch();
        Tensor made, moved;
        using (DisposeScope outer = NewDisposeScope())
        {
            using (DisposeScope inner = NewDisposeScope())
            {
                made = zeros([2]);
                moved = inner.MoveToOuter(made.neg());
            }

            Assert.Throws<InvalidOperationException>(() => made.shape);
            Assert.Equal([2L], moved.shape);
        }

        Assert.Throws<InvalidOperationException>(() => moved.shape);
    }

    [SkippableFact]
    public void Scope_DisposedBeforeAnInnerOne_LeavesTheInnerOneInForce()
    {
        Need.Torch();
        DisposeScope outer = NewDisposeScope();
        DisposeScope inner = NewDisposeScope();
        outer.Dispose();
        Tensor x = zeros([2]);
        inner.Dispose();
        Assert.Throws<InvalidOperationException>(() => x.shape);
    }

    [SkippableFact]
    public void Scopes_KeepMemoryFlat()
    {
        Need.Torch();
        Churn(100);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long count = Tensor.TotalCount, before = Environment.WorkingSet;
        Churn(2000);
        Assert.Equal(count, Tensor.TotalCount);
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, GrowthAllowed);

        // A megabyte a turn, and a graph that holds three tensors.
        static void Churn(int turns)
        {
            for (int i = 0; i < turns; i++)
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor x = zeros([64 << 10], requires_grad: true);
                (x * x + x).sum().backward();
            }
        }
    }

    [SkippableFact]
    public void Finalizers_FreeWhatNobodyDisposed()
    {
        Need.Torch();
        long before = Tensor.TotalCount;
        Forget(1000);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.InRange(Tensor.TotalCount - before, long.MinValue, 500);

        static void Forget(int count)
        {
            for (int i = 0; i < count; i++)
                _ = zeros([4]);
        }
    }
}
