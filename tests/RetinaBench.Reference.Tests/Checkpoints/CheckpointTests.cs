using RetinaBench.Reference.Checkpoints;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Checkpoints;

public sealed class CheckpointTests
{
    private static Checkpoint OneTensor() => new("weights.pt", [new CheckpointTensor("w", [1, 2], [3, 4])]);

    [Fact]
    public void MissingTensor_Get_NamesFileAndTensor() =>
        Rejection.Assert("weights.pt", () => OneTensor().Get("v", 1), "tensor 'v' is missing; there are 1 tensors, the first is 'w'");

    [Theory]
    [InlineData(new int[0], "[]")]
    [InlineData(new[] { 2 }, "[2]")]
    [InlineData(new[] { 2, 1 }, "[2, 1]")]
    [InlineData(new[] { 1, 2, 1 }, "[1, 2, 1]")]
    public void AnotherShape_Get_NamesBothShapes(int[] expected, string printed) =>
        Rejection.Assert("weights.pt", () => OneTensor().Get("w", expected), $"tensor 'w' has shape [1, 2], expected {printed}");

    [Fact]
    public void RightShape_Get_ReturnsTheTensor()
    {
        Assert.Equal([3f, 4f], OneTensor().Get("w", 1, 2).Values.ToArray());
        Assert.Equal([1, 2], OneTensor().Get("w").Shape);
        Assert.True(OneTensor().Contains("w"));
        Assert.False(OneTensor().Contains("W"));
    }

    [Fact]
    public void TwoTensorsOfOneName_Construct_Throws()
    {
        var tensor = new CheckpointTensor("w", [], [1]);

        Assert.Contains("'w'", Assert.Throws<ArgumentException>(() => new Checkpoint("memory", [tensor, tensor])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFile_Read_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "none.pt");

        Rejection.Assert(path, () => Checkpoint.Read(path), "does not exist");
    }

    [Fact]
    public void Directory_Read_IsRefused()
    {
        using var folder = new TemporaryFolder();

        Rejection.Assert(folder.Path, () => Checkpoint.Read(folder.Path), "is a directory");
    }

    [Fact]
    public void EmptyFile_Read_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("empty.pt", []);

        Rejection.Assert(path, () => Checkpoint.Read(path), "is empty");
    }

    // Permissions do not stop an administrator, who may run the tests; a lock stops everybody.
    [Fact]
    public void LockedFile_Read_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("locked.pt", [1]);
        using FileStream holder = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Rejection.Assert(path, () => Checkpoint.Read(path), "cannot be read");
    }

    [Fact]
    public void FileBeyondTheBound_Read_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("large.pt", []);
        using (FileStream file = File.OpenWrite(path))
            file.SetLength(CheckpointLimits.FileBytes + 1L);

        Rejection.Assert(path, () => Checkpoint.Read(path), "is larger than 104857600 bytes");
    }

    [Fact]
    public void PathWithLineEnd_Read_IsNamedInOneLine() =>
        Rejection.Assert("no\\u000Afile", () => Checkpoint.Read("no\nfile"), "does not exist");
}
