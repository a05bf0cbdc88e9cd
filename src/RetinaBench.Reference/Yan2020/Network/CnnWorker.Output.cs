using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>From what the dense layer says to the response and the loss, in double precision: predictions may be a millionth of the largest.</summary>
internal sealed unsafe partial class CnnWorker<V, R>
{
    private const int Quarter = 4;

    private void Rectify(float* parameters, float* drives, Span<float> rate)
    {
        SmoothRectifier output = Output(parameters);
        float* values = stackalloc float[Lanes];
        for (int at = 0; at < Lanes; at += Quarter)
            Store(values + at, output.Predict(Widen(drives + at), out _, out _));
        for (int i = 0; i < rate.Length; i++)
            // A scale below zero, which no sensible fit ends with, predicts nothing rather than negative rates.
            rate[i] = Math.Max(values[i], 0);
    }

    // The derivative of the loss by the drive of each lane; lanes behind the last sample have none.
    private void Judge(float* parameters, float* drives, ReadOnlySpan<float> labels, double weight, float* slopes, ref OutputSums sums)
    {
        SmoothRectifier output = Output(parameters);
        Vector256<double> alpha = Vector256.Create(output.Alpha), one = Vector256<double>.One;
        float* y = stackalloc float[Lanes];
        double* shares = stackalloc double[Lanes];
        for (int lane = 0; lane < Lanes; lane++)
            (y[lane], shares[lane]) = lane < labels.Length ? (labels[lane], weight) : (0, 0);
        double* predicted = stackalloc double[Lanes];
        for (int at = 0; at < Lanes; at += Quarter)
        {
            Vector256<double> u = Widen(drives + at), share = Vector256.Load(shares + at);
            Vector256<double> p = output.Predict(u, out Vector256<double> softplus, out Vector256<double> slope);
            Vector256<double> byPrediction = share * (one - (Widen(y + at) / p)), byActivation = byPrediction * alpha * slope;
            Vector256<double> byDrive = byActivation * Vector256.Create(output.Beta);
            sums.Offset += byDrive;
            sums.Alpha = Vector256.FusedMultiplyAdd(byPrediction, softplus, sums.Alpha);
            sums.Beta = Vector256.FusedMultiplyAdd(byActivation, u, sums.Beta);
            sums.Loss = Vector256.FusedMultiplyAdd(share, p, sums.Loss);
            p.Store(predicted + at);
            Store(slopes + at, byDrive);
        }

        // Most frames hold no spike and need no logarithm.
        for (int lane = 0; lane < labels.Length; lane++)
        {
            if (y[lane] != 0)
                sums.Spikes -= weight * y[lane] * Math.Log(predicted[lane]);
        }
    }

    private SmoothRectifier Output(float* parameters) => new(parameters[_layout.Alpha.Offset], parameters[_layout.Beta.Offset]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(float* source)
    {
        (Vector128<double> low, Vector128<double> high) = Vector128.Widen(Vector128.Load(source));
        return Vector256.Create(low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, Vector256<double> values) => Vector128.Narrow(values.GetLower(), values.GetUpper()).Store(target);

    private struct OutputSums
    {
        public Vector256<double> Offset;
        public Vector256<double> Alpha;
        public Vector256<double> Beta;
        public Vector256<double> Loss;
        public double Spikes;

        public static double Total(Vector256<double> lanes) => (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    }
}
