using RetinaBench.Torch.Devices;

namespace RetinaBench.Torch.Tests.Devices;

public sealed class TorchPrecisionsTests
{
    // Registries and baselines hold these names.
    [Fact]
    public void ByName_IsWhatRegistriesSay()
    {
        Assert.Equal(["single", "tf32", "mixed"], TorchPrecisions.ByName.Keys);
        Assert.All(TorchPrecisions.ByName, pair => Assert.Equal(pair.Key, TorchPrecisions.NameOf(pair.Value)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TorchPrecisions.NameOf((TorchPrecision)7));
    }
}
