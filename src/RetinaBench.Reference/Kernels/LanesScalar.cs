using System.Runtime.CompilerServices;

namespace RetinaBench.Reference.Kernels;

/// <summary>Sixteen lanes as sixteen numbers: what the vector levels must equal.</summary>
[InlineArray(Count)]
internal unsafe struct LanesScalar : ILanes<LanesScalar>
{
    private const int Count = 16;

    private float _first;

    public static LanesScalar Zero => default;

    public static LanesScalar Load(float* source)
    {
        LanesScalar lanes = default;
        for (int i = 0; i < Count; i++)
            lanes[i] = source[i];
        return lanes;
    }

    public static void Store(float* target, LanesScalar value)
    {
        for (int i = 0; i < Count; i++)
            target[i] = value[i];
    }

    public static LanesScalar Broadcast(float value)
    {
        LanesScalar lanes = default;
        for (int i = 0; i < Count; i++)
            lanes[i] = value;
        return lanes;
    }

    public static LanesScalar Add(LanesScalar left, LanesScalar right)
    {
        for (int i = 0; i < Count; i++)
            left[i] += right[i];
        return left;
    }

    public static LanesScalar MultiplyAdd(LanesScalar left, LanesScalar right, LanesScalar addend)
    {
        for (int i = 0; i < Count; i++)
            left[i] = MathF.FusedMultiplyAdd(left[i], right[i], addend[i]);
        return left;
    }

    public static LanesScalar Max(LanesScalar left, LanesScalar right)
    {
        for (int i = 0; i < Count; i++)
            left[i] = left[i] > right[i] ? left[i] : right[i];
        return left;
    }

    public static LanesScalar Min(LanesScalar left, LanesScalar right)
    {
        for (int i = 0; i < Count; i++)
            left[i] = left[i] < right[i] ? left[i] : right[i];
        return left;
    }

    public static bool IsZero(LanesScalar value)
    {
        for (int i = 0; i < Count; i++)
        {
            if (value[i] != 0)
                return false;
        }

        return true;
    }

    public static float Sum(LanesScalar value)
    {
        for (int half = Count / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
                value[i] += value[i + half];
        }

        return value[0];
    }
}
