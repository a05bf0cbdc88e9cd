using RetinaBench.Json;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Tests.Stimuli;

public sealed class DotMotionOptionsTests
{
    private const string Valid = """
        {
          "frames": 51, "rows": 255, "columns": 255, "fieldMinimum": -255, "fieldEnd": 510, "dots": 150, "dotRadius": 5, "seed": 7,
          "variation": { "kind": "alphaSweep", "alpha": { "from": 0.0, "to": 4.0, "step": 0.1 }, "slowSpeed": { "low": 0.5, "high": 1.5 } }
        }
        """;

    [Fact]
    public void Parse_PublishedAlphaSweep_IsThatOfTheCode()
    {
        DotMotionOptions options = StrictJson.Parse<DotMotionOptions>(Valid, "o.json");
        Assert.Equal(DotMotionOptions.Murray2021(new AlphaSweep(new(0, 4, 0.1m), new(0.5, 1.5)), 7), options);
        Assert.Empty(options.Problems());
        Assert.Equal(options, StrictJson.Parse<DotMotionOptions>(StrictJson.Serialize(options), "again"));
    }

    [Theory]
    [InlineData("""{ "kind": "slowSpeedSweep", "alpha": 2, "slowSpeed": { "from": 0.5, "to": 1.49, "step": 0.03 } }""", 34)]
    [InlineData("""{ "kind": "singleDirection", "speed": { "from": 0.5, "to": 3, "step": 0.05 } }""", 102)]
    [InlineData("""{ "kind": "slowSpeedBands", "alpha": 2, "bands": [{ "low": 0.55, "high": 0.675 }, { "low": 1, "high": 1.5 }] }""", 2)]
    [InlineData("""{ "kind": "fixedPoint", "alpha": 2, "slowSpeed": { "low": 0.5, "high": 1.5 } }""", 1)]
    public void Parse_EveryKindOfVariation_HasItsPoints(string variation, int points)
    {
        DotMotionVariation read = StrictJson.Parse<DotMotionVariation>(variation, "v.json");
        var environment = new DotMotionEnvironment("e", 1, DotMotionOptions.Murray2021(read, 1));
        Assert.Equal(points, environment.Points.Count);
    }

    [Theory]
    [InlineData("\"dots\": 150, ", "", "$, line 4: missing member 'dots'")]
    [InlineData("\"dots\"", "\"dotts\"", "$.dotts, line 2: unknown member 'dotts'; known are frames, rows, columns, fieldMinimum, fieldEnd, dots, dotRadius, fastDots, seed, variation")]
    [InlineData("\"seed\": 7", "\"seed\": -7", "$.seed, line 2: -7 is not a whole number from 0 to 18446744073709551615")]
    [InlineData("\"seed\": 7", "\"seed\": 7, \"fastDots\": \"half\"", "$.fastDots, line 2: \"half\" is not one of \"exactHalf\", \"bernoulli\"")]
    [InlineData("\"high\": 1.5", "\"hi\": 1.5", "$.variation.slowSpeed.hi, line 3: unknown member 'hi'; known are low, high")]
    [InlineData("\"kind\": \"alphaSweep\", ", "", "$.variation, line 3: member 'kind' is not one of \"alphaSweep\", \"slowSpeedSweep\"")]
    [InlineData("alphaSweep", "sweep", "$.variation, line 3: member 'kind' is not one of \"alphaSweep\", \"slowSpeedSweep\"")]
    [InlineData("0.0", "1e99", "$.variation.alpha.from, line 3: 1e99 is not a number below 7.9e28 in size")]
    public void Parse_UnknownMissingOrWrongMember_NamesThePlace(string from, string to, string expected) =>
        Assert.StartsWith("o.json: " + expected, Assert.Throws<InputException>(() => StrictJson.Parse<DotMotionOptions>(Valid.Replace(from, to, StringComparison.Ordinal), "o.json")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"alphaSweep\"", "\"\\ud800\"")]
    [InlineData("\"kind\"", "\"\\ud800\"")]
    [InlineData("\"dots\"", "\"\\ud800\"")]
    [InlineData("\"seed\": 7", "\"seed\": 7, \"fastDots\": \"\\ud800\"")]
    public void Parse_HalfASurrogatePair_ThrowsInputException(string from, string to) =>
        Assert.Throws<InputException>(() => StrictJson.Parse<DotMotionOptions>(Valid.Replace(from, to, StringComparison.Ordinal), "o.json"));

