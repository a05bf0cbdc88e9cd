namespace RetinaBench.Cli.Explaining;

/// <summary>Finds what a person may have meant by a name that does not exist.</summary>
internal static class NearestNames
{
    private const int MostShown = 3;

    /// <summary>The known names nearest to a text, at most three, the nearest first.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="names">What there is.</param>
    public static IReadOnlyList<string> Of(string text, IEnumerable<string> names) =>
        [.. names.Distinct().OrderBy(name => Distance(text, name)).ThenBy(name => name, StringComparer.Ordinal).Take(MostShown)];

    /// <summary>Levenshtein's distance: the least number of characters put in, taken out or changed, letter case aside.</summary>
    public static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
