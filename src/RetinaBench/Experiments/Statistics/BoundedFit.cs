using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace RetinaBench.Experiments.Statistics;

/// <summary>A nonlinear least-squares fit within bounds, some parameters held, by Levenberg and Marquardt's method.</summary>
internal sealed class BoundedFit
{
    private const int MostIterations = 200;

    /// <summary>Share of the distance between both bounds by which parameters are moved for derivatives: near the cube root of the rounding of double precision.</summary>
    private const double Step = 1e-5;

    private readonly Func<double[], double[]> _predict;
    private readonly double[] _lower;
    private readonly double[] _upper;

    private BoundedFit(Func<double[], double[]> predict, double[] values, double[] parameters, int[] free, double[] lower, double[] upper)
    {
        (_predict, _lower, _upper) = (predict, lower, upper);
        Parameters = parameters;
        Free = free;
        Residual = predict(parameters).Zip(values, (p, v) => (p - v) * (p - v)).Sum();
    }

    /// <summary>All parameters at the minimum.</summary>
    public double[] Parameters { get; }

    /// <summary>Places of those that were fitted.</summary>
    public IReadOnlyList<int> Free { get; }

    /// <summary>Sum of squared residuals.</summary>
    public double Residual { get; }

    /// <summary>Fits.</summary>
    /// <param name="predict">All predictions for given parameters; smooth.</param>
    /// <param name="values">What they are to meet.</param>
    /// <param name="start">Start of every parameter, and the value of those held; moved into the bounds where it lies outside.</param>
    /// <param name="free">Places of the parameters to fit.</param>
    /// <param name="lower">Lower bounds of all parameters.</param>
    /// <param name="upper">Upper bounds of all parameters, above the lower ones where fitted.</param>
    public static BoundedFit Of(Func<double[], double[]> predict, double[] values, double[] start, int[] free, double[] lower, double[] upper)
    {
        double[] all = [.. start];
        double[] Full(Vector<double> reduced)
        {
            double[] full = [.. all];
            for (int i = 0; i < free.Length; i++)
                full[free[i]] = Math.Clamp(reduced[i], lower[free[i]], upper[free[i]]);
            return full;
        }

        Vector<double> Pick(double[] full) => Vector<double>.Build.Dense(free.Length, i => full[free[i]]);

        // On a bound the method's transformation of the parameters has no slope, and it would not leave it.
        Vector<double> inside = Vector<double>.Build.Dense(free.Length, i =>
        {
            double margin = 0.01 * (upper[free[i]] - lower[free[i]]);
            return Math.Clamp(start[free[i]], lower[free[i]] + margin, upper[free[i]] - margin);
        });
        Vector<double> y = Vector<double>.Build.DenseOfArray(values);
        IObjectiveModel model = ObjectiveFunction.NonlinearModel((p, _) => Vector<double>.Build.DenseOfArray(predict(Full(p))), y, y, accuracyOrder: 2);
        NonlinearMinimizationResult result = new LevenbergMarquardtMinimizer(maximumIterations: MostIterations).FindMinimum(model, inside, Pick(lower), Pick(upper));
        return new(predict, values, Full(result.MinimizingPoint), free, lower, upper);
    }

    /// <summary>Whether a fitted parameter lies on a bound.</summary>
    /// <param name="share">Share of the distance between both bounds that counts as on one.</param>
    public bool IsAtBound(double share) => Free.Any(i => Math.Min(Parameters[i] - _lower[i], _upper[i] - Parameters[i]) < share * (_upper[i] - _lower[i]));

    /// <summary>Standard error of a fitted parameter in the model linearised at the minimum; infinite where the values do not determine it.</summary>
    /// <param name="place">Place of the parameter.</param>
    public double StandardError(int place)
    {
        double[][] columns = [.. Free.Select(Slope)];
        int freedom = columns[0].Length - Free.Count, at = Free.ToList().IndexOf(place);
        Matrix<double> jacobian = Matrix<double>.Build.DenseOfColumnArrays(columns);
        // R of J = QR: the variance is that of row `at` of the inverse of R, which squares no condition number.
        Matrix<double> r = jacobian.QR().R;
        double[] diagonal = [.. r.Diagonal().Select(Math.Abs)];
        if (diagonal.Min() <= 1e-12 * diagonal.Max())
            return double.PositiveInfinity;
        return Math.Sqrt(Residual / freedom) * r.Inverse().Row(at).L2Norm();
    }

    private double[] Slope(int place)
    {
        double step = Step * (_upper[place] - _lower[place]);
        double[] above = [.. Parameters], below = [.. Parameters];
        above[place] += step;
        below[place] -= step;
        return [.. _predict(above).Zip(_predict(below), (a, b) => (a - b) / (2 * step))];
    }
}
