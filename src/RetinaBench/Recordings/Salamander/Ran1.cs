namespace RetinaBench.Recordings.Salamander;

/// <summary>The random number generator ran1 of Numerical Recipes: Park and Miller's minimal standard, shuffled by Bays and Durham.</summary>
/// <remarks>
/// Press et al. (1992), Numerical Recipes in C, 2nd edition, section 7.1; Park and Miller (1988), doi:10.1145/63039.63042. Stimuli of published recordings are made of it and can only be made
/// again by it; stimuli of this project come from counter-based streams instead. With a multiplier of 16807 and the modulus 2^31 - 1 the product fits 46 bits, so
/// that the two halves of its residue are added instead of Schrage's division, and the published divisor of the table is 2^26. Not thread-safe.
/// </remarks>
public sealed class Ran1
{
    private const uint Modulus = int.MaxValue;
    private const ulong Multiplier = 16807;
    private const int ModulusBits = 31, TableLength = 32, TableShift = 26, WarmUp = 8;

    private readonly uint[] _table = new uint[TableLength];
    private uint _state;
    private uint _output;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">0 or below, as the published function is started; 0 and -1 are the same. Above -2^31 + 1.</param>
    public Ran1(int seed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seed, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(seed, -(int)Modulus + 1);
        _state = (uint)Math.Max(1, -seed);
        for (int i = TableLength + WarmUp - 1; i >= 0; i--)
        {
            Advance();
            if (i < TableLength)
                _table[i] = _state;
        }

        _output = _table[0];
    }

    /// <summary>The next number, above 0 and below 1. The published one is rounded to single precision and kept below 1.</summary>
    public double Next() => (double)NextInteger() / Modulus;

    /// <summary>Whether the next number is above one half.</summary>
    public bool NextIsUpper() => NextInteger() > Modulus / 2;

    private uint NextInteger()
    {
        Advance();
        ref uint slot = ref _table[_output >> TableShift];
        _output = slot;
        slot = _state;
        return _output;
    }

    private void Advance()
    {
        ulong product = _state * Multiplier;
        uint sum = (uint)(product & Modulus) + (uint)(product >> ModulusBits);
        _state = sum >= Modulus ? sum - Modulus : sum;
    }
}
