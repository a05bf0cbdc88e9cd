using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>The stimuli of a training: each seed has its own, and those of the test are never among those of the training.</summary>
internal static class TrainingData
{
    /// <summary>Name of the environment that networks are trained on. Its streams of random numbers belong to this name and the seed.</summary>
    public const string TrainingName = "murray2021-training";

    /// <summary>Name of the environment that networks in training are tested on.</summary>
    public const string HeldOutName = "murray2021-held-out";

    /// <summary>Version of both environments: raised when other stimuli are drawn.</summary>
    public const int Version = 1;

    /// <summary>The training environment of a recipe and seed; its stimuli are 0, 1, 2 ... of its only point.</summary>
    public static DotMotionEnvironment Training(TrainingRecipe recipe, ulong seed) => Make(TrainingName, recipe, seed);

    /// <summary>The environment of the test.</summary>
    public static DotMotionEnvironment HeldOut(TrainingRecipe recipe, ulong seed) => Make(HeldOutName, recipe, seed);

    /// <summary>The first stimuli of an environment as a training set.</summary>
    public static TrainingSet SetOf(DotMotionEnvironment environment, int count)
    {
        Stimulus[] stimuli = First(environment, count);
        return new([.. stimuli.Select(stimulus => (DotScene)stimulus.Scene!)], [.. stimuli.Select(stimulus => stimulus.Label)]);
    }

    /// <summary>The first stimuli of an environment.</summary>
    public static Stimulus[] First(DotMotionEnvironment environment, int count) => [.. Enumerable.Range(0, count).Select(ordinal => environment.Create(0, ordinal))];

    private static DotMotionEnvironment Make(string name, TrainingRecipe recipe, ulong seed)
    {
        RecipeArchitecture shape = recipe.Architecture;
        return new(name, Version, recipe.Environment.ToOptions(new(shape.Frames, shape.Rows, shape.Columns), seed));
    }
}
