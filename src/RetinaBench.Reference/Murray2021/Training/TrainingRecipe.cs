using RetinaBench.Json;
using RetinaBench.Reference.Training;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>How a network is trained: with the seed, all that its weights depend on. The defaults are the paper's.</summary>
/// <remarks>Read from a JSON file; every member may be left out but the name. Immutable.</remarks>
public sealed record TrainingRecipe
{
    /// <summary>The most stimuli of one batch.</summary>
    public const int MaximumBatch = 10_000;

    /// <summary>The most epochs: the curve of a longer training would not fit the header of a checkpoint.</summary>
    public const int MaximumEpochs = 10_000;

    /// <summary>The largest dropout rate, percent.</summary>
    public const int MaximumDropoutPercent = 90;

    private const int MaximumText = 1000;

    /// <summary>What the recipe is called; 1 to 1000 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in a sentence; up to 1000 characters.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The shape of the network.</summary>
    public RecipeArchitecture Architecture { get; init; } = new();

    /// <summary>The stimuli.</summary>
    public RecipeEnvironment Environment { get; init; } = new();

    /// <summary>Stimuli between two steps of the optimiser, 1 to 10,000; the last batch of an epoch takes what is left.</summary>
    public int Batch { get; init; } = 15;

    /// <summary>How often every stimulus is shown, 1 to 10,000.</summary>
    public int Epochs { get; init; } = 500;

    /// <summary>The optimiser.</summary>
    public AdamOptions Adam { get; init; } = new();

    /// <summary>Dropout behind every spatial and temporal filter and the readout, whole percent, 0 to 90.</summary>
    public int DropoutPercent { get; init; } = 40;

    /// <summary>Whether weights (not biases) of amacrine and ganglion cells are held at or above zero after every step.</summary>
    public bool SignConstraint { get; init; } = true;

    /// <summary>When a training that does not begin to learn starts again from other initial weights; null for never.</summary>
    public RestartRule? Restart { get; init; }

    /// <summary>How the network without dropout is tested on fresh stimuli meanwhile; null for not at all. Does not change the weights.</summary>
    public HeldOutOptions? HeldOut { get; init; }

    /// <summary>Reads a recipe.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="InputException">The file cannot be read or is not a valid recipe; the message names file, member, value and range.</exception>
    public static TrainingRecipe Read(string path) => Check(StrictJson.ReadInput<TrainingRecipe>(path));

    /// <summary>Reads a recipe from a text.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="fileNameForMessages">How errors name it.</param>
    /// <exception cref="InputException">The text is not a valid recipe.</exception>
    public static TrainingRecipe Parse(string text, string fileNameForMessages) => Check(StrictJson.ParseInput<TrainingRecipe>(text, fileNameForMessages));

    /// <summary>Every member that is outside of its range, in the order of the members; empty for a valid recipe.</summary>
    public IReadOnlyList<OptionProblem> Problems()
    {
        List<OptionProblem> own = [];
        if (Name.Length is 0 or > MaximumText)
            own.Add(new("name", FormattableString.Invariant($"it has {Name.Length} characters, valid are 1 to {MaximumText}")));
        if (Description.Length > MaximumText)
            own.Add(new("description", FormattableString.Invariant($"it has {Description.Length} characters, valid are 0 to {MaximumText}")));
        own.AddRange(Architecture.Problems());
        if (own.Count == 0)
            own.AddRange(Environment.Problems(Architecture));
        own.AddRange(RangeCheck.Outside("batch", Batch, 1, MaximumBatch));
        own.AddRange(RangeCheck.Outside("epochs", Epochs, 1, MaximumEpochs));
        own.AddRange(Adam.Problems());
        own.AddRange(RangeCheck.Outside("dropoutPercent", DropoutPercent, 0, MaximumDropoutPercent));
        own.AddRange(Restart?.Problems() ?? []);
        own.AddRange(HeldOut?.Problems() ?? []);
        return own;
    }

    /// <summary>Refuses a recipe that was made in code and is not valid.</summary>
    /// <exception cref="InputException">A member is outside of its range.</exception>
    public void Validate()
    {
        if (Problems() is [var problem, ..])
            throw new InputException($"recipe '{Name}': {problem.Member}: {problem.What}");
    }

    private static TrainingRecipe Check(JsonInput<TrainingRecipe> input) =>
        input.Value.Problems() is [var problem, ..] ? throw input.Error($"$.{problem.Member}", problem.What) : input.Value;
}
