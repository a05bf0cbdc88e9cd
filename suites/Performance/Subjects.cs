namespace RetinaBench.Performance;

/// <summary>All benchmarks: every class that is a <see cref="Subject"/>.</summary>
internal static class Subjects
{
    /// <summary>Their types, in the order of their names.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } = new SortedDictionary<string, Type>(
        typeof(Subject).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Subject)) && !t.IsAbstract).ToDictionary(t => Make(t).Name), StringComparer.Ordinal);

    /// <summary>Makes a benchmark.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InputException">There is none of this name.</exception>
    public static Subject Make(string name) =>
        All.TryGetValue(name, out Type? type) ? Make(type) : throw new InputException($"'{name}' is no benchmark; there are {string.Join(", ", All.Keys)}");

    private static Subject Make(Type type) => (Subject)Activator.CreateInstance(type)!;
}
