using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Tests.Experiments.ReceptiveFields;

public sealed class ResponseWeightedAverageTests
{
    private const int Lags = 4, Rows = 3, Columns = 5, Frames = 500, Movies = 40;

    /// <summary>Estimates are sums of many bounded or normal terms; six standard errors are missed once in 5 x 10^8.</summary>
    private const double SixSigma = 6;

    private static readonly double[] s_kernel = [.. Enumerable.Range(0, Lags * Rows * Columns).Select(i => Math.Sin(1 + (i * 0.7)) / (1 + (i / 15)))];

    [Fact]
    public void ToField_TwoFrames_IsTheCovarianceByHand()
    {
        // One check; pairs (stimulus, response) at lag 0 are (2, 10), (-1, 1), (5, 4): means 2 and 5, covariance (0 + 12 - 3) / 2.
        var average = new ResponseWeightedAverage(1, 1, 1);
        average.Add([2, -1], [10, 1]);
        Assert.NotNull(average.ToField());
        average.Add([5], [4]);
        ReceptiveField field = average.ToField()!;
        Assert.Equal(4.5, Assert.Single(field.Values), 1e-12);
        Assert.Equal(Math.Sqrt(21.0 / 3), field.StandardError, 1e-12);
        Assert.Equal(3, field.Count);
    }

    [Fact]
    public void ToField_ResponseOneFrameLater_StandsAtLagOne()
    {
        // The response repeats the stimulus of the frame before; at lag 1 the covariance is the variance of -1, 1, 3, which is 4.
        var average = new ResponseWeightedAverage(2, 1, 1);
        average.Add([-1, 1, 3, 100], [7, -1, 1, 3]);
        Assert.Equal(4, average.ToField()!.Values[1], 1e-12);
    }

    /// <summary>Bussgang's theorem: the field of a half-rectified linear response to Gaussian noise is half the kernel.</summary>
    [Theory]
    [InlineData(WhiteNoiseDistribution.Gaussian, true, 0.5)]
    [InlineData(WhiteNoiseDistribution.Gaussian, false, 1)]
    [InlineData(WhiteNoiseDistribution.Binary, false, 1)]
    public void ToField_LinearNonlinearModel_IsItsKernelTimesTheMeanSlope(WhiteNoiseDistribution distribution, bool rectify, double slope)
    {
        ReceptiveField field = Measure(distribution, (u, _) => rectify ? Math.Max(0, u) : u);

        // By Cauchy and Schwarz the variance of a term r s is at most sqrt(E r^4 E s^4), each at most 3 for unit normal ones.
        double power = s_kernel.Sum(k => k * k), tolerance = SixSigma * Math.Sqrt(3 * power / field.Count);
        Assert.All(field.Values.Select((v, i) => v - (slope * s_kernel[i])), d => Assert.InRange(d, -tolerance, tolerance));
        Assert.True(tolerance < 0.25 * s_kernel.Max(), "the tolerance would hide the kernel");
        Assert.True(field.IsAboveNoise(0.01));
    }

    [Fact]
    public void ToField_ModelThatIgnoresTheStimulus_StaysInTheNoise()
    {
        ReceptiveField field = Measure(WhiteNoiseDistribution.Binary, (_, stream) => 3 + stream.NextDouble());
        Assert.False(field.IsAboveNoise(0.01));

        // The values have the promised standard error: their mean square over its square is chi-square with 60 degrees of freedom.
        double ratio = field.Values.Sum(v => v * v) / (field.StandardError * field.StandardError), degrees = field.Values.Count;
        Assert.InRange(ratio, degrees - (SixSigma * Math.Sqrt(2 * degrees)), degrees + (SixSigma * Math.Sqrt(2 * degrees)));
    }

    [Fact]
    public void ToField_ConstantResponse_IsZero()
    {
        ReceptiveField field = Measure(WhiteNoiseDistribution.Binary, (_, _) => 2);
        Assert.All(field.Values, v => Assert.Equal(0, v, 1e-9));
        Assert.Equal(0, field.StandardError);
    }

