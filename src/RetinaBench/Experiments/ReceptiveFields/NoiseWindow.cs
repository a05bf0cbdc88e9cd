using RetinaBench.Models;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>Cuts what one cell saw and said out of a movie and its response, frame against frame.</summary>
/// <remarks>A layer of fewer frames than the movie is taken to have lost the first ones, as a filter without padding does. Not thread-safe: buffers are used again.</remarks>
internal sealed class NoiseWindow
{
    private readonly int _side;
    private readonly int _first;
    private readonly int _missing;
    private readonly LayerCard _layer;
    private readonly float[] _noise;
    private readonly float[] _responses;

    public NoiseWindow(FieldOptions field, MovieGeometry movie, LayerCard layer)
    {
        _side = field.Side;
        _layer = layer;
        _missing = movie.Frames - layer.Frames;
        // Earlier frames are in the past of no response.
        _first = Math.Max(0, _missing - (field.Lags - 1));
        _responses = new float[movie.Frames - _first];
        _noise = new float[_responses.Length * _side * _side];
    }

    /// <summary>The checks around a cell, [frames, side, side].</summary>
    public ReadOnlySpan<float> Noise(WhiteNoiseScene scene, MovieGeometry checks, FieldCell cell)
    {
        int next = 0;
        for (int frame = _first; frame < checks.Frames; frame++)
        {
            for (int row = cell.Row; row < cell.Row + _side; row++)
            {
                scene.Deviations.Slice((frame * checks.PixelsPerFrame) + (row * checks.Columns) + cell.Column, _side).CopyTo(_noise.AsSpan(next));
                next += _side;
            }
        }

        return _noise;
    }

    /// <summary>The responses of a cell, [frames]. Frames without a response are 0; they have no whole past either, and are not read.</summary>
    public ReadOnlySpan<float> Responses(ReadOnlySpan<float> answer, int type, FieldCell cell)
    {
        for (int frame = 0; frame < _layer.Frames; frame++)
            _responses[_missing - _first + frame] = answer[(((type * _layer.Frames) + frame) * _layer.Positions) + cell.Position];
        return _responses;
    }
}
