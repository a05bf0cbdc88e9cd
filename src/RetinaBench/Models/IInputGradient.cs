namespace RetinaBench.Models;

/// <summary>The ability to say how a response changes with every pixel of the movie: what deep visualisation and attribution climb along.</summary>
/// <remarks>
/// <para>Responses are those of <see cref="IRetinaModel.Respond"/>: of the model as it is run, under the objective's lesion, without
/// dropout. Both are functions of any real movie, not only of values from 0 to 1. <c>retinabench validate</c> compares the
/// gradient with finite differences of the responses.</para>
/// <para>Where a response has a kink (a rectifier whose input is exactly 0), the part of the gradient behind it is 0.</para>
/// <para>Equal input gives equal bits. Thread-safe exactly where the card says that the model is.</para>
/// </remarks>
public interface IInputGradient
{
    /// <summary>Computes the value of an objective for one movie, and its derivative with respect to every pixel.</summary>
    /// <param name="movie">Intensities, [frames, rows, columns] of the card's input geometry; finite.</param>
    /// <param name="objective">What is differentiated. Handing in the same object again may save work.</param>
    /// <param name="gradient">
    /// Receives d value / d movie, [frames, rows, columns], in units of the response per unit of intensity; every pixel is written,
    /// 0 where the objective does not see it. Must not overlap <paramref name="movie"/>.
    /// </param>
    /// <returns>What <see cref="ResponseObjective.Evaluate"/> says of the model's own responses, to rounding in single precision.</returns>
    /// <exception cref="ArgumentException">A span has another length than the geometry, or the objective does not fit the card.</exception>
    double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient);
}
