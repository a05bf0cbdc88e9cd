using RetinaBench.Models.Registry;
using RetinaBench.Runs;

namespace RetinaBench.Cli.Running;

/// <summary>The models of a run.</summary>
internal static class ModelSelection
{
    /// <summary>The models that the command line asks for.</summary>
    /// <param name="specifications">As <see cref="ModelSpec.Parse"/> reads them; empty for every registered model.</param>
    /// <param name="registry">The registry.</param>
    /// <returns>In the order of the command line or of the registry.</returns>
    /// <exception cref="InputException">There is no model, a specification is malformed, names are repeated, or a model that was asked for by name cannot be opened.</exception>
    public static IReadOnlyList<RunModel> Of(IReadOnlyList<string> specifications, ModelRegistry registry)
    {
        if (specifications.Count > 0)
            return [.. Parse(specifications, registry).Select(entry => OpenNow(entry, registry))];
        if (registry.Entries.Count == 0)
            throw new InputException($"no model is registered: name one with --model NAME=PATH, or a registry with --registry FILE");
        // A registered model that cannot be opened is a finding of the run; the others go on.
        return [.. registry.Entries.Select(entry => new RunModel(entry.Name, entry.Kind, () => registry.Open(entry), registry.HashFiles(entry), entry.Family, registry.IsFitted(entry)))];
    }

    private static ModelEntry[] Parse(IReadOnlyList<string> specifications, ModelRegistry registry)
    {
        ModelEntry[] entries = [.. specifications.Select(s => ModelSpec.Parse(s, registry))];
        // Names become file names of the report, and some file systems ignore case.
        return entries.GroupBy(e => e.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new InputException($"--model: two models are called '{twice.Key}', and a run tells them apart by name")
            : entries;
    }

    // Somebody who names a model wants to hear at once, not after a minute, that it cannot be opened.
    private static RunModel OpenNow(ModelEntry entry, ModelRegistry registry)
    {
        Models.IModel model = registry.Open(entry);
        return new(entry.Name, entry.Kind, () => model, registry.HashFiles(entry), entry.Family, registry.IsFitted(entry));
    }
}
