using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Reference.Yan2020.Fitting;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020.LinearNonlinear;

/// <summary>The linear-nonlinear model, the field's baseline: one filter from the response-weighted average, and one nonlinearity behind it.</summary>
/// <remarks>
/// The average is reduced to the product of one course in time and one profile in space, its best approximation, which leaves most of its noise behind. The nonlinearity is
/// that of the networks, alpha log(1 + exp(beta (u - threshold))), by maximum likelihood for Poisson counts. Chichilnisky, E. J. (2001), doi:10.1080/713663221.
/// Nothing is drawn: fits do not depend on a seed. Immutable and thread-safe.
/// </remarks>
public sealed class LinearNonlinearModel : IEncodingModel
{
    /// <summary>Makes a model.</summary>
    /// <param name="lags">Frames that the filter extends over, 1 to <see cref="Yan2020Architecture.MaximumLags"/>.</param>
    /// <exception cref="InputException">The number of lags is out of range.</exception>
    public LinearNonlinearModel(int lags = 20)
    {
        if (lags is < 1 or > Yan2020Architecture.MaximumLags)
            throw new InputException($"ln: lags: {lags} is not in [1, {Yan2020Architecture.MaximumLags}]");
        Lags = lags;
    }

    /// <summary>Frames that the filter extends over.</summary>
    public int Lags { get; }

    /// <inheritdoc/>
    public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        MovieGeometry geometry = recording.Movie.Geometry;
        int past = Lags - 1, samples = geometry.Frames - past;
        if (samples < 2)
            throw new InputException(FormattableString.Invariant($"recording: {geometry.Frames} frames: a fit needs {past + 2} or more, since a response depends on {Lags}"));
        int fitted = samples - options.ValidationFrames(samples);
        ReceptiveField average = TemporalCourse.Average(recording, Lags, past + fitted, cancellation);
        var separation = SpaceTimeSeparation.Of(average);
        var filter = new SeparableFilter([.. separation.Time], [.. separation.Space]);
        double[] drive = new double[fitted];
        filter.Apply(recording.Movie, past, drive);
        return new FittedLinearNonlinear(filter, OutputCurve.Fit(drive, recording.Responses.Span.Slice(past, fitted)), geometry, recording.Unit);
    }
}
