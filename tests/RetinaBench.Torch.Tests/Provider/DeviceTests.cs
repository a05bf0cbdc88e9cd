using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Tests.Provider;

public sealed class DeviceTests
{
    [Theory]
    [InlineData("cpu", DeviceType.CPU, -1, "cpu")]
    [InlineData("cuda", DeviceType.CUDA, -1, "cuda")]
    [InlineData("cuda:2", DeviceType.CUDA, 2, "cuda:2")]
    public void Device_ReadsAndWritesItsDescription(string description, DeviceType type, int index, string text)
    {
        var device = new Device(description);
        Assert.Equal((type, index, text), (device.type, device.index, device.ToString()));
        Assert.Equal(text, new Device(type, index).ToString());
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda 0")]
    public void Device_UnknownDescription_Refuses(string description) => Assert.Throws<ArgumentException>(() => new Device(description));

    [SkippableFact]
    public void Tensor_TellsItsDeviceAndType()
    {
        Need.Torch();
        using DisposeScope scope = NewDisposeScope();
        Tensor x = zeros([2], ScalarType.Int64, new Device("cpu"));
        Assert.Equal(ScalarType.Int64, x.dtype);
        Assert.Equal(ScalarType.Float32, zeros([2]).dtype);
        Assert.Equal(DeviceType.CPU, x.cpu().device.type);
    }

    [SkippableFact]
    public void Cuda_IsAvailableWhereThereIsADevice()
    {
        Need.Torch();
        Assert.Equal(cuda.device_count() > 0, cuda.is_available());
        if (!cuda.is_available())
            Assert.Throws<InvalidOperationException>(() => InitializeDeviceType(DeviceType.CUDA));
    }

    [SkippableFact]
    public void Tf32_StaysAsItWasSet()
    {
        Need.Torch();
        (bool matmul, bool cudnn) before = (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32);
        (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32) = (!before.matmul, !before.cudnn);
        (bool, bool) after = (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32);
        (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32) = before;
        Assert.Equal((!before.matmul, !before.cudnn), after);
    }

    [SkippableFact]
    public void Threads_StayAsTheyWereSet()
    {
        Need.Torch();
        int before = get_num_threads();
        set_num_threads(1);
        int after = get_num_threads();
        set_num_threads(before);
        Assert.Equal((1, before), (after, get_num_threads()));
    }

    [SkippableFact]
    public void Synchronize_WithoutACudaDevice_Refuses()
    {
        Need.Torch();
        if (cuda.is_available())
            cuda.synchronize();
        else
            Assert.ThrowsAny<Exception>(() => cuda.synchronize());
    }

    [SkippableFact]
    public void Tensor_OnACudaDevice_ComputesWhatTheCpuDoes()
    {
        Need.Cuda();
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new float[] { 1, -2, 3 }, [3], device: new Device("cuda"));
        Assert.Equal(DeviceType.CUDA, x.device.type);
        var found = new float[3];
        (x * x + x).relu().data<float>().CopyTo(found);
        Assert.Equal([2f, 2, 12], found);
    }
}
