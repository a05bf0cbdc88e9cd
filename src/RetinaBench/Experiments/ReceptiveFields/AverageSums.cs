using System.Runtime.InteropServices;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>The sums of a <see cref="ResponseWeightedAverage"/> over some of the movies, as they are written down and merged later.</summary>
/// <param name="Lags">Number of lags.</param>
/// <param name="Rows">Rows of the stimulus.</param>
/// <param name="Columns">Columns of the stimulus.</param>
/// <param name="Count">Number of responses.</param>
/// <param name="Responses">Sum of the responses.</param>
/// <param name="Squares">Sum of their squares.</param>
/// <param name="Minimum">The smallest response; 0 where there is none.</param>
/// <param name="Maximum">The largest response; 0 where there is none.</param>
/// <param name="Data">
/// Base64 of the zlib stream (RFC 1950) of little-endian doubles, twice [lags, rows, columns]: the sums of response times stimulus, then those of the stimulus.
/// </param>
public sealed record AverageSums(int Lags, int Rows, int Columns, long Count, double Responses, double Squares, double Minimum, double Maximum, string Data)
{
    internal static string Pack(double[] products, double[] stimuli) => PackedBytes.Pack(MemoryMarshal.AsBytes<double>((double[])[.. products, .. stimuli]));

    internal ReadOnlySpan<double> Unpack() => MemoryMarshal.Cast<byte, double>(PackedBytes.Unpack(Data, checked(2 * Lags * Rows * Columns * sizeof(double))));
}
