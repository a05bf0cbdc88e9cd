using RetinaBench.Torch.Devices;
using TorchSharp;

namespace RetinaBench.Torch.Tests.Devices;

public sealed class BatchSizeTests
{
    [SkippableFact]
    public void Choose_NothingAskedOnTheCpu_IsOne()
    {
        Need.Torch();
        Assert.Equal(1, BatchSize.Choose(TorchDevice.Open("cpu"), 1, null).Value);
    }

    [SkippableFact]
    public void Choose_NothingAskedOnCuda_FitsIntoItsMemory()
    {
        Need.Torch();
        // Without a driver the size is chosen as if everything fitted; a stimulus of an exabyte fits nowhere.
        var device = new torch.Device(DeviceType.CUDA, 0);
        bool known = CudaMemory.Free(0) is not null;
        Assert.Equal(known ? 1 : 32, BatchSize.Choose(device, 1L << 60, null).Value);
        Assert.InRange(BatchSize.Choose(device, 1, null).Value, 1, 32);
    }

    [SkippableFact]
    public void TryHalve_FromSeven_GoesDownToOne()
    {
        Need.Torch();
        BatchSize batch = BatchSize.Choose(TorchDevice.Open("cpu"), 1, 7);
        List<int> sizes = [batch.Value];
        while (batch.TryHalve())
            sizes.Add(batch.Value);
        Assert.Equal([7, 3, 1], sizes);
    }

    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 7.79 GiB total capacity)", true)]
    [InlineData("[enforce fail at alloc_cpu.cpp:66] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 99 bytes. Error code 12 (Cannot allocate memory)", true)]
    [InlineData("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)", false)]
    public void OutOfMemory_MessagesOfLibtorch_AreTold(string message, bool expected) =>
        Assert.Equal(expected, OutOfMemory.IsMeant(new System.Runtime.InteropServices.ExternalException(message)));
}
