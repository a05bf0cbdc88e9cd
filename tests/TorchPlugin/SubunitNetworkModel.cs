using RetinaBench;
using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchPlugin;

/// <summary>A network that is fitted to one cell by TorchSharp's autograd: how an encoding model is written against it.</summary>
/// <remarks>
/// The movie is filtered in time by the course of the spikes' average, filters of 7 x 7 pixels are rectified and read out position by position. Version I and recipe R of Yan et al. (2020),
/// doi:10.1109/TCYB.2020.2972983; options: <c>filters</c> (8).
/// </remarks>
public sealed class SubunitNetworkModel : IModel, IEncodingModel, IEncodingVariants
{
    private const int Batch = 2000, Steps = 15_000, JudgeEvery = 500, MostFilters = 64;
    private const double Rate = 5e-3;
    private const float SmallestScale = 1e-3f, Unseen = 1e-8f;

    private readonly int _filters;

    /// <summary>Makes the model.</summary>
    /// <param name="options">Options of the registry entry.</param>
    /// <exception cref="InputException">The number of filters is none from 1 to 64.</exception>
    public SubunitNetworkModel(IReadOnlyDictionary<string, string> options)
        : this(Read(options))
    {
    }

    private SubunitNetworkModel(int filters)
    {
        _filters = filters;
        Card = new()
        {
            Name = "subunit-network",
            Version = "1",
            Description = FormattableString.Invariant($"{filters} filters of {SubunitNetwork.Kernel} x {SubunitNetwork.Kernel}, rectified and read out by position, in TorchSharp."),
            Citation = "Yan et al. (2020), doi:10.1109/TCYB.2020.2972983",
            Input = null,
            Layers = [],
            ThreadSafe = true,
        };
    }

    /// <inheritdoc/>
    public ModelCard Card { get; }

    /// <inheritdoc/>
    public IEncodingModel? Variant(EncodingVariant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return variant is { Layers: null or 1, FiltersTime: null or false, Recipe: null or "R" } && (variant.Filters ?? _filters) is >= 1 and <= MostFilters and var filters
            ? new SubunitNetworkModel(filters) : null;
    }

    /// <inheritdoc/>
    public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        MovieGeometry geometry = recording.Movie.Geometry;
        int past = FilteredMovie.Lags - 1, samples = geometry.Frames - past, heldBack = options.ValidationFrames(Math.Max(0, samples)), fitted = samples - heldBack;
        if (geometry.Rows < SubunitNetwork.Kernel || geometry.Columns < SubunitNetwork.Kernel || fitted < Batch)
            throw new InputException(FormattableString.Invariant($"recording: {geometry} with {heldBack} frames held back: at least {SubunitNetwork.Kernel} x {SubunitNetwork.Kernel} pixels and {Batch} frames with their whole past are needed"));
        FilteredMovie movie = FilteredMovie.Of(recording, past + fitted, cancellation);
        float[] responses = recording.Responses[past..].ToArray();

        using DisposeScope scope = NewDisposeScope();
        var network = new SubunitNetwork(_filters, geometry.Rows, geometry.Columns, options.Seed);
        using var adam = optim.Adam(network.Parameters, lr: Rate);
        var draws = new RandomStream(options.Seed, "subunit-network/batches");
        int steps = options.StepsOf(Steps);
        List<FitStage> course = [];
        (double Loss, SubunitWeights? Weights) best = (double.PositiveInfinity, null);
        for (int step = 1; step <= steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            Step(network, adam, movie, responses, [.. Enumerable.Range(0, Batch).Select(_ => draws.NextInt(fitted))]);
            if (heldBack == 0 || (step % JudgeEvery != 0 && step != steps))
                continue;
            double loss = SubunitNetwork.LossOf(network.Read().Predict(movie, fitted, heldBack), responses.AsSpan(fitted));
            course.Add(new(step, loss, false));
            if (loss <= best.Loss)
                best = (loss, network.Read());
        }

        return new FittedSubunitNetwork(best.Weights ?? network.Read(), movie.Course, recording.Unit, [.. course.Select(stage => stage with { Chosen = stage.ValidationLoss == best.Loss })]);
    }

    private static void Step(SubunitNetwork network, optim.Optimizer adam, FilteredMovie movie, float[] responses, int[] batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor found = tensor([.. batch.Select(sample => responses[sample])], [Batch]);
        Tensor loss = nn.functional.poisson_nll_loss(network.Forward(movie.Gather(batch)), found, log_input: false, eps: Unseen) + network.Penalty();
        adam.zero_grad();
        loss.backward();
        adam.step();
        using IDisposable unrecorded = no_grad();
        network.Readout.clamp_(min: 0f);
        // Rates stay above zero.
        network.Alpha.clamp_(min: SmallestScale);
    }

    private static int Read(IReadOnlyDictionary<string, string> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        const int Usual = 8;
        string? unknown = options.Keys.FirstOrDefault(name => name != "filters");
        if (unknown is not null)
            throw new InputException($"option '{unknown}' is not known; known is filters");
        if (!options.TryGetValue("filters", out string? text))
            return Usual;
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int filters) && filters is >= 1 and <= MostFilters
            ? filters : throw new InputException($"option filters: '{text}' is not a number from 1 to {MostFilters}");
    }
}
