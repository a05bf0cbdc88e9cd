using RetinaBench.Reference.Checkpoints;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Checkpoints;

/// <summary>Reads the authors' model.pt; expected numbers come from torch.load of PyTorch 1.13 in Python, each as its comment says.</summary>
public sealed partial class TorchZipReaderTests
{
    private const string PublishedModel = "reference/murray2021/model.pt";

    // Both sides add 7,682 float32 values in double precision; only the order of the additions may differ.
    private const double SumTolerance = 1e-9;

    private static Checkpoint ReadPublished() => Checkpoint.Read(SharedData.Require(PublishedModel));

    [SkippableFact]
    public void PublishedModel_Read_HasAllParameters()
    {
        Checkpoint checkpoint = ReadPublished();

        // len(sd), sum(v.numel() for v in sd.values())
        Assert.Equal(116, checkpoint.Tensors.Count);
        Assert.Equal(7682, checkpoint.Tensors.Sum(tensor => tensor.Values.Length));
        // list(sd)[0], list(sd)[4], list(sd)[-1]
        Assert.Equal("bipolar0.bipolar_space.weight", checkpoint.Tensors[0].Name);
        Assert.Equal("decisionRight.decision_space.bias", checkpoint.Tensors[^1].Name);
    }

    [SkippableFact]
    public void PublishedModel_Read_HasSumsOfPyTorch()
    {
        double[] values = [.. ReadPublished().Tensors.SelectMany(tensor => tensor.Values.ToArray()).Select(value => (double)value)];

        // sum(v.double().sum().item() ...), the same of v.double().abs() and of v.double()**2
        Assert.Equal(321.1092297401135, values.Sum(), SumTolerance);
        Assert.Equal(637.8420458664402, values.Sum(Math.Abs), SumTolerance);
        Assert.Equal(104.45244222656697, values.Sum(value => value * value), SumTolerance);
    }

    // sd[name].flatten()[0].item(), sd[name].flatten()[-1].item()
    [SkippableTheory]
    [InlineData("bipolar0.bipolar_space.weight", new[] { 1, 1, 1, 10, 10 }, -0.0557672344148159f, -0.08061324805021286f)]
    [InlineData("bipolar0.bipolar_temporal.weight", new[] { 1, 1, 31, 1, 1 }, 0.0030087765771895647f, 0.060362156480550766f)]
    [InlineData("amacrine0.amacrine_space.weight", new[] { 1, 8, 1, 5, 5 }, 0.018217913806438446f, 0.0006545117357745767f)]
    [InlineData("amacrine0.amacrine_space.bias", new[] { 1 }, -0.195786714553833f, -0.195786714553833f)]
    [InlineData("decisionLeft.decision_space.weight", new[] { 1, 8, 1, 12, 12 }, -0.09052501618862152f, -0.06572495400905609f)]
    [InlineData("decisionRight.decision_space.bias", new[] { 1 }, -0.169582799077034f, -0.169582799077034f)]
    public void PublishedModel_Get_HasValuesOfPyTorch(string name, int[] shape, float first, float last)
    {
        ReadOnlySpan<float> values = ReadPublished().Get(name, shape).Values.Span;

        Assert.Equal(first, values[0]);
        Assert.Equal(last, values[^1]);
    }

    // What torch.load gives for Fixtures/views.pt: sd[name].flatten().tolist(), sd[name].shape.
    [Theory]
    [InlineData("turned", new[] { 3, 2 }, new[] { 0f, 3, 1, 4, 2, 5 })]
    [InlineData("tail", new[] { 4 }, new[] { 8f, 9, 10, 11 })]
    [InlineData("steps", new[] { 3 }, new[] { 1f, 5, 9 })]
    [InlineData("repeated", new[] { 3 }, new[] { 2.5f, 2.5f, 2.5f })]
    [InlineData("scalar", new int[0], new[] { -0.5f })]
    public void ViewsOfStorages_Read_AreRowMajor(string name, int[] shape, float[] values)
    {
        string path = Path.Combine(SharedData.RepositoryRoot, "tests", "RetinaBench.Reference.Tests", "Checkpoints", "Fixtures", "views.pt");

        Checkpoint checkpoint = TorchZipReader.Read(path);

        Assert.Equal(values, checkpoint.Get(name, shape).Values.ToArray());
        Assert.Equal(["turned", "tail", "steps", "repeated", "scalar"], checkpoint.Tensors.Select(tensor => tensor.Name));
    }

    [Fact]
    public void EntriesOfNewerPyTorch_Read_AreAccepted()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("model.pt", TorchFileBuilder.WithOneTensor().Deflated()
            .Entry("archive/byteorder", "little"u8.ToArray())
            .Entry("archive/.format_version", "1"u8.ToArray())
            .Entry("archive/.storage_alignment", "64"u8.ToArray())
            .Entry("archive/version", "3\n"u8.ToArray())
            .Entry("archive/.data/serialization_id", "0123456789"u8.ToArray())
            .ToArray());

        Assert.Equal([1f, 2, 3, 4], Checkpoint.Read(path).Get("w", 2, 2).Values.ToArray());
    }

    [Fact]
    public void EmptyTensor_Read_NeedsNoStorageElements()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("model.pt", TorchFileBuilder.WithPickle(p => p.Text("none").Tensor("0", 0, [0, 3], [3, 1])).Floats("0").ToArray());

        Assert.Empty(Checkpoint.Read(path).Get("none", 0, 3).Values.ToArray());
    }

    [Fact]
    public void MutatedFile_Read_IsReadOrRefusedInOneLine()
    {
        const int Mutations = 2000;
        var random = new Random(20210611);
        byte[] pickle = Valid();
        byte[] file = TorchFileBuilder.WithOneTensor().Deflated().ToArray();
        using var folder = new TemporaryFolder();
        int refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            // The checksum hides the pickle from mutations of the file, so that every other mutation is of the pickle.
            byte[] mutant = i % 2 == 0 ? Mutation.Of(file, random) : Pickle(Mutation.Of(pickle, random));
            refused += Mutation.IsRefused(mutant, folder) ? 1 : 0;
        }

        Assert.InRange(refused, Mutations / 2, Mutations);
    }
}
