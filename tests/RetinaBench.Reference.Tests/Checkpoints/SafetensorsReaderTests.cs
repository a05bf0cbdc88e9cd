using RetinaBench.Reference.Checkpoints;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Checkpoints;

public sealed partial class SafetensorsReaderTests
{
    private static Checkpoint Read(byte[] file)
    {
        using var folder = new TemporaryFolder();
        return Checkpoint.Read(folder.Write("weights.safetensors", file));
    }

    [Fact]
    public void HandBuiltFile_Read_HasItsTensorsAndMetadata()
    {
        Checkpoint checkpoint = Read(SafetensorsBytes.Make(
            """{"b":{"data_offsets":[8,12],"dtype":"F32","shape":[]},"__metadata__":{"seed":"7","":"\u00e9"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}   """,
            0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0, 0x00, 0x00, 0x40, 0x40));

        // 0x3F800000 is 1, 0xC0000000 is -2, 0x40400000 is 3 (IEEE 754 binary32).
        Assert.Equal(["b", "a"], checkpoint.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([1f, -2f], checkpoint.Get("a", 1, 2).Values.ToArray());
        Assert.Equal([3f], checkpoint.Get("b", []).Values.ToArray());
        Assert.Equal(new Dictionary<string, string> { ["seed"] = "7", [""] = "\u00e9" }, checkpoint.Metadata);
    }

    // Bit patterns of 1.5, -2 and the smallest positive number of each type (IEEE 754, bfloat16 as the upper half of binary32).
    [Theory]
    [InlineData("F64", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0x3F, 0, 0, 0, 0, 0, 0, 0x00, 0xC0, 0, 0, 0, 0, 0, 0, 0xA0, 0x36 }, 1.40129846e-45f)]
    [InlineData("F32", new byte[] { 0, 0, 0xC0, 0x3F, 0, 0, 0x00, 0xC0, 1, 0, 0, 0 }, 1.40129846e-45f)]
    [InlineData("F16", new byte[] { 0x00, 0x3E, 0x00, 0xC0, 0x01, 0x00 }, 5.96046448e-08f)]
    [InlineData("BF16", new byte[] { 0xC0, 0x3F, 0x00, 0xC0, 0x01, 0x00 }, 9.18354962e-41f)]
    public void ElementTypes_Read_AreConvertedToFloat32(string type, byte[] data, float smallest)
    {
        Checkpoint checkpoint = Read(SafetensorsBytes.Make($$$"""{"a":{"dtype":"{{{type}}}","shape":[3],"data_offsets":[0,{{{data.Length}}}]}}""", data));

        Assert.Equal([1.5f, -2f, smallest], checkpoint.Get("a", 3).Values.ToArray());
    }

    [Fact]
    public void EmptyTensor_Read_HasNoValues()
    {
        Checkpoint checkpoint = Read(SafetensorsBytes.Make("""{"a":{"dtype":"F32","shape":[2147483647,0],"data_offsets":[0,0]}}"""));

        Assert.Empty(checkpoint.Get("a", int.MaxValue, 0).Values.ToArray());
    }

    [Fact]
    public void MutatedFile_Read_IsReadOrRefusedInOneLine()
    {
        const int Mutations = 1000;
        var random = new Random(20210611);
        byte[] file = SafetensorsBytes.Make(
            """{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"b":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}""",
            SafetensorsBytes.Floats(1, 2, 0, 1));
        using var folder = new TemporaryFolder();
        int refused = Enumerable.Range(0, Mutations).Count(_ => Mutation.IsRefused(Mutation.Of(file, random), folder));

        Assert.InRange(refused, Mutations / 2, Mutations);
    }
}
