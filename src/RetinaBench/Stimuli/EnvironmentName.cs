namespace RetinaBench.Stimuli;

/// <summary>What names and versions of environments are like, whatever their kind.</summary>
internal static class EnvironmentName
{
    /// <summary>Refuses a name with other characters than letters, digits, '-', '_' and '.', and a version below 1.</summary>
    /// <exception cref="InputException">The name or the version is not valid.</exception>
    public static void Check(string name, int version)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            throw new InputException($"environment '{name}': a name is made of letters, digits, '-', '_' and '.'");
        if (version < 1)
            throw new InputException(FormattableString.Invariant($"environment '{name}': version {version} is below 1"));
    }
}
