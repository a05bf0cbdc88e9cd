using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Controls;

/// <summary>A null: the published network before training.</summary>
public static class RandomModel
{
    // Any seed would do; a criterion that the untrained network of some seed passes is a weak criterion.
    private const ulong Seed = 2021;

    /// <summary>Makes the null.</summary>
    /// <param name="name">Name within the registry.</param>
    public static Murray2021Model Make(string name) => new(
        name,
        Murray2021Parameters.Random(Murray2021Architecture.Published, Seed),
        ModelRole.Null,
        "A null control: the network of murray2021 with its initial, untrained weights.");
}
