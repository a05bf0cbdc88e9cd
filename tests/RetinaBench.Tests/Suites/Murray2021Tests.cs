using System.Text.Json;
using RetinaBench.Stimuli;
using RetinaBench.Suites;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Suites;

/// <summary>The suite of Murray et al. 2021 as it ships, against the protocol and the authors' published figures.</summary>
public sealed class Murray2021Tests
{
    private static readonly Suite Suite = SuiteCatalog.BuiltIn.Read("murray2021");

    [Fact]
    public void Environments_Points_AreThoseOfTheProtocol()
    {
        Assert.Equal(["task", "task-fresh", "task-fast", "alpha-sweep", "s-sweep", "single-direction", "s-bands"], Suite.Environments.Select(e => e.Environment.Name));
        Assert.All(Suite.Environments, e => Assert.Equal(new MovieGeometry(51, 255, 255), e.Environment.Geometry));
        Assert.Equal(Enumerable.Range(0, 41).Select(i => i / 10.0), Values("alpha-sweep", "alpha"));
        Assert.Equal(Enumerable.Range(0, 34).Select(i => (50 + (3 * i)) / 100.0), Values("s-sweep", "s"));
        Assert.Equal(Enumerable.Range(0, 51).Select(i => (50 + (5 * i)) / 100.0), Values("single-direction", "speed").Distinct());
        Assert.Equal([-1.0, 1], Values("single-direction", "direction").Distinct());
        Assert.Equal(102, Values("single-direction", "direction").Count());
        Assert.Equal([2], Values("task", "alpha"));
        Assert.Equal([2], Values("task-fresh", "alpha"));
        Assert.Equal([4], Values("task-fast", "alpha"));
        Assert.Equal(4, Values("s-bands", "band").Count());
    }

    [Fact]
    public void Environments_Options_AreThoseOfThePublishedMovies() => Assert.All(Suite.Environments, e =>
    {
        DotMotionOptions options = Assert.IsType<DotMotionEnvironment>(e.Environment).Options;
        Assert.Equal(DotMotionOptions.Murray2021(options.Variation, options.Seed), options);
    });

    [Theory]
    [InlineData("task")]
    [InlineData("task-fresh")]
    [InlineData("task-fast")]
    [InlineData("alpha-sweep")]
    [InlineData("s-sweep")]
    [InlineData("single-direction")]
    [InlineData("s-bands")]
    public void Fingerprint_Stored_IsThatOfTheStimuli(string name)
    {
        SuiteEnvironment environment = Suite.Environments.Single(e => e.Environment.Name == name);
        EnvironmentFingerprint.Verify(environment.Environment, environment.Fingerprint);
    }

    [Fact]
    public void Experiments_Environments_AllExist() =>
        Assert.All(Suite.Experiments, e => Assert.All(e.Environments, name => Assert.Contains(Suite.Environments, s => s.Environment.Name == name)));

    [SkippableFact]
    public void Published_Series_AreTheReferenceCurves()
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(SharedData.Require("reference/murray2021/published-curves.json")));
        JsonElement root = reference.RootElement;
        JsonElement psychometric = root.GetProperty("psychometric");
        AssertSeries("alpha-sweep", "intact", psychometric.GetProperty("alpha"), psychometric.GetProperty("intact"));
        foreach (JsonProperty layer in root.GetProperty("singleLesions").EnumerateObject())
        {
            PublishedSeries lesions = Series("single-lesions", layer.Name);
            Assert.Equal(Enumerable.Range(0, 8).Select(i => (double)i), lesions.X);
            Assert.Equal(Numbers(layer.Value), lesions.Y);
        }

        JsonElement thresholds = root.GetProperty("bipolarSpeedThreshold");
        foreach (JsonProperty type in thresholds.GetProperty("fractionRight").EnumerateObject())
            AssertSeries("bipolar-speed-thresholds", $"bipolar:{type.Name}", thresholds.GetProperty("speed"), type.Value);
        // One psychometric curve, one of the circuit (from the text), three layers, eight bipolar types; and 25 units, which the reference has not.
        Assert.Equal(1 + 1 + 3 + 8 + 25, Suite.Published.Count);
    }

    private static void AssertSeries(string experiment, string series, JsonElement x, JsonElement y)
    {
        Assert.Equal(Numbers(x), Series(experiment, series).X);
        Assert.Equal(Numbers(y), Series(experiment, series).Y);
    }

    private static PublishedSeries Series(string experiment, string series) =>
        Suite.Published.Single(p => p.Experiment == experiment && p.Series == series);

    private static IEnumerable<double> Numbers(JsonElement list) => list.EnumerateArray().Select(e => e.GetDouble());

    private static IEnumerable<double> Values(string environment, string coordinate) =>
        Suite.Environments.Single(e => e.Environment.Name == environment).Environment.Points.Select(p => p[coordinate]);
}
