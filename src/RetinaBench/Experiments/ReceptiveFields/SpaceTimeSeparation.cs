using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>A receptive field as the product of one course in time and one profile in space, and how well that does.</summary>
/// <remarks>
/// By singular value decomposition of the field as a matrix [lags, positions]: the first pair of vectors is the best product in
/// least squares (Eckart and Young 1936, doi:10.1007/BF02288367). Both vectors have length 1, and the sign is that which makes
/// the largest magnitude of the profile in space positive. The index is the first squared singular value over the sum of all: 1 for a
/// separable field; a field that moves, as those of direction-selective cells do, is less.
/// </remarks>
/// <param name="Time">[lags].</param>
/// <param name="Space">[rows, columns].</param>
/// <param name="SingularValues">All singular values, falling: as many as there are lags or positions, whichever are fewer.</param>
/// <param name="SeparabilityIndex">0 to 1; 0 for a field of zeros.</param>
public sealed record SpaceTimeSeparation(IReadOnlyList<double> Time, IReadOnlyList<double> Space, IReadOnlyList<double> SingularValues, double SeparabilityIndex)
{
    /// <summary>The first singular value: the field is about scale x time x space.</summary>
    public double Scale => SingularValues[0];

    /// <summary>Separates a field.</summary>
    /// <param name="field">The field.</param>
    public static SpaceTimeSeparation Of(ReceptiveField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        int positions = field.Rows * field.Columns;
        return positions > field.Lags
            ? OfWide(Matrix<double>.Build.Dense(positions, field.Lags, (position, lag) => field.Values[(lag * positions) + position]))
            : Of(Matrix<double>.Build.Dense(field.Lags, positions, (lag, position) => field.Values[(lag * positions) + position]).Svd(), space => space);
    }

    // The decomposition would make a matrix of positions x positions. With Fᵀ = QR it is that of the small Rᵀ, whose vectors in space Q turns back.
    private static SpaceTimeSeparation OfWide(Matrix<double> transposed)
    {
        QR<double> qr = transposed.QR(QRMethod.Thin);
        return Of(qr.R.Transpose().Svd(), space => qr.Q * space);
    }

    private static SpaceTimeSeparation Of(Svd<double> svd, Func<Vector<double>, Vector<double>> inSpace)
    {
        double scale = svd.S[0], power = svd.S.DotProduct(svd.S);
        Vector<double> time = svd.U.Column(0), space = inSpace(svd.VT.Row(0));
        int sign = space[space.AbsoluteMaximumIndex()] < 0 ? -1 : 1;
        return new([.. time.Select(v => sign * v)], [.. space.Select(v => sign * v)], [.. svd.S], power == 0 ? 0 : scale * scale / power);
    }
}
