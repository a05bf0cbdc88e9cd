using RetinaBench.Baselines.Performance;

namespace RetinaBench.Tests.Baselines.Performance;

public sealed class MachineDescriptionTests
{
    private static readonly MachineSources s_server = new()
    {
        CpuInfo = CpuInfo("2445.428", "4890.85", "0x1000065"),
        MemoryInfo = "MemTotal:       24602364 kB\nMemFree:        19000000 kB\n",
        OsRelease = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nID=debian\n",
        Architecture = "X64",
        Processors = 2,
        VectorBits = 256,
        Runtime = ".NET 10.0.12",
    };

    [Fact]
    public void Of_LinuxServer_NamesEveryPartOfTheKey() =>
        Assert.Equal("amd-epyc-family-25-model-1-2p-256b-24g-debian-12-x64-net-10.0", MachineDescription.Of(s_server).Key);

    [Theory]
    [InlineData("3400.000", "4890.85", "0x1000065")]
    [InlineData("1199.997", "6799.81", "0x1000065")]
    [InlineData("2445.428", "4890.85", "0x10000ff")]
    public void Key_OtherClockReadingsOrMicrocode_IsTheSame(string megahertz, string bogomips, string microcode)
    {
        MachineSources later = s_server with { CpuInfo = CpuInfo(megahertz, bogomips, microcode) };
        Assert.Equal(MachineDescription.Of(s_server).Key, MachineDescription.Of(later).Key);
    }

    [Fact]
    public void Key_AnotherPatchOfTheRuntimeOrALittleLessMemory_IsTheSame()
    {
        MachineSources updated = s_server with { Runtime = ".NET 10.0.15", MemoryInfo = "MemTotal:       24480000 kB\n" };
        Assert.Equal(MachineDescription.Of(s_server).Key, MachineDescription.Of(updated).Key);
    }

    [Fact]
    public void Key_WhateverSetsTheSpeed_TellsMachinesApart()
    {
        MachineSources[] others =
        [
            s_server with { CpuInfo = s_server.CpuInfo.Replace("family\t: 25", "family\t: 26", StringComparison.Ordinal) },
            s_server with { CpuInfo = s_server.CpuInfo.Replace("AMD EPYC", "AMD EPYC 9755", StringComparison.Ordinal) },
            s_server with { MemoryInfo = "MemTotal: 65800000 kB" },
            s_server with { OsRelease = "ID=ubuntu\nVERSION_ID=\"24.04\"" },
            s_server with { GpuInfo = ["Model: \t\t NVIDIA H200\nIRQ: 12"] },
            s_server with { GpuInfo = ["Model: \t\t NVIDIA H200\nIRQ: 12", "Model: \t\t NVIDIA H200\nIRQ: 13"] },
            s_server with { Architecture = "Arm64" },
            s_server with { Processors = 4 },
            s_server with { VectorBits = 512 },
            s_server with { Runtime = ".NET 11.0.0" },
        ];
        string[] keys = [MachineDescription.Of(s_server).Key, .. others.Select(o => MachineDescription.Of(o).Key)];
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Theory]
    [InlineData(8_000_000, 8)]
    [InlineData(24_602_364, 24)]
    [InlineData(131_700_000, 128)]
    [InlineData(263_900_000, 256)]
    public void Of_MemoryAsKernelsReportIt_IsWhatWasBuiltIn(long kibibytes, int gibibytes) =>
        Assert.Equal(gibibytes, MachineDescription.Of(s_server with { MemoryInfo = FormattableString.Invariant($"MemTotal: {kibibytes} kB") }).MemoryGiB);

    [Fact]
    public void Of_ArmServer_TakesImplementerAndPart()
    {
        MachineSources arm = s_server with { CpuInfo = "processor\t: 0\nBogoMIPS\t: 243.75\nCPU implementer\t: 0x41\nCPU part\t: 0xd0c\n", Architecture = "Arm64" };
        Assert.Equal("implementer 0x41 part 0xd0c", MachineDescription.Of(arm).Cpu);
    }

    [Fact]
    public void Of_SystemWithoutThoseFiles_FallsBackOnTheRuntime()
    {
        var bare = new MachineSources
        {
            CpuInfo = "",
            MemoryInfo = "",
            OsRelease = "",
            OsName = "windows 10",
            MemoryBytes = 16L << 30,
            Architecture = "X64",
            Processors = 8,
            VectorBits = 256,
            Runtime = ".NET 10.0.0",
        };
        Assert.Equal("unknown-cpu-8p-256b-16g-windows-10-x64-net-10.0", MachineDescription.Of(bare).Key);
    }

    [Fact]
    public void Key_HostileNames_IsAPlainFileName()
    {
        MachineDescription machine = new(new string('x', 400) + "/../../etc", 1, 0, 1, ["a/b\\c:d\n"], "..", "");
        Assert.Matches("^[a-z0-9][a-z0-9.-]*$", machine.Key);
        Assert.True(machine.Key.Length <= MachineDescription.LongestKey);
    }

    private static string CpuInfo(string megahertz, string bogomips, string microcode) => string.Concat(Enumerable.Range(0, 2).Select(i =>
        $"processor\t: {i}\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 1\nmodel name\t: AMD EPYC\nstepping\t: 1\nmicrocode\t: {microcode}\ncpu MHz\t\t: {megahertz}\nbogomips\t: {bogomips}\n\n"));
}
