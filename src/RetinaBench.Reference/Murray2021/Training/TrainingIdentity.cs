using System.Globalization;
using System.Reflection;
using System.Text.Json;
using RetinaBench.Json;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>All that the weights of a training depend on, as it stands in the metadata of its files.</summary>
/// <param name="Recipe">The recipe, as one line of JSON.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Environment">Fingerprint of the environment of the training stimuli.</param>
/// <param name="Code">Version of the program, and of its arithmetic.</param>
internal sealed record TrainingIdentity(string Recipe, string Seed, string Environment, string Code)
{
    /// <summary>Raised whenever the same recipe and seed give other weights.</summary>
    public const int ArithmeticVersion = 1;

    /// <summary>Key of the recipe in metadata.</summary>
    public const string RecipeKey = "recipe";

    /// <summary>Key of the seed in metadata.</summary>
    public const string SeedKey = "seed";

    private const string EnvironmentKey = "environment", CodeKey = "code";

    private static readonly JsonSerializerOptions s_oneLine = new(StrictJson.Options) { WriteIndented = false };

    /// <summary>The identity of a training.</summary>
    /// <param name="recipe">How.</param>
    /// <param name="seed">Seed of everything that is drawn.</param>
    /// <param name="core">Name of the core that computes gradients; null for the reference core.</param>
    public static TrainingIdentity Of(TrainingRecipe recipe, ulong seed, string? core = null) => new(
        OneLine(recipe), seed.ToString(CultureInfo.InvariantCulture), EnvironmentFingerprint.Compute(TrainingData.Training(recipe, seed)), CodeVersion() + (core is null ? "" : $", {core}"));

    /// <summary>A value as one line of JSON.</summary>
    public static string OneLine<T>(T value) => JsonSerializer.Serialize(value, s_oneLine);

    /// <summary>Adds the identity to metadata.</summary>
    public void AddTo(Dictionary<string, string> metadata)
    {
        metadata[RecipeKey] = Recipe;
        metadata[SeedKey] = Seed;
        metadata[EnvironmentKey] = Environment;
        metadata[CodeKey] = Code;
    }

    /// <summary>How the training that metadata tell of differs from this one, or null.</summary>
    public string? DifferenceTo(IReadOnlyDictionary<string, string> metadata)
    {
        // The recipe last: it may be long, and what differs in it is for its owner to see.
        return Differs(SeedKey, Seed) ?? Differs(CodeKey, Code) ?? Differs(RecipeKey, Recipe) ?? Differs(EnvironmentKey, Environment);

        string? Differs(string key, string mine) =>
            metadata.GetValueOrDefault(key) is var other && other == mine ? null : $"its {key} is {other ?? "missing"}, not {mine}";
    }

    private static string CodeVersion()
    {
        Assembly assembly = typeof(TrainingIdentity).Assembly;
        string version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? assembly.GetName().Version!.ToString(3);
        return FormattableString.Invariant($"RetinaBench {version}, training {ArithmeticVersion}");
    }
}
