using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Visualisation;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Stimuli;
using RetinaBench.Testing;
using RetinaBench.Tests.Criteria;
using RetinaBench.Tests.Reports;

namespace RetinaBench.Tests.Experiments.Measurements;

/// <summary>Measurements as a damaged or hostile record may hold them.</summary>
public sealed class MeasurementFaultTests
{
    private static readonly MovieClip Clip = MovieClip.Of(new float[2 * 3 * 4], new MovieGeometry(2, 3, 4), 8);

    [Fact]
    public void FindFault_WhatExperimentsMake_IsNone()
    {
        Assert.Null(Clip.FindFault());
        Assert.All(MockRun.Record.Models.SelectMany(m => m.Suites).SelectMany(s => s.Outcomes), outcome => Assert.Null(outcome.Measurement?.FindFault()));
    }

    [Theory]
    [InlineData("frames", "not within 1 to 1000 frames of 1 to 500 pixels a side")]
    [InlineData("rows", "a clip of 2 x 2147483647 x 4 is not within")]
    [InlineData("text", "a clip is damaged: packed bytes cannot be unpacked")]
    [InlineData("cut", "a clip is damaged: ")]
    [InlineData("longer", "a clip is damaged: packed bytes are more than the 12 expected")]
    public void FindFault_DamagedClip_SaysHow(string damage, string expected)
    {
        MovieClip damaged = damage switch
        {
            "frames" => Clip with { Frames = 0 },
            "rows" => Clip with { Rows = int.MaxValue },
            "text" => Clip with { Data = "not base64!" },
            "cut" => Clip with { Data = Clip.Data[..4] },
            _ => Clip with { Frames = 1 },
        };
        VisualisationTable table = PlantedOutcomes.Visualised((0, 1));
        VisualisationRow row = table.Rows[0] with { Movies = [table.Rows[0].Movies[0] with { Clip = damaged }] };
        Assert.Contains(expected, (table with { Rows = [row] }).FindFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void FindFault_KernelsOfAnotherShape_NamesTheKernel()
    {
        var kernel = new KernelRow("bipolar", 1, "movie", null, KernelDomain.Spatial, 2, 2, [1, 2, 3]);
        Assert.Equal("the kernel movie to bipolar 1 of 2 x 2 has 3 weights", new KernelTable([kernel]).FindFault());
        Assert.Equal("the kernel type 1 of 2 x 2 has 3 weights", new KernelSurroundTable("bipolar", [new(1, 2, 2, [1, 2, 3], null)]).FindFault());
        Assert.NotNull(new KernelSurroundTable("bipolar", []).FindFault());
    }

    [Fact]
    public void FindFault_FieldOfAnotherShape_NamesTheType()
    {
        var shape = new ReceptiveFieldShape(null, [1], 0, 1, 1, [1, 2], [1, 2, 3]);
        var table = new ReceptiveFieldTable("bipolar", 8, 100, 2, Lags: 2, Side: 2, 0.01, [new(3, 0, 1, 1, 0.1, shape)]);
        Assert.Equal("the field of type 3 has 2 lags and 3 checks instead of 2 and 2 x 2", table.FindFault());
        Assert.Null((table with { Rows = [new(3, 0, 1, 1, 0.1, shape with { Space = [1, 2, 3, 4] })] }).FindFault());
    }

    [Fact]
    public void Read_RecordWithAFault_NamesFilePlaceAndExperiment()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "run.json");
        ModelRecord subject = MockRun.Record.Models[1];
        ExperimentOutcome[] outcomes = [.. subject.Suites[0].Outcomes.Select(o => o.Measurement is KernelTable table
            ? ExperimentOutcome.Of(o.Experiment, table with { Rows = [table.Rows[0] with { Rows = 3 }] }) : o)];
        RunRecordFile.Write(path, MockRun.Record with { Models = [MockRun.Record.Models[0], subject with { Suites = [subject.Suites[0] with { Outcomes = outcomes }] }, .. MockRun.Record.Models.Skip(2)] });
        InputException error = Assert.Throws<InputException>(() => RunRecordFile.Read(path));
        Assert.Contains("$.models[1].suites[0].outcomes[", error.Message, StringComparison.Ordinal);
        Assert.Contains("kernels: the kernel movie to bipolar 0 of 3 x 2 has 4 weights", error.Message, StringComparison.Ordinal);
    }
}
