using RetinaBench.Json;

namespace RetinaBench.Suites;

/// <summary>Checks the names of the entries of a list.</summary>
internal static class UniqueNames
{
    /// <summary>Refuses entries that are null, have no name, or have the name of an earlier one.</summary>
    /// <param name="input">The file.</param>
    /// <param name="list">Path of the list, for example <c>$.experiments</c>.</param>
    /// <param name="member">The member that names an entry.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="name">The name of an entry.</param>
    public static void Check<TFile, TEntry>(JsonInput<TFile> input, string list, string member, IReadOnlyList<TEntry> entries, Func<TEntry, string> name)
        where TEntry : class
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < entries.Count; i++)
        {
            string at = FormattableString.Invariant($"{list}[{i}]");
            if (entries[i] is null)
                throw input.Error(at, "null is not a value here");
            if (string.IsNullOrWhiteSpace(name(entries[i])))
                throw input.Error($"{at}.{member}", "is empty");
            if (!seen.Add(name(entries[i])))
                throw input.Error($"{at}.{member}", $"'{name(entries[i])}' appears twice");
        }
    }
}
