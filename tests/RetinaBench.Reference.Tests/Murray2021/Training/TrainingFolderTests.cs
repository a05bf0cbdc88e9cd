using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

public sealed class TrainingFolderTests : IDisposable
{
    private static readonly TrainingRecipe Short = TinyTraining.Recipe with { Epochs = 2, HeldOut = null };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Folder_OfAnEarlierTraining_IsNotReplacedUnlessForced()
    {
        TrainingOptions options = TinyTraining.In(_folder.Path);
        Murray2021Training.Run(Short, 1, options);

        Assert.Contains("--force", Refusal(Short, 1, options), StringComparison.Ordinal);
        TrainingResult forced = Murray2021Training.Run(Short, 2, options with { Force = true });
        Assert.Equal(2u, forced.Record.Seed);
    }

    [Fact]
    public void Resume_OfAnotherTraining_IsRefusedWithTheDifference()
    {
        TrainingOptions options = TinyTraining.In(_folder.Path) with { Resume = true };
        Murray2021Training.Run(Short, 1, options);

        Assert.Contains("its seed is 1, not 2", Refusal(Short, 2, options), StringComparison.Ordinal);
        Assert.Contains("its recipe is {\"name\":\"tiny\"", Refusal(Short with { Batch = 5 }, 1, options), StringComparison.Ordinal);
        Assert.Contains("its recipe is", Refusal(Short with { Epochs = 3 }, 1, options), StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_OfAnotherVersion_IsRefused()
    {
        TrainingOptions options = TinyTraining.In(_folder.Path) with { Resume = true };
        Murray2021Training.Run(Short, 1, options);
        ChangeMetadata(metadata => metadata["code"] = "RetinaBench 0.0.1, training 1");

        Assert.Contains("its code is RetinaBench 0.0.1, training 1, not RetinaBench ", Refusal(Short, 1, options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curve", "{\"loss\":[1],\"accuracy\":[],\"heldOutEpochs\":[],\"heldOutAccuracy\":[]}", "contradicts")]
    [InlineData("curve", "{\"loss\":[1,1,1],\"accuracy\":[0,0,0],\"heldOutEpochs\":[],\"heldOutAccuracy\":[]}", "contradicts")]
    [InlineData("curve", "[]", "curve")]
    [InlineData("seconds", "-1", "seconds")]
    [InlineData("format", "another", "is not the state of a training")]
    public void Resume_OfADamagedState_IsRefused(string key, string value, string message)
    {
        TrainingOptions options = TinyTraining.In(_folder.Path) with { Resume = true };
        Murray2021Training.Run(Short, 1, options);
        ChangeMetadata(metadata => metadata[key] = value);

        string refusal = Refusal(Short, 1, options);

        Assert.Contains(message, refusal, StringComparison.Ordinal);
        Assert.Contains("state.safetensors", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_OfHalfAState_IsRefused()
    {
        TrainingOptions options = TinyTraining.In(_folder.Path) with { Resume = true };
        Murray2021Training.Run(Short, 1, options);
        string path = _folder.At(Murray2021Training.StateFileName);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^100]);

        Assert.Contains("state.safetensors", Refusal(Short, 1, options), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_InUse_IsRefused()
    {
        TrainingOptions options = TinyTraining.In(_folder.Path);
        string? refusal = null;

        Murray2021Training.Run(Short, 1, options, new AfterEpoch(1, () => refusal = Refusal(Short, 1, options with { Resume = true })));

        Assert.Contains("another training is using it", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_ThatIsAFile_IsRefused() =>
        Assert.Contains("cannot be used", Refusal(Short, 1, TinyTraining.In(_folder.Write("file", ""))), StringComparison.Ordinal);

    [Fact]
    public void State_ThatCannotBeWrittenAnyMore_EndsTheTrainingAndNamesTheFile()
    {
        // As when a disk is full: a folder in its place keeps the state from being renamed there.
        string state = _folder.At(Murray2021Training.StateFileName);
        void Block()
        {
            File.Delete(state);
            Directory.CreateDirectory(state);
        }

        InputException thrown = Assert.Throws<InputException>(() => Murray2021Training.Run(Short, 1, TinyTraining.In(_folder.Path), new AfterEpoch(1, Block)));

        Assert.StartsWith($"{state}: cannot be written", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private static string Refusal(TrainingRecipe recipe, ulong seed, TrainingOptions options) =>
        Assert.Throws<InputException>(() => Murray2021Training.Run(recipe, seed, options)).Message;

    private void ChangeMetadata(Action<Dictionary<string, string>> change)
    {
        string path = _folder.At(Murray2021Training.StateFileName);
        Checkpoint state = Checkpoint.Read(path);
        Dictionary<string, string> metadata = new(state.Metadata);
        change(metadata);
        SafetensorsWriter.Write(path, new(path, state.Tensors, metadata));
    }
}
