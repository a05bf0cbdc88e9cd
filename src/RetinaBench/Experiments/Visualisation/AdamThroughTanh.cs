using System.Numerics;
using System.Runtime.InteropServices;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>One ascending step of Adam (Kingma and Ba 2015, arXiv:1412.6980) on u, where the movie is x = tanh(u).</summary>
/// <remarks>
/// <para>g = dy/dx (1 - x^2); m = 0.9 m + 0.1 g; v = 0.999 v + 0.001 g^2; u += step (m / (1 - 0.9^n)) / (sqrt(v / (1 - 0.999^n)) + 1e-8).
/// tanh(u) = 1 - 2 / (exp(2u) + 1).</para>
/// <para>Element by element, with the same operations in the same order whatever the width of vectors, so that the bits are the same.</para>
/// </remarks>
internal static class AdamThroughTanh
{
    private const float Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f;

    /// <summary>Takes a step.</summary>
    /// <param name="gradient">dy/dx.</param>
    /// <param name="stepSize">The step size.</param>
    /// <param name="step">Number n of the step, from 1.</param>
    /// <param name="u">The variable; changed.</param>
    /// <param name="m">First moment; changed.</param>
    /// <param name="v">Second moment; changed. 0 where no gradient has come yet.</param>
    /// <param name="x">The movie; changed.</param>
    public static void Step(ReadOnlySpan<float> gradient, double stepSize, int step, Span<float> u, Span<float> m, Span<float> v, Span<float> x)
    {
        float rate = (float)(stepSize / (1 - Math.Pow(Beta1, step))), correction = (float)(1 / (1 - Math.Pow(Beta2, step)));
        int width = Vector<float>.Count, whole = gradient.Length / width * width;
        Run(gradient[..whole], rate, correction, u[..whole], m[..whole], v[..whole], x[..whole]);
        int left = gradient.Length - whole;
        if (left == 0)
            return;
        Span<float> rest = stackalloc float[5 * width];
        rest.Clear();
        Span<float> g = rest[..width], restU = rest.Slice(width, width), restM = rest.Slice(2 * width, width), restV = rest.Slice(3 * width, width), restX = rest.Slice(4 * width, width);
        gradient[whole..].CopyTo(g);
        u[whole..].CopyTo(restU);
        m[whole..].CopyTo(restM);
        v[whole..].CopyTo(restV);
        x[whole..].CopyTo(restX);
        Run(g, rate, correction, restU, restM, restV, restX);
        restU[..left].CopyTo(u[whole..]);
        restM[..left].CopyTo(m[whole..]);
        restV[..left].CopyTo(v[whole..]);
        restX[..left].CopyTo(x[whole..]);
    }

    /// <summary>x = tanh(u).</summary>
    public static void Squash(ReadOnlySpan<float> u, Span<float> x)
    {
        ReadOnlySpan<Vector<float>> us = MemoryMarshal.Cast<float, Vector<float>>(u);
        Span<Vector<float>> xs = MemoryMarshal.Cast<float, Vector<float>>(x);
        for (int i = 0; i < us.Length; i++)
            xs[i] = Tanh(us[i]);
        for (int i = us.Length * Vector<float>.Count; i < u.Length; i++)
            x[i] = Tanh(new Vector<float>(u[i]))[0];
    }

    private static void Run(ReadOnlySpan<float> gradient, float rate, float correction, Span<float> u, Span<float> m, Span<float> v, Span<float> x)
    {
        ReadOnlySpan<Vector<float>> gs = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        Span<Vector<float>> us = MemoryMarshal.Cast<float, Vector<float>>(u), ms = MemoryMarshal.Cast<float, Vector<float>>(m);
        Span<Vector<float>> vs = MemoryMarshal.Cast<float, Vector<float>>(v), xs = MemoryMarshal.Cast<float, Vector<float>>(x);
        var epsilon = new Vector<float>(Epsilon);
        for (int i = 0; i < gs.Length; i++)
        {
            Vector<float> g = gs[i] * (Vector<float>.One - (xs[i] * xs[i]));
            Vector<float> first = (ms[i] * Beta1) + (g * (1 - Beta1)), second = (vs[i] * Beta2) + (g * g * (1 - Beta2));
            Vector<float> next = us[i] + (first * rate / (Vector.SquareRoot(second * correction) + epsilon));
            ms[i] = first;
            vs[i] = second;
            us[i] = next;
            xs[i] = Tanh(next);
        }
    }

    private static Vector<float> Tanh(Vector<float> u) => Vector<float>.One - (new Vector<float>(2) / (Vector.Exp(u + u) + Vector<float>.One));
}
