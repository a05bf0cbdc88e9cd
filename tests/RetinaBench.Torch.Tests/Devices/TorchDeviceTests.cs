using RetinaBench.Models;
using RetinaBench.Torch.Devices;
using TorchSharp;

namespace RetinaBench.Torch.Tests.Devices;

public sealed class TorchDeviceTests
{
    [SkippableFact]
    public void Open_Cpu_IsAlwaysThere()
    {
        Need.Torch();
        Assert.Equal(DeviceType.CPU, TorchDevice.Open("cpu").type);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("CPU")]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:1.5")]
    [InlineData("cuda:99999999999")]
    public void Open_AnotherName_IsRefused(string name)
    {
        Need.Torch();
        InputException e = Assert.Throws<InputException>(() => TorchDevice.Open(name));
        Assert.Contains($"device '{name}' is not one of cpu, cuda, cuda:N", e.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Open_DeviceThatIsNotThere_SaysHowManyThereAre()
    {
        Need.Torch();
        UnavailableException e = Assert.Throws<UnavailableException>(() => TorchDevice.Open("cuda:4095"));
        Assert.Contains("device 'cuda:4095' is not there", e.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Options_Tf32OnTheCpu_IsRefused()
    {
        Need.Torch();
        InputException e = Assert.Throws<InputException>(() => new TorchOptions { Precision = TorchPrecision.Tf32 }.Open());
        Assert.Contains("precision tf32 needs a CUDA device", e.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(TorchOptions.MaximumBatch + 1)]
    public void Options_BatchOutOfRange_IsRefused(int batch)
    {
        Need.Torch();
        InputException e = Assert.Throws<InputException>(() => new TorchOptions { Batch = batch }.Open());
        Assert.Contains(FormattableString.Invariant($"batch is {batch}, valid are 1 to {TorchOptions.MaximumBatch}"), e.Message, StringComparison.Ordinal);
    }
}
