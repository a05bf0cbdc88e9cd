using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>Climbs from noise to a movie that makes a response as large as it can be: deep visualisation.</summary>
/// <remarks>
/// Pixels lie in (-1, 1), 0 being the background of dot stimuli, as in the authors' code (tanh of the variable that Adam changes). Where
/// the response does not depend on the movie at the start, a cell being silent, the same noise is tried with twice the amplitude, up to 1, then
/// with coarser grain: cells that sum over many pixels and frames hear of noise in single pixels only its small mean.
/// Pixels that the response never depended on are 0 in the end.
/// </remarks>
internal sealed class MovieAscent
{
    private static readonly int[] s_grains = [1, 4, 16];

    private readonly IInputGradient _model;
    private readonly MovieGeometry _geometry;
    private readonly ResponseObjective _objective;
    private readonly AscentOptions _options;
    private readonly float[] _u, _m, _v, _gradient;
    private readonly PixelBounds _seen;

    /// <summary>Prepares an ascent.</summary>
    /// <param name="model">Gives the gradient.</param>
    /// <param name="geometry">The model's movies.</param>
    /// <param name="objective">What is made large.</param>
    /// <param name="options">How.</param>
    public MovieAscent(IInputGradient model, MovieGeometry geometry, ResponseObjective objective, AscentOptions options)
    {
        _model = model;
        _geometry = geometry;
        _objective = objective;
        _options = options;
        _u = new float[geometry.Pixels];
        _m = new float[geometry.Pixels];
        _v = new float[geometry.Pixels];
        _gradient = new float[geometry.Pixels];
        Movie = new float[geometry.Pixels];
        _seen = new(geometry);
    }

    /// <summary>The movie reached, [frames, rows, columns].</summary>
    public float[] Movie { get; }

    /// <summary>The response to it.</summary>
    public double Value { get; private set; }

    /// <summary>Steps taken.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether the gain fell below the bound before the steps were used up.</summary>
    public bool Converged { get; private set; }

    /// <summary>Amplitude of the start behind tanh.</summary>
    public double StartAmplitude { get; private set; }

    /// <summary>Side of the start's grains, in pixels and frames.</summary>
    public int StartGrain { get; private set; }

    /// <summary>Climbs.</summary>
    /// <param name="start">Random numbers of the start.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>Whether the response depended on the movie at all.</returns>
    /// <exception cref="InvalidOperationException">The response or its gradient is not finite.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public bool Climb(RandomStream start, CancellationToken cancellation)
    {
        float[] noise = new float[_u.Length];
        for (int i = 0; i < noise.Length; i++)
            noise[i] = (float)start.NextUniform(-1, 1);
        if (!Begin(noise))
            return false;
        var values = new List<double> { Value };
        for (Steps = 1; ; Steps++)
        {
            cancellation.ThrowIfCancellationRequested();
            // Once moved, a pixel keeps its momentum even while its gradient is 0; what was never seen need not be visited.
            _seen.Include(_gradient);
            for (int frame = 0; frame < _geometry.Frames; frame++)
            {
                for (int row = _seen.FirstRow; row < _seen.EndRow; row++)
                    Update((frame * _geometry.PixelsPerFrame) + (row * _geometry.Columns) + _seen.FirstColumn, _seen.EndColumn - _seen.FirstColumn);
            }

            values.Add(Value = Differentiate());
            Converged = Steps >= _options.Window && Value - values[^(_options.Window + 1)] < _options.GainBelow * Math.Abs(Value);
            if (Converged || Steps == _options.MaximumSteps)
                break;
        }

        for (int i = 0; i < Movie.Length; i++)
            Movie[i] = _v[i] == 0 ? 0 : Movie[i];
        return true;
    }

    // The first gradient, from the finest grain and smallest amplitude at which there is one.
    private bool Begin(float[] noise)
    {
        float[] grains = new float[noise.Length];
        foreach (int grain in s_grains)
        {
            StartGrain = grain;
            Coarsen(noise, grain, grains);
            if (BeginAt(grains))
                return true;
        }

        return false;
    }

    private bool BeginAt(float[] noise)
    {
        for (StartAmplitude = _options.StartAmplitude; ; StartAmplitude = Math.Min(1, 2 * StartAmplitude))
        {
            float amplitude = (float)StartAmplitude;
            for (int i = 0; i < noise.Length; i++)
                _u[i] = amplitude * noise[i];
            AdamThroughTanh.Squash(_u, Movie);
            Value = Differentiate();
            if (_gradient.AsSpan().ContainsAnyExcept(0f))
                return true;
            if (StartAmplitude >= 1)
                return false;
        }
    }

    // Every pixel gets the noise at the origin of its grain.
    private void Coarsen(float[] noise, int grain, float[] grains)
    {
        int columns = _geometry.Columns;
        for (int line = 0; line < noise.Length / columns; line++)
        {
            int frame = line / _geometry.Rows, row = line % _geometry.Rows;
            int origin = (((frame - (frame % grain)) * _geometry.Rows) + row - (row % grain)) * columns;
            for (int first = 0; first < columns; first += grain)
                grains.AsSpan((line * columns) + first, Math.Min(grain, columns - first)).Fill(noise[origin + first]);
        }
    }

    // A gradient that is not finite makes the movie, and so the next value, not finite either.
    private double Differentiate()
    {
        double value = _model.Differentiate(Movie, _objective, _gradient);
        return double.IsFinite(value)
            ? value
            : throw new InvalidOperationException(FormattableString.Invariant($"the response or its gradient is not finite at step {Steps}: {value}"));
    }

    private void Update(int first, int count) => AdamThroughTanh.Step(
        _gradient.AsSpan(first, count), _options.StepSize, Steps, _u.AsSpan(first, count), _m.AsSpan(first, count), _v.AsSpan(first, count), Movie.AsSpan(first, count));
}
