using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Stimuli;

public sealed class EnvironmentFingerprintTests
{
    /// <summary>Expected values come from environment_fingerprint.py beside this file, a second implementation of all rules.</summary>
    [Theory]
    [InlineData("alpha-sweep", "edf28d632373c618f94a441dbf3ae8afced3e6fe1920f5dab435a70b4801ed52")]
    [InlineData("bernoulli", "9de3f8fd10b289bf65b45c198634a58780b5f24710775516e5cb1ede916bb65d")]
    [InlineData("s-sweep", "c2ab1173362292b5e110195bd442aefba730e514316f76e90eb69f133e5cff8e")]
    [InlineData("bands", "fe1aa2986d4bd52fd1d9f4adb17a3a749075544bded6828a6f65b6c0dcb744b2")]
    [InlineData("single", "cf4f6b419b2cf676a5a132048abc2edd6cc138a12f58ae9eccacdc02db5d631b")]
    [InlineData("published-size", "65987296fd6b1f867c72388dff33f0e7fcb536c25aadeb73de3e232de5ea5cf5")]
    public void Compute_EveryKindOfEnvironment_IsThatOfTheIndependentImplementation(string name, string expected) =>
        Assert.Equal(expected, EnvironmentFingerprint.Compute(SmallEnvironments.Get(name)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Compute_AnyNumberOfThreads_IsTheSame(int threads)
    {
        DotMotionEnvironment environment = SmallEnvironments.Get("single");
        Assert.Equal(EnvironmentFingerprint.Compute(environment), EnvironmentFingerprint.Compute(environment, threads));
    }

    [Fact]
    public void Compute_AnyChange_ChangesIt()
    {
        DotMotionEnvironment original = SmallEnvironments.Get("s-sweep");
        DotMotionOptions options = original.Options;
        DotMotionEnvironment[] all =
        [
            original,
            new("s-sweep", 4, options),
            new("s-sweep-2", 3, options),
            new("s-sweep", 3, options with { Seed = options.Seed + 1 }),
            new("s-sweep", 3, options with { DotRadius = 2 }),
            new("s-sweep", 3, options with { Frames = 10 }),
            new("s-sweep", 3, options with { FieldEnd = 42 }),
            new("s-sweep", 3, options with { FastDots = FastDotRule.Bernoulli }),
        ];
        Assert.Equal(all.Length, all.Select(environment => EnvironmentFingerprint.Compute(environment)).Distinct().Count());
    }

    [Fact]
    public void Compute_GreyMovie_SeesEveryValueAndTheLabel()
    {
        string[] all =
        [
            Of([0, 1, 0.5f], 0), Of([0, 1, 0.25f], 0), Of([0, 1, 1], 0), Of([0, 1, 1], 1), Of([0, 1, float.NaN], 0), Of([0, 1, 2], -1),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(Of([0, 1, 0.5f], 0), Of([0, 1, 0.5f], 0));

        static string Of(float[] pixels, int label) => EnvironmentFingerprint.Compute(new FixedMovie(pixels, label));
    }

    [Fact]
    public void Verify_AnotherFingerprint_NamesEnvironmentExpectedAndFound()
    {
        DotMotionEnvironment environment = SmallEnvironments.Get("bands");
        string found = EnvironmentFingerprint.Compute(environment);
        EnvironmentFingerprint.Verify(environment, found);
        string expected = new('0', 64);
        string message = Assert.Throws<InputException>(() => EnvironmentFingerprint.Verify(environment, expected)).Message;
        Assert.All(new[] { "'bands' version 3", expected, found }, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void Compute_NoThreads_Throws(int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EnvironmentFingerprint.Compute(SmallEnvironments.Get("bands"), threads));

    private sealed class FixedMovie(float[] pixels, int label) : IStimulusEnvironment
    {
        public string Name => "fixed";

        public int Version => 1;

        public MovieGeometry Geometry { get; } = new(1, 1, pixels.Length);

        public IReadOnlyList<string> Classes => ["left", "right"];

        public IReadOnlyList<EnvironmentPoint> Points => [new EnvironmentPoint([])];

        public Stimulus Create(int point, int ordinal) => Stimulus.FromFrames("fixed/0/0", Geometry, pixels, label);
    }
}
