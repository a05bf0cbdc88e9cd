using RetinaBench.Reference.Checkpoints;

namespace RetinaBench.Reference.Tests.Checkpoints;

public sealed class CheckpointTensorTests
{
    [Fact]
    public void SourceArrays_ChangedLater_LeaveTheTensorAsItWas()
    {
        int[] shape = [2];
        float[] values = [1, 2];
        var tensor = new CheckpointTensor("w", shape, values);

        shape[0] = 7;
        values[0] = 7;

        Assert.Equal([2], tensor.Shape);
        Assert.Equal([1f, 2f], tensor.Values.ToArray());
    }

    [Theory]
    [InlineData("", new[] { 1 }, new[] { 1f }, "0 characters, valid are 1 to 256")]
    [InlineData("a\tb", new[] { 1 }, new[] { 1f }, "control character U+0009 at 1")]
    [InlineData("w", new[] { -1 }, new float[0], "shape [-1]")]
    [InlineData("w", new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1 }, new[] { 1f }, "exceeds 8 axes")]
    [InlineData("w", new[] { 65536, 65536 }, new[] { 1f }, "26214400 elements")]
    [InlineData("w", new[] { 2, 2 }, new[] { 1f, 2, 3 }, "values has 3 elements, shape [2, 2] has 4")]
    [InlineData("w", new[] { 2 }, new[] { 1f, float.NaN }, "values[1] is NaN")]
    [InlineData("w", new[] { 1 }, new[] { float.PositiveInfinity }, "values[0] is Infinity")]
    public void BadArgument_Construct_NamesItAndTheValidRange(string name, int[] shape, float[] values, string part)
    {
        string message = Assert.Throws<ArgumentException>(() => new CheckpointTensor(name, shape, values)).Message;

        Assert.Contains(part, message, StringComparison.Ordinal);
    }

    // Not a row of the theory above: the metadata of attributes cannot hold half a pair.
    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void HalfASurrogatePairInTheName_Construct_IsRefused(int half)
    {
        string message = Assert.Throws<ArgumentException>(() => new CheckpointTensor($"a{(char)half}b", [1], [1])).Message;

        Assert.Contains("half a surrogate pair at 1", message, StringComparison.Ordinal);
    }
}
