using RetinaBench.Models.EncodingModels;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Yan2020.Fitting;
using RetinaBench.Reference.Yan2020.Frames;
using RetinaBench.Reference.Yan2020.Network;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020;

/// <summary>The CNN of Yan et al. (2020) that is fitted to the responses of one ganglion cell and whose filters are compared with the cell's subunits.</summary>
/// <remarks>
/// <para>rate = alpha log(1 + exp(beta (dense . relu(filters * movie + bias) + offset))), by Poisson loss. In version I the movie is filtered in time first: by
/// <see cref="TemporalFilter"/>, or by the course in time of the response-weighted average of the frames that are fitted.</para>
/// <para>doi:10.1109/TCYB.2020.2972983. Immutable and thread-safe.</para>
/// </remarks>
public sealed class Yan2020Model : IEncodingModel, IEncodingVariants, IFilteredInTime<IEncodingModel>
{
    private readonly float[]? _temporalFilter;

    /// <summary>Makes a model.</summary>
    /// <param name="architecture">The shape of the network.</param>
    /// <param name="recipe">How it is fitted; <see cref="Yan2020Recipe.Recovering"/> when null.</param>
    /// <param name="temporalFilter">Weights in time, lag 0 first, for version I; estimated from the recording when null.</param>
    /// <exception cref="InputException">A value is out of range; the message names it.</exception>
    public Yan2020Model(Yan2020Architecture architecture, Yan2020Recipe? recipe = null, IReadOnlyList<double>? temporalFilter = null)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        recipe ??= Yan2020Recipe.Recovering;
        if (architecture.Problems().Concat(recipe.Problems()).FirstOrDefault() is { } problem)
            throw new InputException($"yan2020: {problem.Member}: {problem.What}");
        if (temporalFilter is not null && architecture.FiltersTime)
            throw new InputException("yan2020: a temporal filter is given, and the filters of version II extend over time themselves: valid is none");
        if (temporalFilter is not null && temporalFilter.Count != architecture.Lags)
            throw new InputException($"yan2020: the temporal filter has {temporalFilter.Count} weights, the architecture {architecture.Lags} lags");
        if (recipe.StartsAs is { } start && (!architecture.FiltersTime || start.StartsAs is not null))
            throw new InputException($"yan2020: startsAs: recipe {recipe.Name} goes on from version I by {start.Name}: valid for filters over time, once");
        if (temporalFilter?.Any(weight => !double.IsFinite(weight)) == true)
            throw new InputException("yan2020: a weight of the temporal filter is not finite");
        (Architecture, Recipe) = (architecture, recipe);
        _temporalFilter = temporalFilter?.Select(weight => (float)weight).ToArray();
    }

    /// <summary>The shape of the network.</summary>
    public Yan2020Architecture Architecture { get; }

    /// <summary>How it is fitted.</summary>
    public Yan2020Recipe Recipe { get; }

    /// <summary>Weights in time, lag 0 first, by which the movie is filtered in version I; null where they are estimated.</summary>
    public IReadOnlyList<float>? TemporalFilter => _temporalFilter;

    /// <inheritdoc/>
    /// <exception cref="FitDivergedException">A value of the fit is not finite.</exception>
    public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default) => Fit(recording, options, null, cancellation);

    /// <inheritdoc/>
    /// <remarks>A version other than that of this model has the recipe R of its own where this one is fitted by R.</remarks>
    public IEncodingModel? Variant(EncodingVariant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        Yan2020Architecture architecture = Architecture with
        {
            Filters = variant.Filters ?? Architecture.Filters,
            Layers = variant.Layers ?? Architecture.Layers,
            FiltersTime = variant.FiltersTime ?? Architecture.FiltersTime,
        };
        bool time = architecture.FiltersTime;
        Yan2020Recipe? recipe = variant.Recipe is { } name ? Yan2020Recipe.Find(name, time)
            : time != Architecture.FiltersTime && Recipe == (time ? Yan2020Recipe.Recovering : Yan2020Recipe.RecoveringTime) ? Yan2020Recipe.Find("R", time)
            : Recipe;
        return recipe is null || architecture.Problems().Count > 0 ? null : new Yan2020Model(architecture, recipe, time ? null : _temporalFilter?.Select(weight => (double)weight).ToArray());
    }

    /// <inheritdoc/>
    /// <remarks>A model that was given a filter keeps it.</remarks>
    public IEncodingModel? BehindFilterOf(CellRecording recording, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return Architecture.FiltersTime ? null : _temporalFilter is not null ? this
            : new Yan2020Model(Architecture, Recipe, [.. TemporalCourse.Of(recording, Architecture.Lags, cancellation).Select(weight => (double)weight)]);
    }

    internal FittedCnn Fit(CellRecording recording, FitOptions options, SimdLevel? level, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        Yan2020Recipe recipe = Recipe with { Iterations = options.StepsOf(Recipe.Iterations) };
        MovieGeometry geometry = recording.Movie.Geometry;
        var shape = new CnnShape(Architecture, geometry.Rows, geometry.Columns);
        var layout = new CnnLayout(shape, recipe.NonNegativeDense);
        int past = Architecture.Lags - 1, samples = geometry.Frames - past;
        if (samples < 2)
            throw new InputException(FormattableString.Invariant($"recording: {geometry.Frames} frames: a fit needs {past + 2} or more, since a response depends on {past + 1}"));
        int heldBack = options.ValidationFrames(samples), fitted = samples - heldBack;
        float[] filter = FilterOf(recording, past + fitted, cancellation);
        // Filters over time need frames in their order.
        int[]? places = Architecture.Channels == 1 ? SampleOrder.Shuffle(options.Seed, fitted, samples) : null;
        using var store = new FrameStore(shape, recording.Movie, filter, past, samples, places);
        float[] labels = SampleOrder.Place(recording.Responses.Span[past..], places);
        float[] parameters = Recipe.StartsAs is { } start
            ? FiltersOverTime.Unfold(new Yan2020Model(Architecture with { FiltersTime = false }, start).Fit(recording, options, level, cancellation), layout)
            : InitialParameters.Draw(layout, recipe, options.Seed);
        using var core = new CnnCore(shape, layout, recipe, store, labels, fitted, options.Seed, options.Threads, level);
        IReadOnlyList<FitStage> course = new CnnFitter(layout, recipe, core, fitted, heldBack).Run(parameters, cancellation);
        return new(shape, layout, filter, parameters, recording.Unit, course);
    }

    private float[] FilterOf(CellRecording recording, int frames, CancellationToken cancellation) =>
        Architecture.FiltersTime ? [1] : _temporalFilter ?? TemporalCourse.Of(recording, Architecture.Lags, cancellation, frames);
}
