namespace RetinaBench.Models.EncodingModels;

/// <summary>One filter on the movie that a fitted model has learned, and how it is read out.</summary>
/// <remarks>The filter is applied at every position at which it fits into the frame; the positions are a map of <paramref name="MapRows"/> x <paramref name="MapColumns"/>.</remarks>
/// <param name="Index">Number of the filter, from 0.</param>
/// <param name="Lags">Frames that it extends over, from the current one (lag 0) back; 1 where the movie is filtered in time beforehand.</param>
/// <param name="Rows">Its height in pixels.</param>
/// <param name="Columns">Its width in pixels.</param>
/// <param name="Weights">[lags, rows, columns], cross-correlation order (not flipped).</param>
/// <param name="MapRows">Rows of positions.</param>
/// <param name="MapColumns">Columns of positions.</param>
/// <param name="Readout">[map rows, map columns], the weights with which the filter's outputs enter the response; empty where further layers lie between.</param>
public sealed record EncodingFilter(
    int Index, int Lags, int Rows, int Columns, ReadOnlyMemory<float> Weights, int MapRows, int MapColumns, ReadOnlyMemory<float> Readout);
