using RetinaBench.Models;

namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>Collects the cells of one layer into the map that the layer reports: sums over square patches of retina.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class ResponseMap
{
    private readonly LayerCard _layer;
    private readonly int _rows;
    private readonly int _columns;
    private readonly float[] _values;
    private bool _wanted = true;

    /// <summary>Makes an empty map.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="rows">Rows of the movie.</param>
    /// <param name="columns">Columns of the movie.</param>
    public ResponseMap(LayerCard layer, int rows, int columns)
    {
        _layer = layer;
        _rows = rows;
        _columns = columns;
        _values = new float[layer.Size];
    }

    /// <summary>The responses, [cell types, frames, rows, columns].</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Sets all responses to zero, or leaves out all that follows where nobody reads them.</summary>
    /// <param name="wanted">Whether the map is read.</param>
    public void Begin(bool wanted)
    {
        _wanted = wanted;
        if (wanted)
            Array.Clear(_values);
    }

    /// <summary>Adds the response of one cell.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="cell">Where it is.</param>
    /// <param name="response">How strongly it responds.</param>
    public void Add(int type, int frame, DotCenter cell, float response)
    {
        if (!_wanted)
            return;
        int patch = (cell.Row * _layer.Rows / _rows * _layer.Columns) + (cell.Column * _layer.Columns / _columns);
        _values[(((type * _layer.Frames) + frame) * _layer.Positions) + patch] += response;
    }

    /// <summary>Sets a response; for layers of one position.</summary>
    /// <param name="type">The type.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="response">The response.</param>
    public void Set(int type, int frame, double response) => _values[((type * _layer.Frames) + frame) * _layer.Positions] = (float)response;
}
