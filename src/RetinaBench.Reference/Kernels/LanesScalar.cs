using System.Runtime.CompilerServices;

namespace RetinaBench.Reference.Kernels;

/// <summary>Sixteen lanes as sixteen numbers: what the vector levels must equal.</summary>
[InlineArray(Count)]
internal unsafe struct LanesScalar : ILanes<LanesScalar>
{
    private const int Count = 16;

    private float _first;

    public static int Lanes => Count;

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

    public static LanesScalar MultiplyAdd(LanesScalar left, float* right, LanesScalar addend) => MultiplyAdd(left, Load(right), addend);

    public static LanesScalar MultiplyAdd(float left, LanesScalar right, LanesScalar addend) => MultiplyAdd(Broadcast(left), right, addend);

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

    public static LanesScalar Multiply(LanesScalar left, LanesScalar right)
    {
        for (int i = 0; i < Count; i++)
            left[i] *= right[i];
        return left;
    }

    public static LanesScalar Keep(LanesScalar value, uint bits)
    {
        for (int i = 0; i < Count; i++)
            value[i] = ((bits >> i) & 1) != 0 ? value[i] : 0;
        return value;
    }

    public static LanesScalar WherePositive(LanesScalar value, LanesScalar condition)
    {
        for (int i = 0; i < Count; i++)
            value[i] = condition[i] > 0 ? value[i] : 0;
        return value;
    }

    public static uint NonZero(LanesScalar value)
    {
        uint bits = 0;
        for (int i = 0; i < Count; i++)
            bits |= value[i] == 0 ? 0 : 1u << i;
        return bits;
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

    public static void SumEight(
        LanesScalar v0, LanesScalar v1, LanesScalar v2, LanesScalar v3, LanesScalar v4, LanesScalar v5, LanesScalar v6, LanesScalar v7, float* target)
    {
        target[0] = Sum(v0);
        target[1] = Sum(v1);
        target[2] = Sum(v2);
        target[3] = Sum(v3);
        target[4] = Sum(v4);
        target[5] = Sum(v5);
        target[6] = Sum(v6);
        target[7] = Sum(v7);
    }

    private static float Sum(LanesScalar value)
    {
        for (int i = 0; i < Count / 2; i++)
            value[i] += value[i + (Count / 2)];
        return (value[0] + value[1] + (value[2] + value[3])) + (value[4] + value[5] + (value[6] + value[7]));
    }
}
