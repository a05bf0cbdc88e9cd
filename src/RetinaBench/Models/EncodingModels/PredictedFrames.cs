using RetinaBench.Stimuli;

namespace RetinaBench.Models.EncodingModels;

/// <summary>Checks which frames a fitted model is to predict.</summary>
public static class PredictedFrames
{
    /// <summary>Checks the movie and the frames.</summary>
    /// <param name="rows">Rows of the movie that the model was fitted on.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="lags">Frames that a prediction depends on.</param>
    /// <param name="movie">The movie to predict.</param>
    /// <param name="first">The first frame.</param>
    /// <param name="count">Number of frames.</param>
    /// <exception cref="ArgumentException">The movie has other rows or columns, or the frames or the past of the first are not all in it.</exception>
    public static void Check(int rows, int columns, int lags, IFrameSequence movie, int first, int count)
    {
        ArgumentNullException.ThrowIfNull(movie);
        if (movie.Geometry.Rows != rows || movie.Geometry.Columns != columns)
            throw new ArgumentException($"the model was fitted on frames of {rows} x {columns}, the movie is {movie.Geometry}", nameof(movie));
        ArgumentOutOfRangeException.ThrowIfLessThan(first, lags - 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, movie.Geometry.Frames - count);
    }
}
