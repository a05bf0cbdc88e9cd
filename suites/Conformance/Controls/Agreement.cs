namespace RetinaBench.Conformance.Controls;

/// <summary>What two measurements of one quantity, of which one is turned around, say of each other.</summary>
internal enum Agreement
{
    /// <summary>The one is what turning around makes of the other.</summary>
    Holds,

    /// <summary>An interval leaves it open.</summary>
    Undecided,

    /// <summary>They cannot both be true.</summary>
    Contradicted,
}
