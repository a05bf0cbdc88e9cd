namespace RetinaBench.Stimuli;

/// <summary>One point of an environment: the values of what varies there, by name.</summary>
/// <param name="Coordinates">Name and value of each varied quantity, for example <c>alpha = 1.3</c>, or <c>speed = 0.55</c> (pixels/frame) and <c>direction = 1</c> (right; -1 left).</param>
public sealed record EnvironmentPoint(IReadOnlyList<KeyValuePair<string, double>> Coordinates)
{
    /// <summary>The value of one varied quantity.</summary>
    /// <param name="name">Its name, for example <c>alpha</c>.</param>
    /// <exception cref="KeyNotFoundException">This point does not vary that quantity.</exception>
    public double this[string name]
    {
        get
        {
            foreach ((string key, double value) in Coordinates)
            {
                if (key == name)
                    return value;
            }

            throw new KeyNotFoundException($"this point has no coordinate '{name}', only {string.Join(", ", Coordinates.Select(c => c.Key))}");
        }
    }

    /// <summary>Whether this point varies the named quantity.</summary>
    /// <param name="name">Name of the quantity.</param>
    public bool Has(string name) => Coordinates.Any(c => c.Key == name);
}
