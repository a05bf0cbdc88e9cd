using RetinaBench.Json;
using RetinaBench.Models;
using RetinaBench.Performance.Devices;
using RetinaBench.Torch;
using RetinaBench.Torch.Benchmarks;
using RetinaBench.Torch.Devices;

namespace RetinaBench.Performance.Tests.Devices;

public sealed class DeviceSubjectTests
{
    private static readonly TorchTiming s_timing = new(TorchTask.Training, 64, 32, 0.5, 0.25, 2000, 150, 0.125, 3L << 20);

    [Fact]
    public void All_AreBothTasksAtThreeBatches() => Assert.Equal(
        ["inference/cuda-15", "inference/cuda-64", "inference/cuda-256", "training/cuda-15", "training/cuda-64", "training/cuda-256"], DeviceSubject.All.Select(d => d.Name));

    [Fact]
    public void All_NamesAreThoseOfNoJudgedBenchmark() => Assert.Empty(DeviceSubject.All.Select(d => d.Name).Intersect(Subjects.All.Keys));

    [Fact]
    public void Of_WhatAProcessPrints_IsItsTiming() => Assert.Equal(new DeviceReport("training/cuda-64", s_timing), DeviceReport.Of("training/cuda-64", Print([s_timing], [])));

    [Fact]
    public void Of_WhatDidNotFit_IsTheReason() =>
        Assert.Equal(new DeviceReport("training/cuda-64", null, "too small"), DeviceReport.Of("training/cuda-64", Print([], [new(TorchTask.Training, 64, "too small")])));

    [SkippableFact]
    public void Measure_OnADevice_TellsItsMemory()
    {
        Skip.If(TorchRuntime.MissingCuda is not null, TorchRuntime.MissingCuda ?? "");
        TorchTiming timing = Assert.Single(DeviceSubject.All[0].Measure(quick: true).Runs);
        Assert.Equal((TorchTask.Inference, 15), (timing.Task, timing.Batch));
        Assert.True(timing.DeviceMemoryBytes > 0);
    }

    [SkippableFact]
    public void Measure_WithoutADevice_IsUnavailable()
    {
        Skip.If(TorchRuntime.MissingCuda is null, "there is a CUDA device");
        Assert.Throws<UnavailableException>(() => DeviceSubject.All[0].Measure(quick: true));
    }

    // As it comes from a process to this one.
    private static TorchBenchmarkResult Print(IReadOnlyList<TorchTiming> runs, IReadOnlyList<TorchFailure> failures) =>
        StrictJson.Parse<TorchBenchmarkResult>(StrictJson.Serialize(new TorchBenchmarkResult("paper", "cuda", TorchPrecision.Single, "system", 2, 5, 1200, 3e8, 7e8, runs, failures)), "text");
}
