using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>One row of a window of any number of vectors, for windows that do not fit into registers as a whole.</summary>
/// <remarks>
/// target[v] += sum over gradients of value x source[place + v]. The transposed convolution and the gradient of its weights are the
/// same sum: weights into cells there, cells into weights here.
/// </remarks>
internal static unsafe class WindowRow
{
    /// <summary>Adds the weighted vectors.</summary>
    /// <param name="gradients">Gradients, each with its place in the source.</param>
    /// <param name="count">Number of gradients.</param>
    /// <param name="source">What they weigh.</param>
    /// <param name="sourceVector">Floats from one vector of the source to the next.</param>
    /// <param name="vectors">Vectors of the row.</param>
    /// <param name="target">What is added to.</param>
    /// <param name="targetVector">Floats from one vector of the target to the next.</param>
    public static void Add<V>(LaneValue* gradients, int count, float* source, nint sourceVector, int vectors, float* target, nint targetVector)
        where V : struct, ILanes<V>
    {
        for (; vectors >= 5; vectors -= 5, source += 5 * sourceVector, target += 5 * targetVector)
        {
            V a = V.Load(target), b = V.Load(target + targetVector), c = V.Load(target + (2 * targetVector)), d = V.Load(target + (3 * targetVector)), e = V.Load(target + (4 * targetVector));
            for (int i = 0; i < count; i++)
            {
                V g = V.Broadcast(gradients[i].Value);
                float* x = source + gradients[i].Place;
                a = V.MultiplyAdd(g, V.Load(x), a);
                b = V.MultiplyAdd(g, V.Load(x + sourceVector), b);
                c = V.MultiplyAdd(g, V.Load(x + (2 * sourceVector)), c);
                d = V.MultiplyAdd(g, V.Load(x + (3 * sourceVector)), d);
                e = V.MultiplyAdd(g, V.Load(x + (4 * sourceVector)), e);
            }

            V.Store(target, a);
            V.Store(target + targetVector, b);
            V.Store(target + (2 * targetVector), c);
            V.Store(target + (3 * targetVector), d);
            V.Store(target + (4 * targetVector), e);
        }

        for (; vectors > 0; vectors--, source += sourceVector, target += targetVector)
        {
            V sum = V.Load(target);
            for (int i = 0; i < count; i++)
                sum = V.MultiplyAdd(V.Broadcast(gradients[i].Value), V.Load(source + gradients[i].Place), sum);
            V.Store(target, sum);
        }
    }
}
