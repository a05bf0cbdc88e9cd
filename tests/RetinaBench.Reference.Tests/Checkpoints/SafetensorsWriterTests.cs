using FsCheck;
using FsCheck.Fluent;
using RetinaBench.Reference.Checkpoints;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Checkpoints;

public sealed class SafetensorsWriterTests
{
    private static Checkpoint TwoTensors() => new(
        "memory",
        [new CheckpointTensor("b", [2], [3, 4]), new CheckpointTensor("a.w", [1, 1], [-2])],
        new Dictionary<string, string> { ["z"] = "1", ["seed"] = "7" });

    [Fact]
    public void Checkpoint_Encode_IsSortedAndAligned()
    {
        // Written by hand after the description of the format; the header is padded with spaces to a multiple of 8 bytes.
        const string Header = """{"__metadata__":{"seed":"7","z":"1"},"a.w":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""";
        byte[] expected = SafetensorsBytes.Make(Header.PadRight((Header.Length + 7) / 8 * 8), SafetensorsBytes.Floats(-2, 3, 4));

        Assert.Equal(expected, SafetensorsWriter.Encode(TwoTensors()));
    }

    [Fact]
    public void Tensors_InAnotherOrder_EncodeToTheSameBytes()
    {
        Checkpoint checkpoint = TwoTensors();
        var reversed = new Checkpoint("elsewhere", checkpoint.Tensors.Reverse(), checkpoint.Metadata.Reverse().ToDictionary());

        Assert.Equal(SafetensorsWriter.Encode(checkpoint), SafetensorsWriter.Encode(reversed));
    }

    [SkippableFact]
    public void PublishedModel_Written_IsReadByAnIndependentParser()
    {
        Checkpoint published = Checkpoint.Read(SharedData.Require("reference/murray2021/model.pt"));
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "model.safetensors");

        SafetensorsWriter.Write(path, published);

        byte[] file = File.ReadAllBytes(path);
        Assert.All(published.Tensors, tensor =>
        {
            (int[] shape, float[] values) = SafetensorsBytes.Parse(file, tensor.Name);
            Assert.Equal(tensor.Shape, shape);
            Assert.Equal(tensor.Values.ToArray(), values);
        });
    }

    [Fact]
    public void AnyCheckpoint_WrittenAndRead_IsTheSameBitForBit()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "any.safetensors");
        Check.QuickThrowOnFailure(Prop.ForAll(Checkpoints(), written =>
        {
            SafetensorsWriter.Write(path, written);
            Checkpoint read = Checkpoint.Read(path);
            return read.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal).SequenceEqual(written.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)) &&
                read.Tensors.Count == written.Tensors.Count &&
                written.Tensors.All(tensor => IsSame(tensor, read.Get(tensor.Name, [.. tensor.Shape])));
        }));
    }

    [Fact]
    public void ExistingFile_Written_IsReplacedAndNothingElseIsLeft()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("weights.safetensors", new byte[100_000]);

        SafetensorsWriter.Write(path, TwoTensors());

        Assert.Equal(SafetensorsWriter.Encode(TwoTensors()), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void PathOfADirectory_Written_IsRefusedAndNothingIsLeft()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "weights.safetensors");
        Directory.CreateDirectory(path);

        Rejection.Assert(path, () => SafetensorsWriter.Write(path, TwoTensors()), "cannot be written");

        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void PathInAMissingFolder_Written_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "no", "weights.safetensors");

        Rejection.Assert(path, () => SafetensorsWriter.Write(path, TwoTensors()), "cannot be written");
    }

    [Fact]
    public void ReservedName_Encode_IsRefused()
    {
        var checkpoint = new Checkpoint("memory", [new CheckpointTensor("__metadata__", [1], [1])]);

        Assert.Contains("reserves", Assert.Throws<ArgumentException>(() => SafetensorsWriter.Encode(checkpoint)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HeaderBeyondTheBound_Encode_IsRefused()
    {
        var checkpoint = new Checkpoint(
            "memory", [new CheckpointTensor("w", [1], [1])], new Dictionary<string, string> { ["log"] = new('x', CheckpointLimits.HeaderBytes) });

        Assert.Contains("1048576", Assert.Throws<ArgumentException>(() => SafetensorsWriter.Encode(checkpoint)).Message, StringComparison.Ordinal);
    }

    private static bool IsSame(CheckpointTensor one, CheckpointTensor other) =>
        one.Values.ToArray().Select(BitConverter.SingleToInt32Bits).SequenceEqual(other.Values.ToArray().Select(BitConverter.SingleToInt32Bits));

    // Names and metadata use what JSON must escape; values are any finite bit pattern, subnormal numbers and -0 included.
    private static Arbitrary<Checkpoint> Checkpoints()
    {
        Gen<string> name = Gen.Elements("w", "\"", "\\", "é", "\U0001F441", "{", ".", " ").NonEmptyListOf().Select(string.Concat).Where(text => text.Length < 100);
        Gen<float> value = ArbMap.Default.GeneratorFor<int>().Select(bits => unchecked(bits * (int)0x9E3779B1)).Select(BitConverter.Int32BitsToSingle).Where(float.IsFinite);
        Gen<CheckpointTensor> tensor =
            from tensorName in name
            from shape in Gen.Choose(0, 3).ListOf().Where(sizes => sizes.Count <= 4)
            from values in value.ArrayOf(shape.Aggregate(1, (product, size) => product * size))
            select new CheckpointTensor(tensorName, [.. shape], values);
        Gen<Checkpoint> checkpoint =
            from tensors in tensor.NonEmptyListOf()
            from keys in name.ListOf()
            select new Checkpoint("memory", tensors.DistinctBy(t => t.Name), keys.Distinct().ToDictionary(key => key, key => key + "\n"));
        return Arb.From(checkpoint);
    }
}