    [Fact]
    public void Merge_Parts_IsTheWhole()
    {
        var whole = new ResponseWeightedAverage(2, 1, 2);
        var first = new ResponseWeightedAverage(2, 1, 2);
        var second = new ResponseWeightedAverage(2, 1, 2);
        float[] stimulus = [1, -1, 1, 1, -1, 1, -1, -1], response = [1, 4, 2, 8];
        whole.Add(stimulus, response);
        whole.Add(stimulus, [3, 1, 1, 0]);
        first.Add(stimulus, response);
        second.Add(stimulus, [3, 1, 1, 0]);
        first.Merge(second);
        Assert.Equal(whole.ToField()!.Values, first.ToField()!.Values);
        Assert.Equal(6, first.ToField()!.Count);
    }

    /// <summary>Stimuli of one magnitude are summed in another order, since all their sums are exact: the bits are those of plain loops, also where other stimuli come before or after.</summary>
    [Theory]
    [InlineData(0.3f)]
    [InlineData(0.3f, 0.3f, 0.3f)]
    [InlineData(0.3f, 0.7f, 0.3f)]
    [InlineData(float.NaN, 0.3f, 0.3f)]
    [InlineData(0.3f, float.NaN)]
    public void ToField_StimuliOfOneMagnitude_HasTheBitsOfPlainLoops(params float[] magnitudes)
    {
        const int lags = 4, size = 13, frames = 60;
        var stream = new RandomStream(3, "signed");
        var average = new ResponseWeightedAverage(lags, 1, size);
        double[] products = new double[lags * size], stimuli = new double[lags * size];
        double responses = 0;
        int count = 0;
        foreach (float magnitude in magnitudes)
        {
            // NaN stands for entries of any size.
            float[] stimulus = [.. Enumerable.Range(0, frames * size).Select(_ => float.IsNaN(magnitude) ? (float)stream.NextUniform(-1, 1) : stream.NextInt(2) == 0 ? magnitude : -magnitude)];
            float[] response = [.. Enumerable.Range(0, frames).Select(_ => stream.NextInt(3) == 0 ? (float)stream.NextDouble() : 0)];
            average.Add(stimulus, response);
            for (int t = lags - 1; t < frames; t++)
            {
                for (int i = 0; i < lags * size; i++)
                {
                    float entry = stimulus[((t - (i / size)) * size) + (i % size)];
                    products[i] += response[t] * (double)entry;
                    stimuli[i] += entry;
                }

                responses += response[t];
                count++;
            }
        }

        double mean = responses / count;
        Assert.Equal(products.Zip(stimuli, (p, s) => (p - (mean * s)) / (count - 1)), average.ToField()!.Values);
    }

    [Fact]
    public void ToField_BeforeTwoResponses_IsNull()
    {
        var average = new ResponseWeightedAverage(2, 1, 1);
        Assert.Null(average.ToField());
        average.Add([1, 1], [1, 1]);
        Assert.Null(average.ToField());
    }

    [Fact]
    public void Add_WrongShapeOrValue_IsRefused()
    {
        var average = new ResponseWeightedAverage(1, 2, 3);
        Assert.Contains("2 responses to frames of 2 x 3 need 12 values of the stimulus, not 7", Assert.Throws<ArgumentException>(() => average.Add(new float[7], new float[2])).Message, StringComparison.Ordinal);
        Assert.Contains("response 1 is NaN", Assert.Throws<ArgumentException>(() => average.Add(new float[12], [0, float.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => average.Merge(new(1, 3, 2)));
    }

    private static ReceptiveField Measure(WhiteNoiseDistribution distribution, Func<double, RandomStream, double> respond)
    {
        var environment = new WhiteNoiseEnvironment("noise", 1, new() { Frames = Frames, Rows = Rows, Columns = Columns, CheckSize = 1, Distribution = distribution, Seed = 8 });
        var average = new ResponseWeightedAverage(Lags, Rows, Columns);
        var stream = new RandomStream(8, "response");
        for (int movie = 0; movie < Movies; movie++)
        {
            ReadOnlySpan<float> s = ((WhiteNoiseScene)environment.Create(0, movie).Scene!).Deviations;
            float[] response = new float[Frames];
            for (int t = 0; t < Frames; t++)
                response[t] = (float)respond(Drive(s, t), stream);
            average.Add(s, response);
        }

        return average.ToField()!;
    }

    private static double Drive(ReadOnlySpan<float> stimulus, int t)
    {
        double sum = 0;
        for (int lag = 0; lag < Lags && lag <= t; lag++)
        {
            for (int x = 0; x < Rows * Columns; x++)
                sum += s_kernel[(lag * Rows * Columns) + x] * stimulus[((t - lag) * Rows * Columns) + x];
        }

        return sum;
    }
}
