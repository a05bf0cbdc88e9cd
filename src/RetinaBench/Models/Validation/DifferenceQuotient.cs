using RetinaBench.Stimuli;

namespace RetinaBench.Models.Validation;

/// <summary>Holds a gradient to the central difference quotient of the model's own responses along a direction.</summary>
internal sealed class DifferenceQuotient(ValidationSubject subject, float[] movie, ResponseObjective objective, float[] gradient)
{
    // A large step stands out of rounding, a small one meets fewer rectifiers that change sides on the way, of which the unlit parts of a
    // movie may have many at once; a sound gradient agrees at one of the steps. With the first, the quotients of most types of murray2021
    // networks, trained or not, stray along noise by up to 0.12 of the gradient's length times the root mean square of the noise, and
    // along the gradient by up to 0.02 of themselves.
    private static readonly double[] s_steps = [1e-3, 1e-4, 1e-5];

    // Responses are rounded to 24 bits and are sums of as inexact terms.
    private const double Rounding = 5e-7;

    /// <summary>Compares along a direction.</summary>
    /// <param name="name">The direction, for the message.</param>
    /// <param name="direction">[frames, rows, columns], no magnitude above 1.</param>
    /// <param name="share">The largest error as a share of the product of the lengths of gradient and direction.</param>
    /// <returns>One line with both values, or null where they agree.</returns>
    public string? FindFault(string name, float[] direction, double share)
    {
        double predicted = 0, square = 0, length = 0;
        for (int i = 0; i < direction.Length; i++)
        {
            predicted += (double)gradient[i] * direction[i];
            square += (double)direction[i] * direction[i];
            length += (double)gradient[i] * gradient[i];
        }

        string? fault = null;
        foreach (double step in s_steps)
        {
            double above = Respond(direction, step), below = Respond(direction, -step), quotient = (above - below) / (2 * step);
            double tolerance = (share * Math.Sqrt(length * square)) + (Rounding * (Math.Abs(above) + Math.Abs(below)) / (2 * step));
            if (Math.Abs(quotient - predicted) <= tolerance)
                return null;
            fault ??= FormattableString.Invariant($"along {name} the gradient predicts {predicted:G6}, the difference quotient of the responses is {quotient:G6} (tolerance {tolerance:G3})");
        }

        return fault;
    }

    private double Respond(float[] direction, double step)
    {
        float[] moved = new float[movie.Length];
        for (int i = 0; i < moved.Length; i++)
            moved[i] = (float)(movie[i] + (step * direction[i]));
        Stimulus stimulus = Stimulus.FromFrames("validation/moved", subject.Card.Geometry, moved, -1);
        return objective.Evaluate(subject.Card, subject.Ask([stimulus], objective.Query), 0);
    }
}