    [Fact]
    public void Parse_RandomlyDamagedText_IsReadOrRefusedWithInputException()
    {
        const int texts = 5000;
        const string pool = "{}[]\",:\\0.-eE+ntf\n\u0000\u00e9 'k";
        var stream = new RandomStream(1, "damage");
        int refused = 0;
        for (int i = 0; i < texts; i++)
        {
            char[] text = Valid.ToCharArray();
            for (int damage = stream.NextInt(4); damage >= 0; damage--)
                text[stream.NextInt(text.Length)] = pool[stream.NextInt(pool.Length)];
            try
            {
                _ = StrictJson.Parse<DotMotionOptions>(new string(text)[..(Valid.Length - (stream.NextInt(4) == 0 ? stream.NextInt(Valid.Length) : 0))], "o.json").Problems();
            }
            catch (InputException e)
            {
                refused++;
                Assert.DoesNotContain('\n', e.Message);
            }
        }

        Assert.InRange(refused, texts / 2, texts);
    }

    [Theory]
    [InlineData("\"frames\": 51", "\"frames\": 0", "frames: 0 is not in [1, 10000]")]
    [InlineData("\"rows\": 255", "\"rows\": 4097", "rows: 4097 is not in [1, 4096]")]
    [InlineData("\"columns\": 255", "\"columns\": -1", "columns: -1 is not in [1, 4096]")]
    [InlineData("\"fieldMinimum\": -255", "\"fieldMinimum\": 1", "fieldMinimum: 1 is not in [-100000, 0]")]
    [InlineData("\"fieldEnd\": 510", "\"fieldEnd\": 254", "fieldEnd: 254 is not in [255, 100000]")]
    [InlineData("\"dots\": 150", "\"dots\": 766", "dots: 766 is not in [1, 765]")]
    [InlineData("\"dots\": 150", "\"dots\": 0", "dots: 0 is not in [1, 765]")]
    [InlineData("\"dotRadius\": 5", "\"dotRadius\": -1", "dotRadius: -1 is not in [0, 1024]")]
    [InlineData("\"step\": 0.1", "\"step\": 0", "variation.alpha.step: 0 gives more than 10000 values")]
    [InlineData("\"low\": 0.5", "\"low\": -0.5", "variation.slowSpeed.low: -0.5 is not in [0, 1000]")]
    [InlineData("\"high\": 1.5", "\"high\": 0.4", "variation.slowSpeed.high: 0.4 is not in [0.5, 1000]")]
    public void Environment_OptionOutsideItsRange_NamesEnvironmentMemberValueAndRange(string from, string to, string expected)
    {
        DotMotionOptions options = StrictJson.Parse<DotMotionOptions>(Valid.Replace(from, to, StringComparison.Ordinal), "o.json");
        Assert.StartsWith($"environment 'e': {expected}", Assert.Throws<InputException>(() => new DotMotionEnvironment("e", 1, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_OfVariations_NameTheMember()
    {
        Assert.Equal(["variation.alpha"], Members(new FixedPoint(double.NaN, new(0.5, 1.5))));
        Assert.Equal(["variation.alpha"], Members(new SlowSpeedSweep(-1, new(1, 2, 1))));
        Assert.Equal(["variation.slowSpeed.to"], Members(new SlowSpeedSweep(2, new(1, 2000, 1))));
        Assert.Equal(["variation.speed.from"], Members(new SingleDirection(new(-1, 2, 1))));
        Assert.Equal(["variation.bands"], Members(new SlowSpeedBands(2, [])));
        Assert.Equal(["variation.bands[1].low", "variation.bands[2]"], Members(new SlowSpeedBands(2, [new(1, 2), new(double.NaN, 1), null!])));

        static IEnumerable<string> Members(DotMotionVariation variation) =>
            DotMotionOptions.Murray2021(variation, 1).Problems().Select(problem => problem.Member);
    }

    [Fact]
    public void Problems_MovieTooLarge_AreTold() =>
        Assert.Equal(["frames"], (DotMotionOptions.Murray2021(new FixedPoint(2, new(1, 1)), 1) with { Frames = 9999, Rows = 4096, Columns = 4096, FieldEnd = 5000 }).Problems().Select(p => p.Member));
}
